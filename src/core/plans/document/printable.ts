/** Text as it is put into a document: what no page can show is left out, blanks are made even, lines are kept. */
import { cleanText } from '../../values/document.ts'

/** What is left to be filled in by hand. */
export const BLANK = '……………'

/** The lines of a text without blank ones. */
export function printable(text: string): string {
  return shown(text)
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

export const inOneLine = (text: string): string => printable(text).replace(/\n/g, ' ')

/** Without control characters and half letters: a file with them cannot be opened. */
const shown = (text: string): string =>
  cleanText(text)
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
