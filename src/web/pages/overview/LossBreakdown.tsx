/** Lost points of last year put together by field, by cause, and by what has become of them. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Overview } from '../../../contract/overview.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { formatFigure } from '../../figures.ts'
import { formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'

type Losses = NonNullable<Overview['last']['losses']>

export function LossBreakdown({ overview: { last, year } }: { readonly overview: Overview }) {
  const { overview: t } = useTexts()
  const of = String(last.year)
  const { losses, recalculated } = last
  const without = recalculated ? recalculated.of - recalculated.withFacts : 0
  return (
    <section className="card" aria-labelledby="diem-mat">
      <h2 id="diem-mat">{t.lost(of)}</h2>
      {losses === null && (
        <EmptyState
          title={t.lostUnknown(of)}
          hint={t.lostUnknownHint(of)}
          action={
            <Link to="/bang-diem" search={{ year: last.year }}>
              {t.toSheet}
            </Link>
          }
        />
      )}
      {losses?.criteria === 0 && <p>{t.lostNothing(of)}</p>}
      {losses !== null && losses.criteria > 0 && (
        <Parts losses={losses} without={without} lostYear={last.year} year={year} />
      )}
    </section>
  )
}

interface PartsProps {
  readonly losses: Losses
  /** Criteria whose points are lost for want of a fact. */
  readonly without: number
  readonly lostYear: number
  readonly year: number
}

function Parts({ losses, without, lostYear, year }: PartsProps) {
  const { overview: t, losses: words } = useTexts()
  return (
    <>
      <p>
        {t.lostSum(formatFigure(losses.lost), formatCount(losses.criteria))}
        {without > 0 && <span className="soft"> {t.withoutFact(formatCount(without))}</span>}
      </p>
      <div className="loss-parts">
        <BarList title={t.byField}>
          {losses.byField.map(({ code, name, lost, max }) => (
            <Bar key={code} lost={lost} whole={max} note={t.ofMax(formatFigure(max))}>
              <Link to="/bang-diem" search={{ year: lostYear, field: code }}>
                {name}
              </Link>
            </Bar>
          ))}
        </BarList>
        <BarList title={t.byCause}>
          {losses.byCause.map(({ cause, criteria, lost }) => (
            <Bar key={cause ?? 'unknown'} lost={lost} whole={losses.lost} note={t.criteria(formatCount(criteria))}>
              <Link to="/bang-diem" search={{ year: lostYear, cause: cause ?? 'unknown' }}>
                {words.causes[cause ?? 'unknown']}
              </Link>
            </Bar>
          ))}
        </BarList>
        {losses.outcomes.length > 0 && (
          <BarList title={t.byOutcome(String(year))}>
            {losses.outcomes.map(({ outcome, criteria, lost }) => (
              <Bar
                key={outcome}
                lost={lost}
                whole={losses.lost}
                note={t.criteria(formatCount(criteria))}
                tone={outcome}
              >
                {words.outcomes[outcome]}
              </Bar>
            ))}
          </BarList>
        )}
      </div>
    </>
  )
}

function BarList({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul className="plain-list bars">{children}</ul>
    </div>
  )
}

interface BarProps {
  readonly lost: string
  readonly whole: string
  readonly note: string
  readonly tone?: string
  readonly children: ReactNode
}

/** The bar only repeats the figures beside it. */
function Bar({ lost, whole, note, tone, children }: BarProps) {
  return (
    <li>
      <span>{children}</span>
      <span>
        <strong className="number">{formatFigure(lost)}</strong> <span className="soft">{note}</span>
      </span>
      <progress aria-hidden="true" className={`meter ${tone ?? ''}`} max={Number(whole) || 1} value={Number(lost)} />
    </li>
  )
}
