/** Chooses criteria by code or by words of their names, without diacritics. */
import { Select } from 'antd'
import type { CriterionName } from '../../../contract/remediation.ts'
import { foldVietnamese } from '../../../core/values/foldVietnamese.ts'
import { useTexts } from '../../text/texts.tsx'

interface CriteriaSelectProps {
  readonly id?: string
  readonly criteria: readonly CriterionName[]
  readonly value?: readonly string[]
  readonly onChange?: (codes: string[]) => void
}

export function CriteriaSelect({ id, criteria, value = [], onChange }: CriteriaSelectProps) {
  const { plans: t } = useTexts()
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      value={[...value]}
      options={optionsOf(criteria)}
      placeholder={criteria.length === 0 ? t.criteriaNone : t.criteriaPlaceholder}
      disabled={criteria.length === 0 && value.length === 0}
      showSearch={{ filterOption: findByWords }}
      onChange={(codes: string[]) => onChange?.(codes)}
    />
  )
}

export const optionsOf = (criteria: readonly CriterionName[]) =>
  criteria.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))

export const findByWords = (typed: string, option?: { readonly label: string }): boolean =>
  foldVietnamese(option?.label ?? '').includes(foldVietnamese(typed))
