import { expect, test } from 'vitest'
import { cleanText, Document, documentFromText } from './document.ts'

test('plain text becomes paragraphs with their lines, and rows with cells', () => {
  const document = documentFromText('KẾ HOẠCH\r\n\r\n**I. NHIỆM VỤ**\nSTT | Nhiệm vụ | Chủ trì\n1 | Rà soát | \n')
  expect(Document.parse(document)).toEqual({
    format: 'txt',
    blocks: [
      { kind: 'paragraph', where: { line: 1 }, text: 'KẾ HOẠCH', bold: false },
      { kind: 'paragraph', where: { line: 3 }, text: '**I. NHIỆM VỤ**', bold: true },
      {
        kind: 'table',
        rows: [
          {
            where: { line: 4 },
            cells: ['STT', 'Nhiệm vụ', 'Chủ trì'].map((text) => ({ text, columns: 1, continued: false })),
          },
          { where: { line: 5 }, cells: ['1', 'Rà soát', ''].map((text) => ({ text, columns: 1, continued: false })) },
        ],
      },
    ],
  })
})

test.each([
  ['| A | B |', ['A', 'B']],
  ['A | B |', ['A', 'B', '']],
  [' | B', ['', 'B']],
  ['A | | C', ['A', '', 'C']],
])('the cells of %j', (line, cells) => {
  const [table] = documentFromText(line).blocks
  expect(table?.kind === 'table' && table.rows[0]?.cells.map(({ text }) => text)).toEqual(cells)
})

test('a rule under a header is no row, and a lone bar inside words is no table', () => {
  expect(documentFromText('| A | B |\n|---|:--|\n| 1 | 2 |').blocks).toMatchObject([{ kind: 'table', rows: [{}, {}] }])
  expect(documentFromText('xã|phường').blocks).toMatchObject([{ kind: 'paragraph' }])
})

test('letters are composed, blanks are ordinary and invisible marks are gone', () => {
  expect(cleanText('Ho\u0300a\u00A0gia\u0309i\u200B')).toBe('Hòa giải')
})
