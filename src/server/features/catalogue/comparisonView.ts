/** Two criteria sets side by side in words: every setting and every leaf that differs, before and after. */
import type { CatalogueDifference } from '../../../contract/catalogue.ts'
import {
  compareCatalogues,
  type LeafChange,
  type LeafChangeKey,
  type SettingKey,
} from '../../../core/catalogue/compareCatalogues.ts'
import type { CriteriaSet, Leaf } from '../../../core/catalogue/criteriaSet.ts'
import { describeRule } from '../../../core/catalogue/describeRule.ts'
import { formatDecimal } from '../../../core/values/vietnamese.ts'
import { basisWords, evidenceWords } from './setSheet.ts'

interface Change {
  readonly what: string
  readonly before: string | null
  readonly after: string | null
}

export function comparisonOf(before: CriteriaSet, after: CriteriaSet) {
  const { settings, leaves } = compareCatalogues(before, after)
  return {
    header: settings.map(
      (key): Change => ({ what: key, before: settingWords(before, key), after: settingWords(after, key) }),
    ),
    differences: leaves.map((change) => differenceOf(change, before, after)),
  }
}

function differenceOf(change: LeafChange, before: CriteriaSet, after: CriteriaSet): CatalogueDifference {
  if (change.kind === 'added') return { code: change.code, name: change.after.name, kind: 'added', changes: [] }
  if (change.kind === 'removed') return { code: change.code, name: change.before.name, kind: 'removed', changes: [] }
  return {
    code: change.code,
    name: change.after.name,
    kind: 'changed',
    changes: change.keys.map((key) => ({
      what: key,
      before: leafWords(before, change.before, key),
      after: leafWords(after, change.after, key),
    })),
  }
}

function leafWords(set: CriteriaSet, leaf: Leaf, key: LeafChangeKey): string | null {
  switch (key) {
    case 'max':
      return formatDecimal(leaf.max)
    case 'rule':
      return describeRule(leaf).join(' ')
    case 'evidence':
      return evidenceWords(leaf.evidence) || null
    case 'basis':
      return basisWords(leaf.basis)
    case 'source':
      return leaf.source && [leaf.source.max, leaf.source.rule].filter(Boolean).join(' / ')
    case 'place':
      return placeWords(set, leaf.code)
    default:
      return leaf[key]
  }
}

function placeWords(set: CriteriaSet, code: string): string | null {
  for (const field of set.fields) {
    for (const criterion of field.criteria) {
      if (criterion.code === code) return `${field.code} ${field.name}`
      if ('components' in criterion && criterion.components.some((leaf) => leaf.code === code))
        return `${criterion.code} ${criterion.name}`
    }
  }
  return set.bonus.leaves.some((leaf) => leaf.code === code) ? 'Điểm thưởng' : 'Điểm trừ'
}

function settingWords(set: CriteriaSet, key: SettingKey): string | null {
  switch (key) {
    case 'bonusCap':
      return set.bonus.cap && formatDecimal(set.bonus.cap)
    case 'penaltyCap':
      return set.penalty.cap && formatDecimal(set.penalty.cap)
    case 'groups':
      return set.fields.map((field) => `${field.code} ${field.name}`).join('; ')
    case 'decision':
      return set.decision?.number ?? null
    case 'classes':
      return set.classes.map(({ name, from }) => `${name} từ ${formatDecimal(from)}`).join('; ')
    case 'points':
    case 'index':
    case 'rates':
      return roundingWords(set[key])
    case 'max':
      return formatDecimal(set.max)
    default:
      return String(set[key])
  }
}

function roundingWords(rule: CriteriaSet['points'] | CriteriaSet['index']): string {
  const rounded = `${rule.rounding === 'halfUp' ? 'làm tròn' : 'cắt còn'} ${rule.decimals} chữ số`
  if (!('rebase' in rule)) return rounded
  return `${rounded}, ${rule.rebase ? 'chỉ tính phần áp dụng' : 'tính trên điểm tối đa của cả bộ'}`
}
