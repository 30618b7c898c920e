/** What the document says of itself: header, legal bases, last year's result; then its recipients and signer. */
import { Input, InputNumber } from 'antd'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { DayField } from '../../components/DayField.tsx'
import { formatFigure, withPoint } from '../../figures.ts'
import { useTexts } from '../../text/texts.tsx'
import { BasesField } from './BasesField.tsx'
import { Labelled } from './DeadlineField.tsx'
import { FieldNotes, useNotedField } from './fieldNotes.tsx'
import type { Correcting } from './ItemCard.tsx'
import { linesOf } from './ResponsibilitiesTab.tsx'

export function HeaderTab({ correcting }: { readonly correcting: Correcting }) {
  return (
    <FieldNotes value={correcting.notes.filter(({ list }) => list === null)}>
      <HeaderFields correcting={correcting} />
    </FieldNotes>
  )
}

function HeaderFields({ correcting }: { readonly correcting: Correcting }) {
  const { plans: t } = useTexts()
  const { header, year } = correcting.draft
  const change = (part: Partial<PlanDraft['header']>, step?: string) =>
    correcting.change((draft) => ({ ...draft, header: { ...draft.header, ...part } }), step && `header.${step}`)
  const words = (name: 'kind' | 'number' | 'place' | 'issuer', label: string, most: number) => (
    <TextField
      field={name}
      label={label}
      value={header[name]}
      most={most}
      onChange={(text) => change({ [name]: text }, name)}
    />
  )
  return (
    <div className="item-editor">
      <Labelled label={t.subject} field="subject">
        {(id, described) => (
          <Input.TextArea
            id={id}
            {...described}
            value={header.subject ?? ''}
            className="growing"
            rows={2}
            onChange={(event) => change({ subject: event.target.value || null }, 'subject')}
          />
        )}
      </Labelled>
      <div className="two-fields">
        <Labelled label={t.planYear} field="year">
          {(id, described) => (
            <InputNumber
              id={id}
              {...described}
              value={year}
              min={2000}
              max={2100}
              precision={0}
              onChange={(typed) => correcting.change((draft) => ({ ...draft, year: typed }), 'year')}
            />
          )}
        </Labelled>
        {words('kind', t.kind, 200)}
        {words('number', t.number, 120)}
        <Labelled label={t.issued} field="issuedOn">
          {(id) => (
            <DayField
              id={id}
              value={header.issuedOn}
              onChange={(day) => change({ issuedOn: day, issuedMonth: day?.slice(0, 7) ?? header.issuedMonth })}
            />
          )}
        </Labelled>
        {words('issuer', t.issuer, 500)}
        {words('place', t.place, 200)}
      </div>
      <BasesField correcting={correcting} />
      <Result correcting={correcting} />
    </div>
  )
}

function Result({ correcting }: { readonly correcting: Correcting }) {
  const { plans: t } = useTexts()
  const { indexResult } = correcting.draft
  const { place, notes } = useNotedField('indexResult')
  if (!indexResult) return <p className="soft">{t.noIndexResult}</p>
  const change = (part: Partial<typeof indexResult>, step: string) =>
    correcting.change((draft) => ({ ...draft, indexResult: { ...indexResult, ...part } }), `result.${step}`)
  const count = (name: 'year' | 'rank' | 'of', label: string) => (
    <Labelled label={label}>
      {(id) => (
        <InputNumber
          id={id}
          value={indexResult[name]}
          min={1}
          max={10_000}
          precision={0}
          onChange={(typed) => change({ [name]: typed }, name)}
        />
      )}
    </Labelled>
  )
  return (
    <fieldset {...place}>
      <legend>{t.indexResult}</legend>
      {notes}
      <div className="two-fields">
        {count('year', t.resultYear)}
        <Labelled label={t.resultIndex} field="index">
          {(id, described) => (
            <Input
              id={id}
              {...described}
              inputMode="decimal"
              value={formatFigure(indexResult.index)}
              maxLength={12}
              onChange={(event) => change({ index: withPoint(event.target.value) }, 'index')}
            />
          )}
        </Labelled>
        <TextField
          label={t.resultClass}
          value={indexResult.class}
          most={60}
          onChange={(text) => change({ class: text }, 'class')}
        />
        {count('rank', t.resultRank)}
        {count('of', t.resultOf)}
      </div>
    </fieldset>
  )
}

export function ClosingTab({ correcting }: { readonly correcting: Correcting }) {
  return (
    <FieldNotes value={correcting.notes.filter(({ list }) => list === null)}>
      <ClosingFields correcting={correcting} />
    </FieldNotes>
  )
}

function ClosingFields({ correcting }: { readonly correcting: Correcting }) {
  const { plans: t } = useTexts()
  const { recipients, signer } = correcting.draft
  const part = (name: keyof typeof signer, label: string) => (
    <TextField
      field={`signer.${name}`}
      label={label}
      value={signer[name]}
      most={300}
      onChange={(text) =>
        correcting.change((draft) => ({ ...draft, signer: { ...draft.signer, [name]: text } }), `signer.${name}`)
      }
    />
  )
  return (
    <div className="item-editor">
      <Labelled label={`${t.recipients} (${t.recipientsHint.toLowerCase()})`} field="recipients">
        {(id) => (
          <Input.TextArea
            id={id}
            value={recipients.join('\n')}
            placeholder={t.noRecipients}
            className="growing"
            rows={4}
            onChange={(event) =>
              correcting.change((draft) => ({ ...draft, recipients: linesOf(event.target.value) }), 'recipients')
            }
          />
        )}
      </Labelled>
      <div className="two-fields">
        {part('authority', t.signerAuthority)}
        {part('mode', t.signerMode)}
        {part('title', t.signerTitle)}
        {part('name', t.signerName)}
      </div>
    </div>
  )
}

interface TextFieldProps {
  /** The field's name in the draft. */
  readonly field?: string
  readonly label: string
  readonly value: string | null
  readonly most: number
  readonly onChange: (text: string | null) => void
}

function TextField({ field, label, value, most, onChange }: TextFieldProps) {
  return (
    <Labelled label={label} {...(field ? { field } : {})}>
      {(id, described) => (
        <Input
          id={id}
          {...described}
          value={value ?? ''}
          maxLength={most}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )}
    </Labelled>
  )
}
