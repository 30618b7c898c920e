/** The running year: points so far, beside last year's of the same criteria, and where it may still get. */
import { Link } from '@tanstack/react-router'
import type { Overview } from '../../../contract/overview.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatFigure } from '../../figures.ts'
import { formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

export function RunningCard({ overview: { running, year, last } }: { readonly overview: Overview }) {
  const { overview: t } = useTexts()
  return (
    <section className="card" aria-labelledby="nam-nay">
      <h2 id="nam-nay">{t.running(String(year))}</h2>
      {running ? (
        <Running running={running} year={year} lastYear={last.year} />
      ) : (
        <EmptyState
          title={t.notRunning(String(year))}
          hint={t.notRunningHint}
          action={<Link to="/bo-tieu-chi">{t.toCatalogue}</Link>}
        />
      )}
    </section>
  )
}

interface RunningProps {
  readonly running: NonNullable<Overview['running']>
  readonly year: number
  readonly lastYear: number
}

/** The bars only repeat the figures beside them. */
function Running({ running, year, lastYear }: RunningProps) {
  const { overview: t } = useTexts()
  const { total, base, withFacts, of, lastYearOfSame, reachable } = running
  return (
    <>
      <div className="index-pair">
        <div>
          <h3 className="soft">{t.pointsSoFar}</h3>
          <p className="big-figure number">{formatFigure(total)}</p>
          <p>{t.ofBase(formatFigure(base))}</p>
          <progress aria-hidden="true" className="meter" max={Number(base) || 1} value={Number(total)} />
          {lastYearOfSame !== null && (
            <p className="soft">{t.lastYearOfSame(String(lastYear), formatFigure(lastYearOfSame))}</p>
          )}
        </div>
        <div>
          <h3 className="soft">{t.reachable}</h3>
          <p className="big-figure number">{reachable.index === null ? '–' : `${formatFigure(reachable.index)}%`}</p>
          {reachable.class && <p>{t.class(reachable.class)}</p>}
          <p className="soft">{t.reachableHint}</p>
        </div>
      </div>
      <p className="card-foot">
        {t.withFacts(formatCount(withFacts), formatCount(of))} ·{' '}
        <Link to="/bang-diem" search={{ year }}>
          {t.toSheet}
        </Link>
      </p>
    </>
  )
}
