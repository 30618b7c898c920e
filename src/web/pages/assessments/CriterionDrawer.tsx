/** One criterion of a sheet: why it has its points, the facts, how it is scored, evidence, basis, who leads. */
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { assessmentRoutes } from '../../../contract/assessments.ts'
import { call } from '../../api.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { useNotice } from '../../components/notices.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { formatFigure } from '../../figures.ts'
import { formatInstant } from '../../format.ts'
import { useTexts } from '../../text/texts.tsx'
import { BasisList, EvidenceList, LeafBody, LeafFacts, RuleWords } from '../catalogue/LeafDetails.tsx'
import type { TreeNode } from '../catalogue/treeNodes.ts'
import type { CriterionProps } from './criterionProps.ts'
import { FactDrawer } from './FactDrawer.tsx'
import { factWords } from './factWords.ts'
import { LeadChoice } from './LeadChoice.tsx'
import { LossPart } from './LossPart.tsx'
import { StateWords } from './StateWords.tsx'
import type { LeafScore } from './sheetRows.ts'

export function CriterionDrawer(props: CriterionProps) {
  const { sheet, index, node, onMove } = props
  const [writing, setWriting] = useState(false)
  if (writing) return <FactDrawer {...props} onClose={() => setWriting(false)} />
  const score = index.scores.get(node.code)
  return (
    <Drawer
      open
      size={600}
      title={`${node.code} ${node.name}`}
      onClose={() => onMove(undefined)}
      footer={<DrawerFoot {...props} onWrite={() => setWriting(true)} />}
    >
      <LeafBody label={`${node.code} ${node.name}`}>
        {score ? <Why score={score} /> : <GroupPoints node={node} points={index.points.get(node.code) ?? '0'} />}
        <LossPart sheet={sheet} node={node} />
        <FactPart sheet={sheet} index={index} node={node} />
        <LeadChoice {...props} />
        {node.leaf && (
          <>
            <RuleWords leaf={node.leaf} />
            <EvidenceList leaf={node.leaf} />
            <LeafFacts leaf={node.leaf} />
            <BasisList leaf={node.leaf} />
          </>
        )}
      </LeafBody>
    </Drawer>
  )
}

function Why({ score }: { readonly score: LeafScore }) {
  const { sheets: t } = useTexts()
  const title = score.points === null ? t.whyNone : t.why(formatFigure(score.points))
  return (
    <section aria-label={title} className="why">
      <p className="why-points">
        <strong className="number">{score.points === null ? '–' : formatFigure(score.points)}</strong>
        <span className="soft number"> / {formatFigure(score.max)}</span> <StateWords score={score} />
      </p>
      <h2>{title}</h2>
      <ol>
        {score.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}

function GroupPoints({ node, points }: { readonly node: TreeNode; readonly points: string }) {
  return (
    <p className="why-points">
      <strong className="number">{formatFigure(points)}</strong>
      <span className="soft number"> / {formatFigure(node.max ?? '')}</span>
    </p>
  )
}

/** The facts behind the points: the criterion's own, and one above it that says it does not apply. */
function FactPart({ sheet, index, node }: Pick<CriterionProps, 'sheet' | 'index' | 'node'>) {
  const { sheets: t } = useTexts()
  const codes = index.lines.get(node.code) ?? [node.code]
  const found = codes.flatMap((code) => index.facts.get(code) ?? [])
  const unfit = sheet.unfit.filter(({ code }) => code === node.code)
  if (!node.leaf && found.length === 0) return null
  return (
    <section aria-label={t.facts}>
      <h2>{t.facts}</h2>
      {found.length === 0 && <p className="soft">{t.noFact}</p>}
      {found.map(({ code, fact, writtenBy, writtenAt }) => (
        <div key={code} className="fact">
          <p className="fact-words">
            {factWords(node.leaf?.rule ?? null, fact, t).map((line) => (
              <span key={line}>{line}</span>
            ))}
            {fact.assumed && <StateTag tone="warn">{t.assumed}</StateTag>}
          </p>
          {fact.note && (
            <p>
              {t.note}: {fact.note}
            </p>
          )}
          <p className="soft small">
            {code !== node.code && <>{t.writtenAbove(code)} · </>}
            {t.writtenBy(writtenBy, formatInstant(writtenAt))}
          </p>
        </div>
      ))}
      {unfit.length > 0 && <p className="refusal warn">{t.unfitHint}</p>}
    </section>
  )
}

function DrawerFoot({ sheet, index, node, onRescored, onMove, onWrite }: CriterionProps & { onWrite: () => void }) {
  const { sheets: t } = useTexts()
  const notice = useNotice()
  const mayWrite = index.writable.has(node.code)
  const kept = index.facts.get(node.code) ?? sheet.unfit.find(({ code }) => code === node.code)
  const at = index.leaves.findIndex(({ code }) => code === node.code)
  const remove = async (version: number) => {
    const params = { unitId: sheet.unit.id, year: sheet.year, code: node.code }
    onRescored(node.code, await call(assessmentRoutes.removeFact, { params, query: { version } }))
    notice.done(t.factRemoved)
  }
  const words = node.leaf ? (kept ? t.change : t.write) : t.notApplicableWhole
  return (
    <div className="drawer-actions">
      {mayWrite && (
        <Button type="primary" onClick={onWrite}>
          {words}
        </Button>
      )}
      {mayWrite && kept && (
        <ConfirmButton
          danger
          label={t.removeFact}
          title={t.removeFact}
          text={t.removeFactSure(node.code)}
          onConfirm={() => remove(kept.version)}
        />
      )}
      {at >= 0 && (
        <span className="drawer-moves">
          <Button disabled={at === 0} onClick={() => onMove(index.leaves[at - 1]?.code)}>
            {t.previous}
          </Button>
          <Button disabled={at === index.leaves.length - 1} onClick={() => onMove(index.leaves[at + 1]?.code)}>
            {t.next}
          </Button>
        </span>
      )}
    </div>
  )
}
