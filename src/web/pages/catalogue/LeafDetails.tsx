/** What a criteria set says of one leaf: how it is scored, by whom, with which evidence, on which basis. */
import type { ReactNode } from 'react'
import type { CriteriaSetDetail } from '../../../contract/catalogue.ts'
import type { LeafView } from '../../../contract/criteriaTree.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { formatFigure } from '../../figures.ts'
import { useTexts } from '../../text/texts.tsx'

/** The body of a drawer that may hold nothing but words: it takes the focus, so that the keyboard can scroll it. */
export function LeafBody({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part without buttons is reached by the keyboard only so
    <section className="leaf-details" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

export function RuleWords({ leaf }: { readonly leaf: LeafView }) {
  const { catalogue: t } = useTexts()
  return (
    <section aria-label={t.rule}>
      <h2>{t.rule}</h2>
      {leaf.ruleWords.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </section>
  )
}

export function EvidenceList({ leaf }: { readonly leaf: LeafView }) {
  const { catalogue: t } = useTexts()
  return (
    <section aria-label={t.evidence}>
      <h2>{t.evidence}</h2>
      {leaf.evidence.length === 0 ? (
        <p className="soft">{t.noEvidence}</p>
      ) : (
        <ul>
          {leaf.evidence.map((piece) => (
            <li key={piece.id}>
              {piece.name}{' '}
              <span className="soft">
                (
                {[
                  t.evidenceOf(String(piece.count), t.pers[piece.per]),
                  piece.issuer && t.issuedBy(piece.issuer),
                  piece.signed && t.signed,
                ]
                  .filter(Boolean)
                  .join(', ')}
                )
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export function BasisList({ leaf }: { readonly leaf: LeafView }) {
  const { catalogue: t } = useTexts()
  return (
    <section aria-label={t.basis}>
      <h2>{t.basis}</h2>
      <ul>
        {leaf.basis.map((basis) => {
          const words = [basis.document ?? basis.unknown, basis.article, basis.page && t.page(String(basis.page))]
          const text = words.filter(Boolean).join(', ')
          return (
            <li key={text} className={basis.unknown ? 'soft' : undefined}>
              {text}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Who scores and appraises, and what of it is stated or only typical. */
export function LeafFacts({ leaf }: { readonly leaf: LeafView }) {
  const { catalogue: t } = useTexts()
  const { source } = leaf
  return (
    <dl className="facts">
      <div>
        <dt>{t.max}</dt>
        <dd className="number">{formatFigure(leaf.max)}</dd>
      </div>
      <div>
        <dt>{t.scoredBy}</dt>
        <dd>{t.scorers[leaf.scoredBy]}</dd>
      </div>
      {leaf.appraisedBy && (
        <div>
          <dt>{t.appraisedBy}</dt>
          <dd>{leaf.appraisedBy}</dd>
        </div>
      )}
      {source && (source.max || source.rule) && (
        <div>
          <dt>{t.source}</dt>
          <dd>
            {source.max && <SourceMark what={t.sourceMax} origin={source.max} />}
            {source.rule && <SourceMark what={t.sourceRule} origin={source.rule} />}
          </dd>
        </div>
      )}
    </dl>
  )
}

function SourceMark({ what, origin }: { readonly what: string; readonly origin: 'stated' | 'typical' }) {
  const { catalogue: t } = useTexts()
  return (
    <div>
      {what}: <StateTag tone={origin === 'stated' ? 'good' : 'warn'}>{t.sources[origin]}</StateTag>
    </div>
  )
}

export function ExampleList({ examples }: { readonly examples: CriteriaSetDetail['examples'] }) {
  const { catalogue: t } = useTexts()
  if (examples.length === 0) return null
  return (
    <section aria-label={t.examples}>
      <h2>{t.examples}</h2>
      <ul>
        {examples.map((example) => (
          <li key={`${example.name} ${JSON.stringify(example.fact)}`}>
            {example.name}:{' '}
            <strong>{example.points === null ? t.exampleNone : t.examplePoints(formatFigure(example.points))}</strong>
            {example.source && <span className="soft"> ({example.source})</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
