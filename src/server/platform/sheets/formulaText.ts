/**
 * Text that a spreadsheet would take for a formula. XLSX keeps "=1+1" as text, but it would run on the way through CSV
 * or when the cell is typed anew; the apostrophe before it is what a person types to keep it text.
 */
const formula = /^'*[=+\-@\t\r]/
const kept = /^'+[=+\-@\t\r]/
/** What XLSX itself reads as a character by number. */
const numbered = /_(?=x[0-9a-f]{4}_)/gi

/** As it is written into a cell; `meant` gives back the same text. */
export const asText = (text: string): string => (formula.test(text) ? `'${text}` : text).replace(numbered, '_x005F_')

/** What a person meant by a cell's text. */
export const meant = (text: string): string => (kept.test(text) ? text.slice(1) : text)
