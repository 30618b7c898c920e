/** Somebody else stored the draft meanwhile: who, what they changed, and what both changed; nothing typed is lost. */
import { Button } from 'antd'
import type { PlanDraftView } from '../../../../contract/planDrafts.ts'
import { deadlineWords } from '../../../../core/plans/editing/deadlineWords.ts'
import type { Clash, MergedDraft, TheirChange } from '../../../../core/plans/editing/mergeDrafts.ts'
import { NamedUnit } from '../../../../core/plans/editing/planDraft.ts'
import { Deadline } from '../../../../core/plans/planReading.ts'
import { formatCount, formatInstant } from '../../../format.ts'
import { type Texts, useSpeaking, useTexts } from '../../../text/texts.tsx'
import { InSight } from './InSight.tsx'

const MOST_SHOWN = 8

interface NewerVersionProps {
  readonly newer: PlanDraftView
  readonly merged: MergedDraft
  readonly onMerge: () => void
  readonly onTake: () => void
}

export function NewerVersion({ newer, merged, onMerge, onTake }: NewerVersionProps) {
  const { drafts: t, plans } = useTexts()
  const { language } = useSpeaking()
  const name = newer.updatedBy
  const { theirs, clashes } = merged
  const words = (value: unknown) => valueWords(value, t, language)
  return (
    <InSight className="refusal warn newer-version">
      <p>
        <strong>{t.conflictTitle}.</strong> {t.conflictBy(name, formatInstant(newer.updatedAt))}
      </p>
      {theirs.length + clashes.length === 0 && <p>{t.conflictNoDifference}</p>}
      {theirs.length > 0 && (
        <div>
          <p>{t.conflictTheirs(name)}</p>
          <ul>
            {theirs.slice(0, MOST_SHOWN).map((change) => (
              <li key={`${change.list} ${change.id} ${change.field}`}>{placeWords(change, t, plans)}</li>
            ))}
            {theirs.length > MOST_SHOWN && <li>{t.conflictMore(formatCount(theirs.length - MOST_SHOWN))}</li>}
          </ul>
        </div>
      )}
      {clashes.length > 0 && (
        <div>
          <p>{t.conflictBoth}</p>
          <dl className="differences">
            {clashes.slice(0, MOST_SHOWN).map((clash) => (
              <div key={`${clash.list} ${clash.id} ${clash.field}`}>
                <dt>{placeWords(clash, t, plans)}</dt>
                <dd>
                  {t.conflictTheirsIs(name)}: <strong>{words(clash.latest)}</strong>
                </dd>
                <dd>
                  {t.conflictMineIs}: <strong>{words(clash.mine)}</strong>
                </dd>
              </div>
            ))}
          </dl>
          {clashes.length > MOST_SHOWN && <p>{t.conflictMore(formatCount(clashes.length - MOST_SHOWN))}</p>}
        </div>
      )}
      <div className="page-actions">
        <Button type="primary" onClick={onMerge}>
          {t.merge}
        </Button>
        <Button onClick={onTake}>{t.takeTheirs(name)}</Button>
      </div>
    </InSight>
  )
}

/** `Nhiệm vụ III.1.1: Thời hạn`. */
function placeWords({ list, id, field }: TheirChange | Clash, t: Texts['drafts'], plans: Texts['plans']): string {
  const place = list ? `${plans.tabs[list]} ${id}` : plans.tabs.header
  const fields: Readonly<Record<string, string>> = {
    title: plans.taskTitle,
    text: plans.text,
    lead: plans.lead,
    coordinating: plans.coordinating,
    deadline: plans.deadline,
    product: plans.product,
    criteria: plans.criteria,
    cause: plans.cause,
    actual: plans.actual,
    required: plans.required,
    value: plans.targetValue,
    unit: list === 'targets' ? plans.targetUnit : plans.unit,
    op: plans.targetOp,
    year: plans.planYear,
    subject: plans.subject,
    kind: plans.kind,
    number: plans.number,
    issuedOn: plans.issued,
    issuedMonth: plans.issued,
    place: plans.place,
    issuer: plans.issuer,
    bases: plans.bases,
    indexResult: plans.indexResult,
    recipients: plans.recipients,
    authority: plans.signerAuthority,
    mode: plans.signerMode,
    name: plans.signerName,
  }
  const isWhole = field === null || field === 'item'
  return `${place}: ${isWhole ? t.cameOrWent : (fields[field] ?? plans.text)}`
}

const MOST_LETTERS = 200

function valueWords(value: unknown, t: Texts['drafts'], language: 'vi' | 'en'): string {
  if (value === undefined) return t.conflictGone
  const deadline = Deadline.safeParse(value)
  const units = NamedUnit.array().safeParse(value)
  const words = deadline.success
    ? deadlineWords(deadline.data, language)
    : units.success
      ? units.data.map((unit) => unit.words).join('; ')
      : plainWords(value)
  return words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words || '–'
}

/** Text, a number, a list of codes; of anything larger its own words. */
function plainWords(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(plainWords).join(', ')
  if (typeof value !== 'object' || value === null) return ''
  const { text, code, kind, number } = Object.fromEntries(Object.entries(value))
  return [text ?? code ?? kind, number].filter((part) => typeof part === 'string').join(' ')
}
