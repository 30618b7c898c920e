import type { CriteriaSetSummary } from '../../../contract/catalogue.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

const tones = { draft: 'info', inUse: 'good', superseded: 'plain' } as const

/** Where a set stands, whether it is a sample, and how many faults it has. */
export function SetStateTags({ set }: { readonly set: CriteriaSetSummary }) {
  const { catalogue: t } = useTexts()
  return (
    <span className="tags">
      <StateTag tone={tones[set.state]}>{t.states[set.state]}</StateTag>
      {set.status === 'sample' && <StateTag tone="warn">{t.sample}</StateTag>}
      {set.faults > 0 && <StateTag tone="bad">{t.faults(formatCount(set.faults))}</StateTag>}
    </span>
  )
}
