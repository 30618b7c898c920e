/** What the organising part lays on a unit: duties, never tasks. */

import type { SectionKind } from './headings.ts'
import { type OutlineNode, wordsBelow } from './outline.ts'
import type { PlanResponsibility } from './planReading.ts'
import type { ReadContext } from './readContext.ts'
import { findSubject, readNamedPartners } from './roles.ts'
import { kindBelow, topSections } from './sections.ts'
import { findStatedReport } from './statedDeadline.ts'
import { unitHeading, withoutToward } from './tasks.ts'
import { matchable, tidy } from './wording.ts'

export function readResponsibilities(root: OutlineNode, context: ReadContext): PlanResponsibility[] {
  return topSections(root).flatMap(({ node, kind }) => dutiesAt(node, kind, context))
}

function dutiesAt(node: OutlineNode, outer: SectionKind | null, context: ReadContext): PlanResponsibility[] {
  const kind = node.parent?.kind === 'root' ? outer : kindBelow(node, outer)
  if (kind !== 'organising' && kind !== 'funding')
    return node.children.flatMap((child) => dutiesAt(child, kind, context))
  const unit = node.kind === 'root' ? null : unitHeading(node)
  if (unit) return dutiesOfUnit(node, context)
  const subject = node.line && node.kind !== 'row' ? subjectOf(node.text) : null
  if (subject && node.parent?.kind !== 'root')
    return [duty(node, subject.unit, [subject.rest, ...wordsBelow(node)].join('\n'), context)]
  return node.children.flatMap((child) => dutiesAt(child, kind, context))
}

function dutiesOfUnit(node: OutlineNode, context: ReadContext): PlanResponsibility[] {
  const words = withoutToward(node.text)
  const colon = words.indexOf(':')
  const name = tidy(colon > 0 ? words.slice(0, colon) : words)
    .replace(/^(?:Đề nghị|Yêu cầu|Giao|Khuyến khích)\s+/u, '')
    .replace(/[.:\s]+$/u, '')
  const rest = colon > 0 ? tidy(words.slice(colon + 1)) : ''
  const bullets = node.children.filter((child) => child.kind !== 'text' && child.kind !== 'row')
  if (bullets.length === 0 || rest !== '')
    return [duty(node, name, [rest, ...wordsBelow(node)].filter((line) => line !== '').join('\n'), context)]
  return bullets.map((bullet) => duty(bullet, name, [bullet.text, ...wordsBelow(bullet)].join('\n'), context))
}

/** The unit of a sentence of duty, at its beginning or after "Căn cứ …,". */
function subjectOf(text: string): { unit: string; rest: string } | null {
  const direct = findSubject(text)
  if (direct) return direct
  if (!/^(?:căn cứ|trên cơ sở|định kỳ|hằng|hàng|đối với|để|sau khi)(?!\p{L})/u.test(matchable(text))) return null
  for (const comma of text.matchAll(/,\s+/g)) {
    const behind = text.slice(comma.index + comma[0].length)
    const found = findSubject(behind.charAt(0).toUpperCase() + behind.slice(1))
    if (
      found &&
      /^(?:có trách nhiệm|chịu trách nhiệm|chủ động|chủ trì|xây dựng|tổng hợp|báo cáo|gửi|kịp thời|phối hợp|tổ chức|triển khai|được phân công|thực hiện)/u.test(
        matchable(found.rest),
      )
    ) {
      const unit = behind.slice(0, found.unit.length)
      return { unit: unit.trim() === '' ? found.unit : unit, rest: found.rest }
    }
  }
  return null
}

function duty(node: OutlineNode, unit: string, words: string, context: ReadContext): PlanResponsibility {
  const text = words
    .replace(/^(?:có trách nhiệm|chịu trách nhiệm(?!\s+(?:trước|về|chính|toàn))|có nhiệm vụ)\s+(?=\p{Ll})/u, '')
    .trim()
  return {
    id: node.path,
    unit,
    text,
    coordinating: readNamedPartners(text),
    deadline: findStatedReport(text, context.planYear),
    where: node.line?.where ?? context.start,
  }
}
