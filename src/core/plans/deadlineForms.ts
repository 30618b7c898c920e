/**
 * Forms of words that say exactly what kind of deadline is meant, where usual words would leave it open: written by our
 * documents, read from any. `Định kỳ: hằng tháng, ngày 15`; `Sau sự kiện: có quyết định`; `Theo điều kiện: …`.
 */
import type { Deadline } from './planReading.ts'
import { matchable, tidy } from './wording.ts'

type WithWords = Extract<Deadline, { kind: 'recurring' | 'afterEvent' | 'conditional' }>

const RECURRING = 'Định kỳ'
const AFTER = 'Sau sự kiện'
const CONDITION = 'Theo điều kiện'

const EVERY: readonly (readonly [string, string])[] = [
  ['weekly', 'hằng tuần'],
  ['monthly', 'hằng tháng'],
  ['quarterly', 'hằng quý'],
  ['yearly', 'hằng năm'],
  ['1/day', 'hằng ngày'],
]
const SPANS: readonly (readonly [string, string])[] = [
  ['year', 'năm'],
  ['quarter', 'quý'],
  ['month', 'tháng'],
  ['week', 'tuần'],
  ['day', 'ngày'],
]

export function deadlineForm(deadline: WithWords): string {
  switch (deadline.kind) {
    case 'afterEvent':
      return `${AFTER}: ${deadline.raw}`
    case 'conditional':
      return `${CONDITION}: ${deadline.raw}`
    case 'recurring':
      return `${RECURRING}: ${[...deadline.every.map(everyWords), ...onWords(deadline)].join(', ')}`
  }
}

/** Null where the words have no such form. */
export function findDeadlineForm(words: string): WithWords | null {
  const found = /^([^:]{4,20}?)\s*:\s*(.*)$/su.exec(tidy(words))
  if (!found) return null
  const [, name = '', rest = ''] = found
  switch (matchable(name)) {
    case matchable(AFTER):
      return { raw: rest, kind: 'afterEvent' }
    case matchable(CONDITION):
      return { raw: rest, kind: 'conditional' }
    case matchable(RECURRING):
      return readRecurring(rest, tidy(words))
    default:
      return null
  }
}

function readRecurring(rest: string, raw: string): WithWords | null {
  const pieces = rest.split(/\s*,\s*/u).filter((piece) => piece !== '')
  const on = /^(?:ngày (\d{1,2}))?\s*(?:tháng (\d{1,2}))?$/u.exec(matchable(pieces.at(-1) ?? ''))
  const often = (on ? pieces.slice(0, -1) : pieces).map(everyOf)
  if (often.length === 0 || often.includes('')) return null
  return {
    raw,
    kind: 'recurring',
    every: often,
    ...(on?.[1] === undefined ? {} : { day: Number(on[1]) }),
    ...(on?.[2] === undefined ? {} : { month: Number(on[2]) }),
  }
}

const onWords = ({ day, month }: { readonly day?: number | undefined; readonly month?: number | undefined }) =>
  day === undefined && month === undefined
    ? []
    : [
        [day === undefined ? null : `ngày ${day}`, month === undefined ? null : `tháng ${month}`]
          .filter(Boolean)
          .join(' '),
      ]

function everyWords(every: string): string {
  const times = /^(\d+)\/(\w+)$/.exec(every)
  const span = SPANS.find(([name]) => name === times?.[2])
  return EVERY.find(([name]) => name === every)?.[1] ?? (times && span ? `${times[1]} lần/${span[1]}` : every)
}

/** Empty where the words are none of ours. */
function everyOf(words: string): string {
  const plain = matchable(words)
  if (plain === 'thường xuyên') return plain
  const times = /^0?(\d+) lần\/(\p{L}+)$/u.exec(plain)
  const span = SPANS.find(([, name]) => name === times?.[2])
  return EVERY.find(([, name]) => name === plain)?.[0] ?? (times && span ? `${times[1]}/${span[0]}` : '')
}
