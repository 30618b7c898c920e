/** The figures of a sheet at a glance: index, class, totals, points by field, what is still missing. */
import type { Sheet } from '../../../contract/assessments.ts'
import { formatFigure } from '../../figures.ts'
import { formatCount } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'
import type { SheetIndex } from './sheetRows.ts'

interface SheetSummaryProps {
  readonly sheet: Sheet
  readonly index: SheetIndex
  readonly onOpen: (code: string) => void
}

export function SheetSummary({ sheet, index, onOpen }: SheetSummaryProps) {
  const { sheets: t } = useTexts()
  return (
    <div className="sheet-summary">
      <section className="card" aria-label={t.index}>
        <Figures sheet={sheet} />
        <MissingList sheet={sheet} index={index} onOpen={onOpen} />
      </section>
      <section className="card" aria-labelledby="theo-linh-vuc">
        <h2 id="theo-linh-vuc">{t.fields}</h2>
        <FieldTotals sheet={sheet} index={index} />
      </section>
    </div>
  )
}

function Figures({ sheet: { score } }: { readonly sheet: Sheet }) {
  const { sheets: t } = useTexts()
  return (
    <dl className="figures">
      <div className="figure-main">
        <dt>
          {t.index}
          {!score.complete && ` (${t.soFar})`}
        </dt>
        <dd className="number">{score.index === null ? t.noIndex : `${formatFigure(score.index)}%`}</dd>
      </div>
      <div className="figure-main">
        <dt>
          {t.class}
          {!score.complete && ` (${t.soFar})`}
        </dt>
        <dd>{score.class ?? '–'}</dd>
      </div>
      <div>
        <dt>{t.total}</dt>
        <dd className="number">
          {formatFigure(score.total)} <span className="soft">{t.ofBase(formatFigure(score.base))}</span>
        </dd>
      </div>
      <div>
        <dt>{t.bonus}</dt>
        <dd className="number">+{formatFigure(score.bonus)}</dd>
      </div>
      <div>
        <dt>{t.penalty}</dt>
        <dd className="number">−{formatFigure(score.penalty)}</dd>
      </div>
    </dl>
  )
}

function MissingList({ sheet: { score }, index, onOpen }: SheetSummaryProps) {
  const { sheets: t } = useTexts()
  if (score.complete) return <p className="good-line">{t.complete}</p>
  return (
    <details className="missing-list">
      <summary>{t.incomplete(formatCount(score.missing.length))}</summary>
      <p className="soft">{t.incompleteHint}</p>
      <ul>
        {score.missing.map((code) => (
          <li key={code}>
            <button type="button" className="row-link" onClick={() => onOpen(code)}>
              <span className="code">{code}</span> {index.byCode.get(code)?.name}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The bar only repeats the figures beside it. */
function FieldTotals({ sheet, index }: Pick<SheetSummaryProps, 'sheet' | 'index'>) {
  return (
    <ul className="plain-list field-totals">
      {sheet.score.fields.map(({ code, points, max }) => (
        <li key={code}>
          <span className="field-name">
            <span className="code">{code}</span> {index.byCode.get(code)?.name}
          </span>
          <span className="number">
            {formatFigure(points)} / {formatFigure(max)}
          </span>
          <progress aria-hidden="true" max={Number(max) || 1} value={Number(points)} />
        </li>
      ))}
    </ul>
  )
}
