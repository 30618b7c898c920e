/** A deadline of any kind that plans have, in plain words; the words of the document stay beside it. */
import { Input, InputNumber, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { deadlineWords } from '../../../core/plans/editing/deadlineWords.ts'
import type { Deadline } from '../../../core/plans/planReading.ts'
import { DayField } from '../../components/DayField.tsx'
import { type Texts, useTexts } from '../../text/texts.tsx'
import { type NotedField, useNotedField } from './fieldNotes.tsx'

interface DeadlineFieldProps {
  readonly value: Deadline | null
  /** The year that new dates begin with. */
  readonly year: number
  /** The plan is being written, so its words follow what is chosen; those of a document stay as they are. */
  readonly isWritten?: boolean
  /** `step` names typing in one field. */
  readonly onChange: (deadline: Deadline | null, step?: string) => void
}

type Kind = Deadline['kind']
const kinds: readonly Kind[] = [
  'beforeDate',
  'month',
  'quarter',
  'year',
  'period',
  'fromDate',
  'recurring',
  'afterEvent',
  'conditional',
]

export function DeadlineField({ value, year, isWritten = false, onChange: put }: DeadlineFieldProps) {
  const { plans: t } = useTexts()
  const id = useId()
  const onChange: DeadlineFieldProps['onChange'] = (next, step) =>
    put(isWritten && next && !hasOwnWords(next) ? { ...next, raw: deadlineWords(next) } : next, step)
  const { place, described, notes } = useNotedField('deadline')
  return (
    <fieldset className="deadline-field" {...place} {...described}>
      <legend>{t.deadline}</legend>
      <div className="two-fields">
        <Labelled label={t.deadline} hidden>
          {(fieldId) => (
            <Select
              id={fieldId}
              aria-label={t.deadline}
              value={value?.kind ?? 'none'}
              options={[
                { value: 'none', label: t.deadlineKinds.none },
                ...kinds.map((kind) => ({ value: kind as string, label: t.deadlineKinds[kind] })),
              ]}
              onChange={(kind: string) => onChange(changedKind(isWritten ? null : value, kind, year))}
            />
          )}
        </Labelled>
        {value && <KindFields value={value} onChange={onChange} t={t} />}
      </div>
      {value && (!isWritten || hasOwnWords(value)) && (
        <div className="field">
          <label htmlFor={id}>{t.deadlineRaw}</label>
          <Input
            id={id}
            {...described}
            value={value.raw}
            placeholder={hasOwnWords(value) ? t.deadlineExamples[value.kind] : ''}
            maxLength={1000}
            onChange={(event) => onChange({ ...value, raw: event.target.value }, 'deadline.raw')}
          />
        </div>
      )}
      {notes}
    </fieldset>
  )
}

/** An event or a condition is told by words alone. */
const hasOwnWords = (deadline: Deadline): deadline is Extract<Deadline, { kind: 'afterEvent' | 'conditional' }> =>
  deadline.kind === 'afterEvent' || deadline.kind === 'conditional'

interface KindFieldsProps {
  readonly value: Deadline
  readonly onChange: DeadlineFieldProps['onChange']
  readonly t: Texts['plans']
}

function KindFields({ value, onChange, t }: KindFieldsProps) {
  switch (value.kind) {
    case 'beforeDate':
      return <Day label={t.day} day={value.date} onChange={(date) => onChange({ ...value, date })} />
    case 'fromDate':
      return <Day label={t.fromDay} day={value.from} onChange={(from) => onChange({ ...value, from })} />
    case 'period':
      return (
        <>
          <Day label={t.fromDay} day={value.from} onChange={(from) => onChange({ ...value, from })} />
          <Day label={t.untilDay} day={value.until} onChange={(until) => onChange({ ...value, until })} />
        </>
      )
    case 'month':
      return (
        <>
          <Count label={t.month} value={value.month} most={12} onChange={(month) => onChange({ ...value, month })} />
          <YearField year={value.year} onChange={(year) => onChange({ ...value, year })} />
        </>
      )
    case 'quarter':
      return (
        <>
          <Count
            label={t.quarter}
            value={value.quarter}
            most={4}
            onChange={(quarter) => onChange({ ...value, quarter })}
          />
          <YearField year={value.year} onChange={(year) => onChange({ ...value, year })} />
        </>
      )
    case 'year':
      return <YearField year={value.year} onChange={(year) => onChange({ ...value, year })} />
    case 'recurring':
      return <RecurringFields value={value} onChange={onChange} t={t} />
    case 'afterEvent':
    case 'conditional':
      return null
  }
}

function RecurringFields({
  value,
  onChange,
  t,
}: KindFieldsProps & { readonly value: Extract<Deadline, { kind: 'recurring' }> }) {
  const words = t.everyWords
  const usual = [
    { value: 'weekly', label: words.weekly },
    { value: 'monthly', label: words.monthly },
    { value: 'quarterly', label: words.quarterly },
    { value: 'yearly', label: words.yearly },
    { value: 'thường xuyên', label: words.always },
    ...[2, 3, 4, 6].map((count) => ({ value: `${count}/year`, label: words.times(String(count)) })),
  ]
  const others = value.every.filter((every) => !usual.some((one) => one.value === every))
  const put = (name: 'day' | 'month', part: number | null) => {
    const { [name]: _, ...rest } = value
    onChange(part === null ? rest : { ...value, [name]: part })
  }
  return (
    <>
      <Labelled label={t.every}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={value.every}
            options={[
              ...usual,
              ...others.map((every) => ({
                value: every,
                label: every.replace(/^(\d+)\/year$/, (_, count: string) => words.times(count)),
              })),
            ]}
            onChange={(every: string[]) => onChange({ ...value, every })}
          />
        )}
      </Labelled>
      <Count
        label={t.onDay}
        value={value.day ?? null}
        most={31}
        onClear={() => put('day', null)}
        onChange={(day) => put('day', day)}
      />
      <Count
        label={t.inMonth}
        value={value.month ?? null}
        most={12}
        onClear={() => put('month', null)}
        onChange={(month) => put('month', month)}
      />
    </>
  )
}

function Day({ label, day, onChange }: { label: string; day: string; onChange: (day: string) => void }) {
  return (
    <Labelled label={label}>
      {(id) => <DayField id={id} value={day} allowClear={false} onChange={(chosen) => chosen && onChange(chosen)} />}
    </Labelled>
  )
}

function YearField({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const { plans: t } = useTexts()
  return (
    <Labelled label={t.year}>
      {(id) => (
        <InputNumber
          id={id}
          value={year}
          min={2000}
          max={2100}
          precision={0}
          onChange={(typed) => typed !== null && onChange(typed)}
        />
      )}
    </Labelled>
  )
}

interface CountProps {
  readonly label: string
  readonly value: number | null
  readonly most: number
  readonly onChange: (count: number) => void
  readonly onClear?: () => void
}

function Count({ label, value, most, onChange, onClear }: CountProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <InputNumber
          id={id}
          value={value}
          min={1}
          max={most}
          precision={0}
          onChange={(typed) => (typed === null ? onClear?.() : onChange(typed))}
        />
      )}
    </Labelled>
  )
}

interface LabelledProps {
  readonly label: string
  /** The label is told to screen readers only: the legend above says it. */
  readonly hidden?: boolean
  /** The field's name in the draft, where what is to be said of it stands beside it. */
  readonly field?: string
  readonly children: (id: string, described: NotedField['described']) => ReactNode
}

/** A field with its label above it. */
export function Labelled({ label, hidden = false, field, children }: LabelledProps) {
  const id = useId()
  const { place, described, notes } = useNotedField(field)
  return (
    <div className="field" {...place}>
      <label htmlFor={id} className={hidden ? 'unseen' : undefined}>
        {label}
      </label>
      {children(id, described)}
      {notes}
    </div>
  )
}

function changedKind(before: Deadline | null, kind: string, year: number): Deadline | null {
  const raw = before?.raw ?? ''
  const day = `${year}-12-31`
  switch (kind) {
    case 'beforeDate':
      return { raw, kind, date: day }
    case 'month':
      return { raw, kind, year, month: 12 }
    case 'quarter':
      return { raw, kind, year, quarter: 4 }
    case 'year':
      return { raw, kind, year }
    case 'period':
      return { raw, kind, from: `${year}-01-01`, until: day }
    case 'fromDate':
      return { raw, kind, from: `${year}-01-01` }
    case 'recurring':
      return { raw, kind, every: ['monthly'] }
    case 'afterEvent':
    case 'conditional':
      return { raw, kind }
    default:
      return null
  }
}
