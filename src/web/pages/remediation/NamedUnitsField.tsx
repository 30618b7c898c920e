/** Who leads or coordinates: each line the words of the document, and the unit or group that they mean, or nothing yet. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useMemo } from 'react'
import { unitRoutes } from '../../../contract/units.ts'
import type { NamedUnit } from '../../../core/plans/editing/planDraft.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { inTreeOrder } from '../../components/unitTree.ts'
import { queryOf } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'
import { useNotedField } from './fieldNotes.tsx'

interface NamedUnitsFieldProps {
  readonly label: string
  readonly add: string
  /** The field's name in the draft. */
  readonly field?: string
  readonly value: readonly NamedUnit[]
  /** The plan is being written, so its words follow the unit that is chosen; those of a document stay as they are. */
  readonly isWritten?: boolean
  readonly onChange: (units: NamedUnit[], step?: string) => void
  /** A person tied words to a unit: the same words elsewhere may follow. */
  readonly onTied?: (unit: NamedUnit, name: string) => void
}

export function NamedUnitsField(props: NamedUnitsFieldProps) {
  const { label, add, field, value, isWritten = false, onChange, onTied } = props
  const { plans: t } = useTexts()
  const { place, described, notes } = useNotedField(field)
  const put = (index: number, unit: NamedUnit, step?: string) => onChange(value.with(index, unit), step)
  return (
    <fieldset className="named-units" {...place} {...described}>
      <legend>{label}</legend>
      {notes}
      {value.map((unit, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by where it stands; its words change as one types
        <div className="named-unit" key={index}>
          <NamedUnitFields
            role={label}
            ordinal={index + 1}
            value={unit}
            isWritten={isWritten}
            onChange={(changed, step) => put(index, changed, step)}
            {...(onTied ? { onTied } : {})}
          />
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden="true" />}
            aria-label={t.removeUnit(unit.words || `${label} ${index + 1}`)}
            onClick={() => onChange(value.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => onChange([...value, { words: '', unitId: null, groupId: null }])}
      >
        {add}
      </Button>
    </fieldset>
  )
}

interface NamedUnitFieldsProps {
  readonly role: string
  readonly ordinal: number
  readonly value: NamedUnit
  readonly isWritten: boolean
  readonly onChange: (unit: NamedUnit, step?: string) => void
  readonly onTied?: (unit: NamedUnit, name: string) => void
}

export function NamedUnitFields({ role, ordinal, value, isWritten, onChange, onTied }: NamedUnitFieldsProps) {
  const { plans: t } = useTexts()
  const { options, nameOf } = useTies()
  const tieTo = (chosen: string | undefined) => {
    const id = chosen?.slice(2) ?? null
    const name = id === null ? '' : nameOf(id)
    const tied = {
      words: value.words.trim() === '' || (isWritten && id !== null) ? name : value.words,
      unitId: chosen?.startsWith('u:') ? id : null,
      groupId: chosen?.startsWith('g:') ? id : null,
    }
    onChange(tied)
    if (id !== null && tied.words === value.words) onTied?.(tied, name)
  }
  return (
    <>
      <Input
        aria-label={t.wordsOf(role, String(ordinal))}
        placeholder={t.words}
        value={value.words}
        maxLength={1000}
        onChange={(event) => onChange({ ...value, words: event.target.value }, `${role}.${ordinal}`)}
      />
      <Select
        aria-label={t.tieOf(role, String(ordinal))}
        value={value.unitId ? `u:${value.unitId}` : value.groupId ? `g:${value.groupId}` : undefined}
        placeholder={t.tie}
        allowClear
        options={options}
        showSearch={{
          filterOption: (typed, option) => Boolean(option?.search?.includes(foldVietnamese(typed))),
        }}
        onChange={tieTo}
      />
    </>
  )
}

interface TieOption {
  readonly value: string
  readonly label: string
  readonly search: string
}

interface Ties {
  readonly options: { label: string; title: string; search?: string; options: TieOption[] }[]
  readonly nameOf: (id: string) => string
}

/** What words may be tied to: the units that stand today, and the chosen groups. */
export function useTies(): Ties {
  const { plans: t } = useTexts()
  const { data: units } = useQuery(queryOf(unitRoutes.list, {}))
  const { data: groups } = useQuery(queryOf(unitRoutes.groups, {}))
  return useMemo(() => {
    const names = new Map([...(units ?? []), ...(groups ?? [])].map(({ id, name }) => [id, name]))
    const unitOptions = inTreeOrder(units ?? [])
      .filter(({ unit }) => unit.validUntil === null)
      .map(({ unit }) => ({
        value: `u:${unit.id}`,
        label: unit.name,
        search: foldVietnamese(`${unit.name} ${unit.shortName ?? ''} ${unit.code}`),
      }))
    const groupOptions = (groups ?? []).map(({ id, name }) => ({
      value: `g:${id}`,
      label: name,
      search: foldVietnamese(name),
    }))
    const parts = [
      { label: t.units, title: t.units, options: unitOptions },
      { label: t.groups, title: t.groups, options: groupOptions },
    ]
    return { options: parts.filter((part) => part.options.length > 0), nameOf: (id: string) => names.get(id) ?? '' }
  }, [units, groups, t])
}
