/** The documents that a plan rests on: each with its kind, number, day, issuer and title. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import { DayField } from '../../components/DayField.tsx'
import { useTexts } from '../../text/texts.tsx'
import { useNotedField } from './fieldNotes.tsx'
import type { Correcting } from './ItemCard.tsx'

type Basis = PlanDraft['header']['bases'][number]

export function BasesField({ correcting }: { readonly correcting: Correcting }) {
  const { plans: t } = useTexts()
  const { place, described, notes } = useNotedField('bases')
  const { bases } = correcting.draft.header
  const put = (next: Basis[], step?: string) =>
    correcting.change((draft) => ({ ...draft, header: { ...draft.header, bases: next } }), step)
  return (
    <fieldset {...place} {...described}>
      <legend>{t.bases}</legend>
      {notes}
      {bases.map((basis, index) => (
        <BasisFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a basis is known by where it stands
          key={index}
          name={t.basisOf(String(index + 1))}
          basis={basis}
          onChange={(part, step) => put(bases.with(index, { ...basis, ...part }), step && `bases.${index}.${step}`)}
          onRemove={() => put(bases.toSpliced(index, 1))}
        />
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => put([...bases, { kind: '', number: null, title: null, issuedOn: null, issuer: null }])}
      >
        {t.addBasis}
      </Button>
    </fieldset>
  )
}

interface BasisFieldsProps {
  /** `Căn cứ 1`. */
  readonly name: string
  readonly basis: Basis
  readonly onChange: (part: Partial<Basis>, step?: string) => void
  readonly onRemove: () => void
}

function BasisFields({ name, basis, onChange, onRemove }: BasisFieldsProps) {
  const { plans: t } = useTexts()
  const words = (field: 'kind' | 'number' | 'issuer' | 'title', label: string, most: number) => (
    <Input
      aria-label={`${name}: ${label}`}
      placeholder={label}
      className={`basis-${field}`}
      value={basis[field] ?? ''}
      maxLength={most}
      onChange={({ target }) => onChange({ [field]: target.value || (field === 'kind' ? '' : null) }, field)}
    />
  )
  return (
    <div className="basis">
      {words('kind', t.kind, 200)}
      {words('number', t.basisNumber, 120)}
      <DayField
        ariaLabel={`${name}: ${t.issued}`}
        value={basis.issuedOn}
        onChange={(day) => onChange({ issuedOn: day })}
      />
      {words('issuer', t.issuer, 500)}
      {words('title', t.basisTitle, 2000)}
      <Button
        type="text"
        icon={<CloseOutlined aria-hidden="true" />}
        aria-label={t.removeItem(name)}
        onClick={onRemove}
      />
    </div>
  )
}
