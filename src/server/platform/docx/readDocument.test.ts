import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { planText } from '../../../core/plans/planText.testing.ts'
import { readPlan } from '../../../core/plans/readPlan.ts'
import type { Document } from '../../../core/values/document.ts'
import { cell, docxFixture, numbered, p, table } from './docxFixture.testing.ts'
import { pdfFixture } from './pdfFixture.testing.ts'
import { readDocument } from './readDocument.ts'
import { readDocumentSafely } from './readDocumentSafely.ts'

const read = async (bytes: Uint8Array, fileName = 'ke-hoach.docx'): Promise<Document> => {
  const result = await readDocument({ bytes, fileName })
  if (!result.ok) throw new Error(result.problems[0]?.text)
  return result.value
}
const codeOf = async (bytes: Uint8Array, fileName = 'ke-hoach.docx') => {
  const result = await readDocument({ bytes, fileName })
  return result.ok ? 'ok' : result.problems.map(({ code }) => code).join()
}
const lines = (document: Document) =>
  document.blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.cells.map(({ text }) => text)),
  )
const utf8 = (text: string) => new TextEncoder().encode(text)

/** Vietnamese Windows before Unicode: letters with their tone marks behind them. */
function windows1258(text: string): Uint8Array {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte]),
  )
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu
  return Uint8Array.from(
    Array.from(text.normalize('NFC')).flatMap((letter) => {
      if (table.has(letter)) return [table.get(letter) ?? 63]
      const parts = letter.normalize('NFD')
      return Array.from(parts.replace(tones, '').normalize('NFC') + (parts.match(tones)?.join('') ?? '')).map(
        (part) => table.get(part) ?? 63,
      )
    }),
  )
}

const PLAN = planText({
  body: 'I. NHIỆM VỤ\n1. Rà soát thủ tục\n- Đơn vị chủ trì: Văn phòng Sở.\n- Thời hạn: Quý II/2026.',
})

describe('a text file', () => {
  test.each([
    ['UTF-8', utf8(PLAN)],
    ['UTF-8 with a mark', utf8(`\uFEFF${PLAN}`)],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${PLAN}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${PLAN}`, 'utf16le').swap16()],
    ['decomposed letters', utf8(PLAN.normalize('NFD'))],
    ['Windows-1258', windows1258(PLAN)],
    ['lines ended as on Windows', utf8(PLAN.replace(/\n/g, '\r\n'))],
  ])('in %s', async (_name, bytes) => {
    expect(readPlan(await read(bytes, 'ke-hoach.txt')).tasks).toMatchObject([{ id: 'I.1', lead: ['Văn phòng Sở'] }])
  })

  test.each([
    [
      'encoding-tcvn3',
      'Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do - H¹nh phóc KÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2026 cña Së Néi vô',
    ],
    [
      'encoding-vni',
      'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp - Töï do - Haïnh phuùc Keá hoaïch caûi caùch haønh chính naêm 2026',
    ],
  ])('%s is recognised in bytes and in Unicode, also inside a DOCX', async (code, text) => {
    expect(await codeOf(Buffer.from(text, 'latin1'), 'ke-hoach.txt')).toBe(code)
    expect(await codeOf(utf8(text), 'ke-hoach.txt')).toBe(code)
    expect(await codeOf(docxFixture(p(text)))).toBe(code)
  })

  test('French and English are not taken for an old encoding', async () => {
    const text =
      'Le préfet a décidé que la procédure était terminée à Nîmes, où les élèves étudient le français. '.repeat(5)
    expect(await codeOf(utf8(text), 'note.txt')).toBe('ok')
  })

  test('10,000 lines are read', async () => {
    const body = Array.from({ length: 10_000 }, (_, at) => `- Việc thứ ${at} của các phòng.`).join('\n')
    const document = await read(utf8(planText({ body: `I. NHIỆM VỤ\n${body}` })), 'dai.txt')
    expect(document.blocks.length).toBeGreaterThan(10_000)
    expect(readPlan(document).problems.map(({ code }) => code)).toContain('no-task')
  })
})

describe('a DOCX', () => {
  const LISTS = `<w:abstractNum w:abstractNumId="1">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
    <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uF0B7"/></w:lvl></w:abstractNum>
  <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`

  test('automatic numbers become visible labels and count on their own levels', async () => {
    const body = [
      numbered('MỤC ĐÍCH', 5, 0),
      numbered('Mục đích', 5, 1),
      numbered('NHIỆM VỤ', 5, 0),
      numbered('Về dữ liệu', 5, 1),
      numbered('Chuẩn hóa', 5, 2),
      numbered('Rà soát', 5, 3),
      numbered('Công khai', 5, 3),
      numbered('Đào tạo', 5, 1),
      numbered('Mở lớp', 6, 0),
      numbered('Cấp giấy', 6, 1),
      numbered('Bắt đầu lại', 7, 1),
    ]
    expect(lines(await read(docxFixture(body.join(''), { numbering: LISTS })))).toEqual([
      'I. MỤC ĐÍCH',
      '1. Mục đích',
      'II. NHIỆM VỤ',
      '1. Về dữ liệu',
      '1.1. Chuẩn hóa',
      'a) Rà soát',
      'b) Công khai',
      '2. Đào tạo',
      '- Mở lớp',
      '• Cấp giấy',
      '1. Bắt đầu lại',
    ])
  })

  test('numbers may come from a style, and from the style that it is based on', async () => {
    const styles = `<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="Muc"><w:basedOn w:val="Base"/></w:style>`
    const document = await read(docxFixture(p('NHIỆM VỤ', '<w:pStyle w:val="Muc"/>'), { numbering: LISTS, styles }))
    expect(document.blocks).toMatchObject([{ text: 'I. NHIỆM VỤ', bold: true, where: { paragraph: 1 } }])
  })

  test('insertions are kept, deletions and hidden words dropped, breaks and tabs told apart', async () => {
    const body = `<w:p><w:r><w:t>Giữ </w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText><w:t>bỏ</w:t></w:r></w:del><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t></w:r></w:p>
      <w:p><w:r><w:t>Trái</w:t><w:tab/><w:t>Phải</w:t><w:br/><w:t>Dòng hai</w:t></w:r></w:p>
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Nối </w:t></w:r></w:p><w:p><w:r><w:t>liền</w:t></w:r></w:p>
      <w:p><w:r><w:instrText>PAGE</w:instrText><w:t>Trang</w:t></w:r></w:p>`
    expect(lines(await read(docxFixture(body)))).toEqual(['Giữ thêm', 'Trái\tPhải\nDòng hai', 'Nối liền', 'Trang'])
  })

  test('a text box is read once', async () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>Số: 15/KH-SNV</w:t></w:r></w:p></w:txbxContent>'
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect(lines(await read(docxFixture(body)))).toEqual(['Số: 15/KH-SNV'])
  })

  test('merged cells keep their width and carry the words of the cell that they continue', async () => {
    const body = table(
      [cell('STT', '<w:vMerge w:val="restart"/>'), cell('Cơ quan', '<w:gridSpan w:val="2"/>')],
      [cell('', '<w:vMerge/>'), cell('Chủ trì'), cell('Phối hợp')],
      [cell('1'), cell('Sở Y tế\nSở Tài chính'), cell('UBND xã')],
    )
    const document = await read(docxFixture(p('Trước') + body))
    expect(document.blocks[1]).toEqual({
      kind: 'table',
      rows: [
        {
          where: { paragraph: 2 },
          cells: [
            { text: 'STT', columns: 1, continued: false },
            { text: 'Cơ quan', columns: 2, continued: false },
          ],
        },
        {
          where: { paragraph: 4 },
          cells: [
            { text: 'STT', columns: 1, continued: true },
            { text: 'Chủ trì', columns: 1, continued: false },
            { text: 'Phối hợp', columns: 1, continued: false },
          ],
        },
        {
          where: { paragraph: 7 },
          cells: [
            { text: '1', columns: 1, continued: false },
            { text: 'Sở Y tế\nSở Tài chính', columns: 1, continued: false },
            { text: 'UBND xã', columns: 1, continued: false },
          ],
        },
      ],
    })
  })

  test('a whole plan with a letterhead in a table, automatic numbers and a signature beside the recipients', async () => {
    const body = [
      table([
        cell('UBND TỈNH HUẾ\nSỞ NỘI VỤ\nSố: 15/KH-SNV'),
        cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHuế, ngày 12 tháng 02 năm 2026'),
      ]),
      p('KẾ HOẠCH'),
      p('Cải cách hành chính năm 2026'),
      p('Căn cứ Kế hoạch số 1/KH-UBND ngày 05/01/2026 của UBND tỉnh;'),
      numbered('NHIỆM VỤ', 5, 0),
      numbered('Rà soát thủ tục', 5, 1),
      numbered('Đơn vị chủ trì: Văn phòng Sở.', 6, 0),
      numbered('Thời hạn: Quý II/2026.', 6, 0),
      numbered('TỔ CHỨC THỰC HIỆN', 5, 0),
      numbered('Văn phòng Sở theo dõi, đôn đốc việc thực hiện.', 5, 1),
      table([cell('Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.'), cell('KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Minh Châu')]),
    ]
    const reading = readPlan(await read(docxFixture(body.join(''), { numbering: LISTS })))
    expect(reading).toMatchObject({
      header: {
        number: '15/KH-SNV',
        issuedOn: '2026-02-12',
        place: 'Huế',
        issuer: 'Sở Nội vụ',
        subject: 'Cải cách hành chính năm 2026',
        bases: [{ number: '1/KH-UBND' }],
      },
      tasks: [{ id: 'I.1', lead: ['Văn phòng Sở'], deadline: { kind: 'quarter', quarter: 2 } }],
      responsibilities: [{ id: 'II.1', unit: 'Văn phòng Sở' }],
      recipients: ['UBND tỉnh', 'Lưu: VT'],
      signer: { mode: 'KT. GIÁM ĐỐC', title: 'PHÓ GIÁM ĐỐC', name: 'Lê Thị Minh Châu' },
      problems: [],
    })
    expect(reading.tasks[0]?.where).toEqual({ paragraph: 11 })
  })
})

describe('a PDF', () => {
  test('lines are put together into paragraphs, columns kept apart, page numbers dropped', async () => {
    const first = 'Căn cứ Quyết định số 12/QĐ-UBND ngày 09/01/2026 của UBND tỉnh về việc công'
    const document = await read(
      pdfFixture([
        {
          texts: [
            { x: 60, y: 780, text: 'SỞ NỘI VỤ' },
            { x: 320, y: 780, text: 'CỘNG HÒA' },
            { x: 60, y: 740, text: first },
            { x: 60, y: 724, text: 'bố kết quả xếp hạng năm 2025;' },
            { x: 60, y: 708, text: 'I. NHIỆM VỤ' },
            { x: 300, y: 30, text: '1' },
          ],
        },
        {
          texts: [
            { x: 300, y: 810, text: '2' },
            { x: 60, y: 780, text: '- Đơn vị chủ trì: Văn phòng.' },
            { x: 400, y: 700, text: 'GIÁM ĐỐC' },
          ],
        },
      ]),
      'ke-hoach.pdf',
    )
    expect(lines(document)).toEqual([
      'SỞ NỘI VỤ\tCỘNG HÒA',
      `${first} bố kết quả xếp hạng năm 2025;`,
      'I. NHIỆM VỤ',
      '- Đơn vị chủ trì: Văn phòng.',
      '\tGIÁM ĐỐC',
    ])
    expect(document.blocks[3]).toMatchObject({ where: { page: 2, line: 1 } })
  })

  test('a ruled table is rebuilt with its merged cells', async () => {
    const [x0, x1, x2, x3] = [60, 100, 300, 500]
    const document = await read(
      pdfFixture([
        {
          texts: [
            { x: 65, y: 705, text: 'TT' },
            { x: 105, y: 705, text: 'Nhiệm vụ' },
            { x: 305, y: 705, text: 'Chủ trì' },
            { x: 65, y: 675, text: 'I' },
            { x: 105, y: 675, text: 'Thể chế' },
            { x: 65, y: 645, text: '1' },
            { x: 105, y: 645, text: 'Rà soát' },
            { x: 305, y: 645, text: 'Văn phòng' },
            { x: 65, y: 615, text: '2' },
            { x: 105, y: 615, text: 'Kiểm tra' },
          ],
          strokes: [
            ...[720, 690, 660, 630, 600].map(
              (y) => (y === 630 ? [x0, y, x2, y] : [x0, y, x3, y]) as [number, number, number, number],
            ),
            ...[x0, x1, x3].map((x) => [x, 600, x, 720] as [number, number, number, number]),
            [x2, 690, x2, 720],
            [x2, 600, x2, 660],
          ],
        },
      ]),
      'bang.pdf',
    )
    const [block] = document.blocks
    expect(
      block?.kind === 'table' &&
        block.rows.map((row) =>
          row.cells.map(({ text, columns, continued }) => `${text}|${columns}${continued ? ' continued' : ''}`),
        ),
    ).toEqual([
      ['TT|1', 'Nhiệm vụ|1', 'Chủ trì|1'],
      ['I|1', 'Thể chế|2'],
      ['1|1', 'Rà soát|1', 'Văn phòng|1'],
      ['2|1', 'Kiểm tra|1', 'Văn phòng|1 continued'],
    ])
  })
})

describe('files that cannot be read say why', () => {
  const ole = (name: string) =>
    Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(600), Buffer.from(name, 'utf16le')])
  const docx = docxFixture(p(PLAN.replace(/\n/g, ' ')))
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(90 * 1024 * 1024) })

  test.each<[string, string, Uint8Array]>([
    ['an empty file', 'file-empty', new Uint8Array()],
    ['60 MB', 'file-too-large', new Uint8Array(60 * 1024 * 1024)],
    ['a zip bomb', 'zip-bomb', bomb],
    [
      'a spreadsheet named .docx',
      'is-spreadsheet',
      zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') }),
    ],
    ['slides', 'is-slides', zipSync({ 'ppt/presentation.xml': strToU8('<p/>') })],
    [
      'an OpenDocument',
      'is-opendocument',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8('<x/>') }),
    ],
    ['another archive', 'is-archive', zipSync({ 'a.txt': strToU8('a') })],
    ['an old .doc', 'doc-old', ole('WordDocument')],
    ['an old .xls', 'is-spreadsheet', ole('Workbook')],
    ['a DOCX with a password', 'docx-locked', ole('EncryptedPackage')],
    ['a truncated DOCX', 'docx-damaged', docx.slice(0, Math.floor(docx.length * 0.6))],
    ['a DOCX whose XML is broken', 'docx-damaged', docxFixture('<w:p><w:r>')],
    ['deeply nested XML', 'docx-damaged', docxFixture('<w:sdt>'.repeat(10_000))],
    ['rich text', 'rtf-old', utf8('{\\rtf1\\ansi Ke hoach}')],
    ['a web page', 'is-html', utf8('<!DOCTYPE html><html><body>Kế hoạch</body></html>')],
    ['a picture', 'is-image', Buffer.from('89504E470D0A1A0A00000000', 'hex')],
    [
      'bytes of nothing known',
      'format-unknown',
      Uint8Array.from({ length: 400 }, (_, at) => (at * 37 + 129) % 256 || 1),
    ],
    ['words in another encoding', 'encoding-unknown', Buffer.from('C4E3BAC3CAC0BDE7'.repeat(20), 'hex')],
    ['blanks only', 'document-without-words', utf8(' \n\t\n')],
    [
      'a PDF with a password',
      'pdf-locked',
      pdfFixture([{ texts: [{ x: 60, y: 700, text: 'Kế hoạch' }] }], { password: true }),
    ],
    ['a scanned PDF', 'pdf-scanned', pdfFixture([{ hasImage: true }, { hasImage: true }])],
    ['a truncated PDF', 'pdf-damaged', utf8('%PDF-1.7\n1 0 obj\n<< /Type /Cat')],
  ])('%s', async (_name, code, bytes) => {
    const result = await readDocument({ bytes, fileName: 'ke-hoach.docx' })
    if (result.ok) throw new Error('it was read')
    expect(result.problems).toEqual([{ code, where: 'ke-hoach.docx', text: expect.stringMatching(/[Hh]ãy .+\.$/) }])
  })

  test('the content decides, never the name', async () => {
    expect(await codeOf(docx, 'ke-hoach.pdf')).toBe('ok')
    expect((await read(utf8(PLAN), 'ke-hoach.docx')).format).toBe('txt')
  })

  test('entities of XML are not followed', async () => {
    const xml =
      '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><document><body><p><r><t>&b;</t></r></p></body></document>'
    expect(await codeOf(zipSync({ 'word/document.xml': strToU8(xml) }))).toBe('docx-damaged')
  })

  test('a file cut or changed anywhere is read or refused with a sentence, never a crash', async () => {
    const files = [
      docx,
      pdfFixture([{ texts: [{ x: 60, y: 700, text: 'Kế hoạch cải cách hành chính năm 2026' }] }]),
      utf8(PLAN),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        async (file, end, changes) => {
          const bytes = file.slice(0, Math.max(1, file.length - (end % file.length)))
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          const result = await readDocumentSafely({ bytes, fileName: 'x' })
          if (!result.ok) expect(result.problems[0]?.text).toMatch(/hãy|Hãy/)
        },
      ),
      { numRuns: 120 },
    )
  })
})
