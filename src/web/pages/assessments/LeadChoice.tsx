/** Who leads a criterion; the Office says so here, for the criterion or for all that stands below it. */
import { useId, useState } from 'react'
import { assessmentRoutes } from '../../../contract/assessments.ts'
import { call } from '../../api.ts'
import { useNotice } from '../../components/notices.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { UnitSelect } from '../../components/UnitSelect.tsx'
import { useTexts } from '../../text/texts.tsx'
import type { CriterionProps } from './criterionProps.ts'
import { leadOf } from './sheetRows.ts'

export function LeadChoice({ sheet, index, node, onLeads }: CriterionProps) {
  const { sheets: t } = useTexts()
  const notice = useNotice()
  const [error, setError] = useState<unknown>(null)
  const id = useId()
  const lead = leadOf(index, node.code)
  const own = index.leads.get(node.code)
  const save = async (leadUnitId: string | null) => {
    setError(null)
    try {
      const params = { unitId: sheet.unit.id, year: sheet.year, code: node.code }
      const body = { leadUnitId, version: own?.version ?? null }
      onLeads(await call(assessmentRoutes.writeResponsibility, { params, body }))
      notice.done(t.leadSaved)
    } catch (refusal) {
      setError(refusal)
    }
  }
  const inherited = lead && lead.code !== node.code && t.writtenAbove(lead.code)
  return (
    <section aria-label={t.leadUnit}>
      <h2>
        <label htmlFor={id}>{t.leadUnit}</label>
      </h2>
      {sheet.mayManage ? (
        <UnitSelect
          id={id}
          allowClear={own !== undefined}
          value={lead?.unitId ?? null}
          placeholder={t.noLead}
          onChange={(unitId) => void save(unitId)}
        />
      ) : (
        <p>{lead?.unitName ?? <span className="soft">{t.noLead}</span>}</p>
      )}
      {inherited && <p className="soft small">{inherited}</p>}
      <RefusalNotice error={error} />
    </section>
  )
}
