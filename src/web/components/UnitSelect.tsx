/** Chooses a unit from the tree; found without diacritics, by name, short name or code. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { unitRoutes } from '../../contract/units.ts'
import { foldVietnamese } from '../../core/values/foldVietnamese.ts'
import { queryOf } from '../query.ts'
import { useTexts } from '../text/texts.tsx'
import { inTreeOrder } from './unitTree.ts'

interface UnitOptions {
  readonly id?: string
  /** Where no visible label names the field. */
  readonly ariaLabel?: string
  readonly disabled?: boolean
  readonly placeholder?: string
  /** Units that may not be chosen: oneself as one's own parent. */
  readonly without?: ReadonlySet<string>
  /** Units that have ended are offered, too. */
  readonly ended?: boolean
}

interface UnitSelectProps extends UnitOptions {
  readonly value?: string | null
  readonly onChange?: (unitId: string | null) => void
  readonly allowClear?: boolean
}

export function UnitSelect({ value, onChange, allowClear = false, ...rest }: UnitSelectProps) {
  const { common } = useTexts()
  return (
    <Select
      {...useUnitOptions(rest)}
      value={value ?? null}
      allowClear={allowClear}
      placeholder={rest.placeholder ?? common.unitPlaceholder}
      onChange={(unitId: string | null | undefined) => onChange?.(unitId ?? null)}
    />
  )
}

interface UnitsSelectProps extends UnitOptions {
  readonly value?: string[]
  readonly onChange?: (unitIds: string[]) => void
}

export function UnitsSelect({ value, onChange, ...rest }: UnitsSelectProps) {
  const { common } = useTexts()
  return (
    <Select
      {...useUnitOptions(rest)}
      mode="multiple"
      value={value ?? []}
      allowClear
      placeholder={rest.placeholder ?? common.unitsPlaceholder}
      onChange={(unitIds: string[]) => onChange?.(unitIds)}
    />
  )
}

interface UnitOption {
  readonly value: string
  readonly label: string
  readonly depth: number
  readonly search: string
}

function useUnitOptions({ id, ariaLabel, disabled = false, without, ended = false }: UnitOptions) {
  const { common } = useTexts()
  const { data: units, isPending } = useQuery(queryOf(unitRoutes.list, {}))
  const options: UnitOption[] = inTreeOrder(units ?? [])
    .filter(({ unit }) => !without?.has(unit.id) && (ended || unit.validUntil === null))
    .map(({ unit, depth }) => ({
      value: unit.id,
      label: unit.name,
      depth,
      search: foldVietnamese(`${unit.name} ${unit.shortName ?? ''} ${unit.code}`),
    }))
  return {
    ...(id ? { id } : {}),
    ...(ariaLabel ? { 'aria-label': ariaLabel } : {}),
    className: 'unit-select',
    disabled,
    loading: isPending,
    options,
    notFoundContent: common.noUnitFound,
    showSearch: {
      filterOption: (typed: string, option?: UnitOption) => Boolean(option?.search.includes(foldVietnamese(typed))),
    },
    optionRender: ({ data }: { data: UnitOption }) => (
      <span className={`depth-${Math.min(data.depth, 5)}`}>{data.label}</span>
    ),
  }
}
