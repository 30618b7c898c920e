/** One unit takes the lead of all tasks that nobody leads yet, or of those of one section. */
import { Modal, Select } from 'antd'
import { useState } from 'react'
import { leadTheRest } from '../../../../core/plans/editing/editDraft.ts'
import type { PlanDraft } from '../../../../core/plans/editing/planDraft.ts'
import { useNotice } from '../../../components/notices.tsx'
import { UnitSelect } from '../../../components/UnitSelect.tsx'
import { formatCount } from '../../../format.ts'
import { useTexts } from '../../../text/texts.tsx'
import { Labelled } from '../DeadlineField.tsx'
import { useTies } from '../NamedUnitsField.tsx'
import type { ChangeDraft } from '../useReading.ts'

const ALL = ''

interface LeadRestDialogProps {
  readonly draft: PlanDraft
  readonly change: ChangeDraft
  readonly onClose: () => void
}

export function LeadRestDialog({ draft, change, onClose }: LeadRestDialogProps) {
  const { drafts: t, common } = useTexts()
  const { nameOf } = useTies()
  const notice = useNotice()
  const [section, setSection] = useState(ALL)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [isAsked, setAsked] = useState(false)
  const waiting = draft.tasks.filter(({ lead }) => lead.length === 0)
  const sections = [...new Set(waiting.map((task) => task.section))]
  const countIn = (of: string) => waiting.filter((task) => of === ALL || task.section === of).length
  const give = () => {
    if (unitId === null) return setAsked(true)
    const unit = { words: nameOf(unitId), unitId, groupId: null }
    change((now) => leadTheRest(now, section === ALL ? null : section, unit))
    notice.done(t.leadGiven(unit.words, formatCount(countIn(section))))
    onClose()
  }
  return (
    <Modal open title={t.leadRest} okText={t.leadRestGo} cancelText={common.cancel} onOk={give} onCancel={onClose}>
      <p>{t.leadRestText}</p>
      <div className="lead-rest">
        <Labelled label={t.leadRestSection}>
          {(id) => (
            <Select
              id={id}
              value={section}
              options={[ALL, ...sections].map((of) => ({
                value: of,
                label: t.leadRestCount(of === ALL ? common.all : of, formatCount(countIn(of))),
              }))}
              onChange={setSection}
            />
          )}
        </Labelled>
        <Labelled label={t.lead}>{(id) => <UnitSelect id={id} value={unitId} onChange={setUnitId} />}</Labelled>
        {isAsked && unitId === null && (
          <p className="field-fault" role="alert">
            {t.leadRestNone}
          </p>
        )}
      </div>
    </Modal>
  )
}
