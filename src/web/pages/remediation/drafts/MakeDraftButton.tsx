/** "Lập kế hoạch từ điểm bị mất": asks for the year and says which drafts that year has already. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { assessmentRoutes } from '../../../../contract/assessments.ts'
import { planDraftRoutes } from '../../../../contract/planDrafts.ts'
import { call } from '../../../api.ts'
import { useNotice } from '../../../components/notices.tsx'
import { RefusalNotice } from '../../../components/RefusalNotice.tsx'
import { formatCount, formatInstant } from '../../../format.ts'
import { queryOf, useMe } from '../../../query.ts'
import { useTexts } from '../../../text/texts.tsx'

export function MakeDraftButton() {
  const { drafts: t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t.make}
      </Button>
      {isOpen && <MakeDraftDialog onClose={() => setOpen(false)} />}
    </>
  )
}

/** The years around this one, and those after a year with a set; the likely one comes after facts. */
function useYearsOfPlans() {
  const { today, departmentId } = useMe()
  const thisYear = Number(today.slice(0, 4))
  const { data } = useQuery(queryOf(assessmentRoutes.years, { params: { unitId: departmentId } }))
  const after = data?.filter(({ hasSet }) => hasSet).map(({ year }) => year + 1) ?? []
  const years = [...new Set([thisYear + 1, thisYear, thisYear - 1, ...after])].sort((left, right) => right - left)
  const withFacts = data?.filter(({ facts }) => facts > 0).map(({ year }) => year + 1) ?? []
  const past = withFacts.filter((year) => year <= thisYear)
  return { years, likely: past.length > 0 ? Math.max(...past) : thisYear }
}

function MakeDraftDialog({ onClose }: { readonly onClose: () => void }) {
  const { drafts: t, common } = useTexts()
  const notice = useNotice()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { years, likely } = useYearsOfPlans()
  const [chosen, setYear] = useState<number | null>(null)
  const year = chosen ?? likely
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const id = useId()
  const { data } = useQuery(queryOf(planDraftRoutes.list, { query: { pageSize: 200 } }))
  const already = data?.rows.filter((draft) => draft.year === year) ?? []
  const make = async () => {
    setBusy(true)
    setError(null)
    try {
      const made = await call(planDraftRoutes.make, { body: { year } })
      const { shortcomings, tasks } = made.draft
      client.setQueryData(queryOf(planDraftRoutes.draft, { params: { draftId: made.id } }).queryKey, made)
      await client.invalidateQueries({ queryKey: [planDraftRoutes.list.path] })
      await navigate({ to: '/ke-hoach/du-thao/$draftId', params: { draftId: made.id } })
      notice.done(t.made(formatCount(shortcomings.length), formatCount(tasks.length)))
    } catch (refusal) {
      setError(refusal)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t.make}
      okText={t.makeGo}
      cancelText={common.cancel}
      confirmLoading={isBusy}
      onOk={make}
      onCancel={onClose}
    >
      <RefusalNotice error={error} />
      <p>{t.makeText}</p>
      <div className="field make-year">
        <label htmlFor={id}>{t.makeYear}</label>
        <Select
          id={id}
          value={year}
          options={years.map((value) => ({ value, label: String(value) }))}
          onChange={setYear}
        />
        <p className="soft">{t.makeLosses(String(year - 1))}</p>
      </div>
      {already.length > 0 && (
        <div className="refusal warn" role="status">
          <p>{t.makeAlso(String(year))}</p>
          <ul className="plain-list">
            {already.map((draft) => (
              <li key={draft.id}>
                <Link to="/ke-hoach/du-thao/$draftId" params={{ draftId: draft.id }} onClick={onClose}>
                  {draft.subject || t.nameless}
                </Link>{' '}
                ({t.updatedBy(formatInstant(draft.updatedAt), draft.updatedBy)})
              </li>
            ))}
          </ul>
        </div>
      )}
    </Modal>
  )
}
