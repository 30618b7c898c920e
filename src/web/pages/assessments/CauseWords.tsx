/** Why a criterion lost points, in words; where nobody knows, that the sources differ. */
import type { LossView } from '../../../contract/losses.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useTexts } from '../../text/texts.tsx'

export function CauseWords({ loss: { cause, causesDiffer } }: { readonly loss: LossView }) {
  const { losses: t } = useTexts()
  if (cause !== null) return t.causes[cause]
  return (
    <>
      <span className="soft">{t.causes.unknown}</span>
      {causesDiffer && <StateTag tone="warn">{t.differ}</StateTag>}
    </>
  )
}
