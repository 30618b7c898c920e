/** Places in a document: their ids on the screen, their names, and going there. */
import type { Position } from '../../../core/values/document.ts'
import type { Texts } from '../../text/texts.tsx'

export function placeId(where: Position): string {
  if ('page' in where) return `cho-${where.page}-${where.line}`
  return 'line' in where ? `cho-d${where.line}` : `cho-p${where.paragraph}`
}

export function placeWords(where: Position, t: Texts['plans']): string {
  if ('page' in where) return t.placePage(String(where.page), String(where.line))
  return 'line' in where ? t.placeLine(String(where.line)) : t.placeParagraph(String(where.paragraph))
}

/** The short mark in the margin of the document. */
export function placeMark(where: Position): string {
  if ('page' in where) return `${where.page}.${where.line}`
  return String('line' in where ? where.line : where.paragraph)
}

/** Scrolls to a place and puts the focus there, so that the keyboard and screen readers come along. */
export function goToPlace(id: string): void {
  const place = document.getElementById(id)
  place?.scrollIntoView({ block: 'center' })
  place?.focus({ preventScroll: true })
}
