/** Copies a set as a draft of another year. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import { type CriteriaSetDetail, catalogueRoutes } from '../../../contract/catalogue.ts'
import { call } from '../../api.ts'
import { FormDrawer } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { useTexts } from '../../text/texts.tsx'

interface OpenYearDrawerProps {
  readonly set: CriteriaSetDetail
  readonly onClose: () => void
}

export function OpenYearDrawer({ set, onClose }: OpenYearDrawerProps) {
  const { catalogue: t, common } = useTexts()
  const client = useQueryClient()
  const navigate = useNavigate()
  const notice = useNotice()
  const save = async ({ year }: { readonly year: string }) => {
    const opened = await call(catalogueRoutes.openYear, { params: { setId: set.id }, body: { year: Number(year) } })
    notice.done(t.opened(year))
    await client.invalidateQueries({ queryKey: [catalogueRoutes.list.path] })
    await navigate({ to: '/bo-tieu-chi/$setId', params: { setId: opened.id } })
  }
  return (
    <FormDrawer<{ readonly year: string }>
      title={t.openYearTitle}
      start={{ values: { year: String((set.year ?? 0) + 1) }, version: 0 }}
      save={save}
      onClose={onClose}
      submit={t.openYear}
    >
      {() => (
        <>
          <p className="soft">{t.openYearHint}</p>
          <Form.Item
            name="year"
            label={t.newYear}
            rules={[
              { required: true, message: common.required },
              { pattern: /^20\d\d$/, message: t.yearShape },
            ]}
          >
            <Input inputMode="numeric" maxLength={4} />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}
