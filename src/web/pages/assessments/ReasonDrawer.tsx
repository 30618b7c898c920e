/** Writes why a criterion lost its points: a cause where the sources differ, and what the appraiser said. */
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import type { Sheet } from '../../../contract/assessments.ts'
import { type LossView, lossRoutes } from '../../../contract/losses.ts'
import { overviewRoutes } from '../../../contract/overview.ts'
import { type ShortcomingCause, ShortcomingCause as shortcomingCause } from '../../../core/plans/planReading.ts'
import { call } from '../../api.ts'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { useTexts } from '../../text/texts.tsx'

interface ReasonForm {
  /** Empty leaves it to what the plan and the appraiser say. */
  readonly cause: ShortcomingCause | ''
  readonly appraisalCause: ShortcomingCause | ''
  readonly appraisalReason: string
}

interface ReasonDrawerProps {
  readonly sheet: Pick<Sheet, 'unit' | 'year'>
  readonly loss: LossView
  readonly onClose: () => void
}

export function ReasonDrawer({ sheet, loss, onClose }: ReasonDrawerProps) {
  const { losses: t } = useTexts()
  const client = useQueryClient()
  const notice = useNotice()
  const params = { unitId: sheet.unit.id, year: sheet.year }
  const refresh = () =>
    Promise.all(
      [lossRoutes.losses.path, overviewRoutes.overview.path].map((path) =>
        client.invalidateQueries({ queryKey: [path] }),
      ),
    )
  const save = async ({ cause, appraisalCause, appraisalReason }: ReasonForm, version: number) => {
    const body = {
      cause: cause || null,
      appraisalCause: appraisalCause || null,
      appraisalReason,
      version: version || null,
    }
    await call(lossRoutes.writeReason, { params: { ...params, code: loss.code }, body })
    notice.done(t.saved(loss.code))
    await refresh()
  }
  const fetchLatest = async (): Promise<Versioned<ReasonForm>> => {
    const { rows } = await call(lossRoutes.losses, { params })
    const latest = rows.find(({ code }) => code === loss.code)
    return { values: formOf(latest ?? loss), version: latest?.version ?? 0 }
  }
  const causeWords = (cause: ShortcomingCause | '', none: string) => (cause === '' ? none : t.causes[cause])
  return (
    <FormDrawer<ReasonForm>
      title={t.writeTitle(loss.code)}
      start={{ values: formOf(loss), version: loss.version ?? 0 }}
      save={save}
      onClose={onClose}
      fetchLatest={fetchLatest}
      fields={[
        { name: 'cause', label: t.choose, words: ({ cause }) => causeWords(cause, t.chooseNone) },
        {
          name: 'appraisalCause',
          label: t.appraisalCause,
          words: ({ appraisalCause }) => causeWords(appraisalCause, t.noAppraisal),
        },
        { name: 'appraisalReason', label: t.appraisalReason },
      ]}
    >
      {() => (
        <>
          <Form.Item name="cause" label={t.choose}>
            <CauseSelect none={t.chooseNone} />
          </Form.Item>
          <Form.Item name="appraisalCause" label={t.appraisalCause}>
            <CauseSelect none={t.noAppraisal} />
          </Form.Item>
          <Form.Item name="appraisalReason" label={t.appraisalReason}>
            <Input.TextArea rows={6} />
          </Form.Item>
        </>
      )}
    </FormDrawer>
  )
}

interface CauseSelectProps {
  readonly none: string
  /** From the form around it. */
  readonly id?: string
  readonly value?: ShortcomingCause | ''
  readonly onChange?: (cause: ShortcomingCause | '') => void
}

function CauseSelect({ none, ...field }: CauseSelectProps) {
  const { losses: t } = useTexts()
  const options = [
    { value: '' as const, label: none },
    ...shortcomingCause.options.map((value) => ({ value, label: t.causes[value] })),
  ]
  return <Select {...field} options={options} />
}

const formOf = ({ cause, causeFrom, appraisal }: LossView): ReasonForm => ({
  cause: causeFrom === 'chosen' && cause !== null ? cause : '',
  appraisalCause: appraisal?.cause ?? '',
  appraisalReason: appraisal?.reason ?? '',
})
