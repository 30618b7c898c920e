/** Judges one leaf by itself: its rule against its maximum, its evidence against its rule, its basis against the set's year. */
import { checkRule, idsOfRule } from '../scoring/checkRule.ts'
import type { ScoringRule } from '../scoring/scoringRule.ts'
import { decimalsOf, exact } from '../values/exact.ts'
import type { Problem } from '../values/result.ts'
import { type Fault, fault, under } from '../values/schemaFaults.ts'
import type { CatalogueHeader, LeafFile } from './catalogueFile.ts'
import { findCitedYear } from './citedYear.ts'
import { problemAt } from './place.ts'
import { type LeafDraft, type Section, subjectOf } from './readDraft.ts'

/** Whatever of the header could be read; a question that needs more is not asked. */
export function checkLeaf({ place, section, parts }: LeafDraft, header: Partial<CatalogueHeader>): Problem[] {
  const { max, rule } = parts
  const setting = { year: header.year ?? null, periods: null }
  const faults = [
    ...(max === undefined ? [] : maxFaults(max, header)),
    ...(rule === undefined ? [] : placeFaults(rule, section)),
    ...(rule === undefined ? [] : under(['rule'], checkRule(rule, max === undefined ? null : exact(max), setting))),
    ...(rule === undefined ? [] : evidenceFaults(parts.evidence ?? [], rule)),
    ...basisFaults(parts.basis ?? [], header),
  ]
  return faults.map((one) => problemAt(place, one, subjectOf(parts.code)))
}

function maxFaults(max: LeafFile['max'], { points }: Partial<CatalogueHeader>): Fault[] {
  if (!points || decimalsOf(max) <= points.decimals) return []
  const text = `Điểm tối đa ${max} có nhiều hơn ${points.decimals} chữ số lẻ mà bộ tiêu chí cho phép: sửa lại.`
  return [fault(['max'], 'too-many-decimals', text)]
}

/** Points taken off are positive figures outside the hundred; starting from a maximum makes no sense there. */
function placeFaults(rule: ScoringRule, section: Section): Fault[] {
  const inner = rule.kind === 'periodic' ? rule.each : rule
  if (section === 'field' || inner.kind !== 'deduct') return []
  const path = rule.kind === 'periodic' ? ['rule', 'each', 'kind'] : ['rule', 'kind']
  return [fault(path, 'deduct-outside', 'Điểm thưởng, điểm trừ không dùng “deduct”: dùng “events”.')]
}

function evidenceFaults(evidence: LeafFile['evidence'], rule: ScoringRule): Fault[] {
  const ids = evidence.map((required) => required.id)
  const provable = idsOfRule(rule)
  return evidence.flatMap((required, at) => {
    const faults: Fault[] = []
    const path = ['evidence', at]
    if (ids.indexOf(required.id) < at)
      faults.push(
        fault([...path, 'id'], 'duplicate-id', `Tài liệu “${required.id}” đã có trong tiêu chí này: đặt mã khác.`),
      )
    if (required.per === 'period' && rule.kind !== 'periodic')
      faults.push(
        fault(
          [...path, 'per'],
          'evidence-period',
          'Quy tắc không chia kỳ nên không có tài liệu theo kỳ: dùng year, quarter hoặc month.',
        ),
      )
    if (required.for !== null && !provable.includes(required.for)) {
      const known = provable.length === 0 ? 'bỏ “for”' : `dùng một trong ${provable.join(', ')}`
      faults.push(fault([...path, 'for'], 'unknown-id', `“${required.for}” không có trong quy tắc: ${known}.`))
    }
    return faults
  })
}

function basisFaults(basis: LeafFile['basis'], { status, year }: Partial<CatalogueHeader>): Fault[] {
  return basis.flatMap((source, at): Fault[] => {
    if ('unknown' in source) {
      return status === 'official'
        ? [
            fault(
              ['basis', at],
              'basis-unknown',
              'Bộ tiêu chí chính thức phải có căn cứ: ghi văn bản, hoặc để status: sample.',
            ),
          ]
        : []
    }
    const cited = findCitedYear(source.document)
    if (year === undefined || cited === null || cited <= year) return []
    const text = `Căn cứ “${source.document}” ban hành sau năm ${year} của bộ tiêu chí: dùng văn bản có hiệu lực khi đó.`
    return [fault(['basis', at], 'basis-later', text)]
  })
}
