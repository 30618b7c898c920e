/** How a published result stands to that of the year before. */
import type { PublishedResult } from '../../../contract/ranking.ts'
import { formatFigure } from '../../figures.ts'
import { formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

export function ChangeWords({ result: { change, rankChange } }: { readonly result: PublishedResult }) {
  const { results: t } = useTexts()
  if (change === null) return <span className="soft">–</span>
  const points = formatFigure(change.replace('-', ''))
  const ranks = rankChange === null ? null : formatCount(Math.abs(rankChange))
  const words = [
    change === '0' ? t.indexSame : change.startsWith('-') ? t.indexDown(points) : t.indexUp(points),
    ranks && (ranks === '0' ? t.rankSame : (rankChange ?? 0) > 0 ? t.rankUp(ranks) : t.rankDown(ranks)),
  ]
  return words.filter(Boolean).join(', ')
}
