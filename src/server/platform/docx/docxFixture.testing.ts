/** Small DOCX files for the tests, from the XML of their body. */
import { strToU8, zipSync } from 'fflate'

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

export function docxFixture(body: string, more: { numbering?: string; styles?: string } = {}): Uint8Array {
  const part = (root: string, content: string) =>
    strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMES}>${content}</w:${root}>`)
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...(more.numbering === undefined ? {} : { 'word/numbering.xml': part('numbering', more.numbering) }),
    ...(more.styles === undefined ? {} : { 'word/styles.xml': part('styles', more.styles) }),
  })
}

export const p = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
export const numbered = (text: string, numId: number, level: number) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`)
export const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text
    .split('\n')
    .map((line) => p(line))
    .join('')}</w:tc>`
export const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`
