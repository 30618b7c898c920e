/** What a criterion lost and why: the gap in countable things, what the plan and the appraiser say, the cause. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { LossView } from '../../../contract/losses.ts'
import { formatFigure } from '../../figures.ts'
import { useTexts } from '../../text/texts.tsx'
import { CauseWords } from './CauseWords.tsx'
import type { CriterionProps } from './criterionProps.ts'
import { ReasonDrawer } from './ReasonDrawer.tsx'
import { useLosses } from './useLosses.ts'

export function LossPart({ sheet, node }: Pick<CriterionProps, 'sheet' | 'node'>) {
  const { losses: t } = useTexts()
  const losses = useLosses(sheet)
  const [writing, setWriting] = useState(false)
  const loss = losses?.byCode.get(node.code)
  if (!loss) return null
  const title = t.title(formatFigure(loss.lost))
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {loss.isPublished && <p className="soft small">{t.publishedPoints}</p>}
      <dl className="loss-facts">
        {loss.gap && <Said name={t.gap}>{loss.gap.words}</Said>}
        {loss.outcome && <Said name={t.yearAfter(String(sheet.year + 1))}>{t.outcomes[loss.outcome]}</Said>}
        <Said name={t.cause}>
          <CauseWords loss={loss} /> <CauseSource loss={loss} />
        </Said>
        {loss.shortcomings.length > 0 && (
          <Said name={t.shortcomings}>
            {loss.shortcomings.map(({ id, text, cause }) => (
              <span key={id} className="quote">
                “{text}” ({t.causes[cause].toLowerCase()})
              </span>
            ))}
          </Said>
        )}
        {loss.appraisal && (
          <Said name={t.appraisal}>
            <span className="quote">
              {loss.appraisal.reason && `“${loss.appraisal.reason}” `}
              {loss.appraisal.cause && `(${t.causes[loss.appraisal.cause].toLowerCase()})`}
            </span>
          </Said>
        )}
      </dl>
      {losses?.mayWrite && (
        <Button size="small" onClick={() => setWriting(true)}>
          {t.write}
        </Button>
      )}
      {writing && <ReasonDrawer sheet={sheet} loss={loss} onClose={() => setWriting(false)} />}
    </section>
  )
}

function Said({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function CauseSource({ loss: { causeFrom } }: { readonly loss: LossView }) {
  const { losses: t } = useTexts()
  if (causeFrom === null) return null
  const words = { chosen: t.chosen, shortcoming: t.fromPlan, appraisal: t.fromAppraisal }
  return <span className="soft">({words[causeFrom]})</span>
}
