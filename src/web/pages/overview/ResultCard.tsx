/** The published index of last year beside the one that its facts give, and how far the next class is. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Overview } from '../../../contract/overview.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { formatFigure } from '../../figures.ts'
import { formatCount } from '../../format.ts'
import { useActor } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'
import { ChangeWords } from '../ranking/ChangeWords.tsx'

export function ResultCard({ overview: { last } }: { readonly overview: Overview }) {
  const { overview: t } = useTexts()
  return (
    <section className="card" aria-labelledby="ket-qua">
      <h2 id="ket-qua">{t.result(String(last.year))}</h2>
      <div className="index-pair">
        <Published last={last} />
        <Recalculated last={last} />
      </div>
      <NextClassLine last={last} />
    </section>
  )
}

type Last = Overview['last']

function Published({ last: { published } }: { readonly last: Last }) {
  const { overview: t } = useTexts()
  const mayWrite = canSomewhere(useActor(), 'writeResults')
  if (!published) {
    return (
      <IndexBlock name={t.published} index={null}>
        <p className="soft">{t.notPublished}</p>
        {mayWrite && <Link to="/ket-qua">{t.enterResult}</Link>}
      </IndexBlock>
    )
  }
  const { class: name, rank, of } = published
  const rankWords = rank && (of ? t.rank(formatCount(rank), formatCount(of)) : t.rankAlone(formatCount(rank)))
  return (
    <IndexBlock name={t.published} index={published.index}>
      <p>{[name && t.class(name), rankWords].filter(Boolean).join(' · ')}</p>
      <p className="soft">
        <ChangeWords result={published} />
      </p>
    </IndexBlock>
  )
}

function Recalculated({ last: { year, recalculated } }: { readonly last: Last }) {
  const { overview: t } = useTexts()
  if (!recalculated) {
    return (
      <IndexBlock name={t.recalculated} index={null}>
        <p className="soft">{t.notRecalculated(String(year))}</p>
        <Link to="/bo-tieu-chi">{t.toCatalogue}</Link>
      </IndexBlock>
    )
  }
  const { set, index, class: name, withFacts, of, complete } = recalculated
  return (
    <IndexBlock name={t.recalculated} index={index}>
      {name && <p>{t.class(name)}</p>}
      <p className="soft">
        {set.status === 'sample' ? t.bySample : t.bySet(set.title)}
        {!complete && <>, {t.incomplete(formatCount(withFacts), formatCount(of))}</>}
      </p>
    </IndexBlock>
  )
}

interface IndexBlockProps {
  readonly name: string
  readonly index: string | null
  readonly children: ReactNode
}

function IndexBlock({ name, index, children }: IndexBlockProps) {
  return (
    <div>
      <h3 className="soft">{name}</h3>
      <p className="big-figure number">{index === null ? '–' : `${formatFigure(index)}%`}</p>
      {children}
    </div>
  )
}

function NextClassLine({ last: { nextClass, published, recalculated } }: { readonly last: Last }) {
  const { overview: t } = useTexts()
  if (!nextClass) {
    const isKnown = recalculated !== null && (published ?? recalculated.index) !== null
    return isKnown && <p className="card-foot">{t.highestClass}</p>
  }
  const { name, from, away, points } = nextClass
  return (
    <p className="card-foot">
      <strong>{t.nextClass(name, formatFigure(from))}</strong>: {t.away(formatFigure(away), formatFigure(points))}
    </p>
  )
}
