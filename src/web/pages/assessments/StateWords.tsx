import { StateTag } from '../../components/StateTag.tsx'
import { useTexts } from '../../text/texts.tsx'
import type { LeafScore } from './sheetRows.ts'

const tones = { scored: 'good', missing: 'warn', nothingArose: 'info', notApplicable: 'plain' } as const

/** Where a criterion stands, and whether it stands on an assumed figure. */
export function StateWords({ score }: { readonly score: LeafScore }) {
  const { sheets: t } = useTexts()
  return (
    <span className="tags">
      <StateTag tone={tones[score.state]}>{t.states[score.state]}</StateTag>
      {score.assumed && <StateTag tone="warn">{t.assumed}</StateTag>}
    </span>
  )
}
