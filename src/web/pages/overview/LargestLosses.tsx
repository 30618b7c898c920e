/** The ten criteria that lost most, each with its cause, what is missing, and what the running year has. */
import { Link } from '@tanstack/react-router'
import type { LossView } from '../../../contract/losses.ts'
import type { Overview } from '../../../contract/overview.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { formatFigure } from '../../figures.ts'
import { useActor } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'
import { CauseWords } from '../assessments/CauseWords.tsx'

export function LargestLosses({ overview: { last, year } }: { readonly overview: Overview }) {
  const { overview: t } = useTexts()
  const mayPlan = canSomewhere(useActor(), 'writePlans')
  if (!last.losses || last.losses.criteria === 0) return null
  const hasOutcomes = last.losses.outcomes.length > 0
  const columns: readonly Column<LossView>[] = [
    {
      key: 'criterion',
      title: t.criterion,
      heading: true,
      render: ({ code, name }) => (
        <Link to="/bang-diem" search={{ year: last.year, criterion: code }}>
          <span className="code">{code}</span> {name}
        </Link>
      ),
    },
    {
      key: 'lost',
      title: t.lostPoints,
      align: 'end',
      render: ({ lost, max }) => (
        <>
          <strong className="number">{formatFigure(lost)}</strong>
          <span className="soft number">/{formatFigure(max)}</span>
        </>
      ),
    },
    { key: 'cause', title: t.cause, render: (loss) => <CauseWords loss={loss} /> },
    { key: 'gap', title: t.gap, render: ({ gap }) => gap?.words ?? <span className="soft">–</span> },
    ...(hasOutcomes
      ? [{ key: 'outcome', title: t.outcome(String(year)), render: (loss: LossView) => <OutcomeCell loss={loss} /> }]
      : []),
  ]
  return (
    <section aria-labelledby="mat-nhieu-nhat" className="loss-table">
      <div className="card-head">
        <h2 id="mat-nhieu-nhat">{t.largest}</h2>
        {mayPlan && <Link to="/ke-hoach/du-thao">{t.toPlan}</Link>}
      </div>
      <DataTable
        caption={t.largest}
        columns={columns}
        rows={last.losses.largest}
        keyOf={({ code }) => code}
        empty={null}
      />
    </section>
  )
}

const TONES = { regained: 'good', stillLost: 'bad', noFact: 'plain' } as const

function OutcomeCell({ loss: { outcome, pointsNow } }: { readonly loss: LossView }) {
  const { losses: t } = useTexts()
  if (outcome === null) return <span className="soft">{t.noOutcome}</span>
  return (
    <>
      <StateTag tone={TONES[outcome]}>{t.outcomes[outcome]}</StateTag>
      {pointsNow !== null && <p className="soft">{t.pointsNow(formatFigure(pointsNow))}</p>}
    </>
  )
}
