/**
 * Makes the Word templates of the remediation plan anew, in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: the one for
 * drafts, with the tasks in an appendix, and that of the sample office's plan, with the tasks in the body. Officials may
 * edit the first in Word; this script is only for changing what we ship.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

const MM = 56.6929
const FIRST_LINE = Math.round(12.7 * MM)
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
const rule = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 }

const run = (text, options = {}) => new TextRun({ text, size: 28, ...options })

/** A line of the letterhead or the signature: centred, without the body's indent. */
const centred = (text, options = {}, paragraph = {}) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0 },
    ...paragraph,
    children: [run(text, options)],
  })

/** A rule as wide as the line it stands under: an empty paragraph, indented from both sides, with a border on top. */
const ruleUnder = (indent, before = 60) =>
  new Paragraph({
    spacing: { before, after: 0, line: 120, lineRule: LineRuleType.EXACT },
    indent: { left: Math.round(indent * MM), right: Math.round(indent * MM) },
    border: { top: rule },
    children: [],
  })

const body = (text, options = {}, paragraph = {}) =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: FIRST_LINE },
    spacing: { before: 120, after: 0, line: 254, lineRule: LineRuleType.AUTO },
    ...paragraph,
    children: [run(text, options)],
  })

const heading1 = (text) => body(text, { bold: true }, { keepNext: true })
const heading2 = (text) => body(text, { bold: true }, { keepNext: true })
const heading3 = (text) => body(text, { italics: true }, { keepNext: true })

/**
 * Repeats whole paragraphs for each entry of a list. The marks stand within the first and the last of them, and with this
 * option the paragraphs go as wholes: nothing is left of an empty list.
 */
function repeated(list, ...paragraphs) {
  const last = paragraphs.length - 1
  return paragraphs.map(
    (make, index) =>
      (before = '', after = '') =>
        make(
          `${before}${index === 0 ? `{#${list} [loopOver: "paragraph"]}` : ''}`,
          `${index === last ? `{/${list}}` : ''}${after}`,
        ),
  )
}

/** A paragraph that can take the marks of repetitions around its text. */
const line =
  (make, text, ...rest) =>
  (before = '', after = '') =>
    make(`${before}${text}${after}`, ...rest)
const made = (paragraphs) => paragraphs.map((make) => make())

const cell = (width, children) =>
  new TableCell({
    width: { size: Math.round(width * MM), type: WidthType.DXA },
    borders: noBorders,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    verticalAlign: VerticalAlign.TOP,
    children,
  })

const twoColumns = (left, right, widths) =>
  new Table({
    width: { size: Math.round((widths[0] + widths[1]) * MM), type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round(width * MM)),
    layout: TableLayoutType.FIXED,
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: [cell(widths[0], left), cell(widths[1], right)] })],
  })

const letterhead = twoColumns(
  [
    centred('{superior}', { size: 26 }),
    centred('{issuer}', { size: 26, bold: true }),
    ruleUnder(19),
    centred('Số: {number}', { size: 26 }, { spacing: { before: 60, after: 0 } }),
  ],
  [
    centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 26, bold: true }),
    centred('Độc lập - Tự do - Hạnh phúc', { size: 28, bold: true }),
    ruleUnder(18),
    centred('{place}, {day}', { size: 28, italics: true }, { spacing: { before: 60, after: 0 } }),
  ],
  [62, 98],
)

const recipient = (text) => new Paragraph({ spacing: { before: 0, after: 0 }, children: [run(text, { size: 22 })] })

const closing = twoColumns(
  [
    new Paragraph({
      spacing: { before: 0, after: 0 },
      children: [run('Nơi nhận:', { size: 24, bold: true, italics: true })],
    }),
    ...made(repeated('recipients', line(recipient, '- {text};'))),
    recipient('- Lưu: {archive}.'),
  ],
  [
    ...made(repeated('signing', line(centred, '{text}', { bold: true }))),
    ...Array.from({ length: 4 }, () => centred('')),
    centred('{signerName}', { bold: true }),
  ],
  [80, 80],
)

const pageNumber = new Header({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
    }),
  ],
})
const noHeader = new Header({ children: [new Paragraph({ children: [] })] })

const portrait = {
  titlePage: true,
  page: {
    size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
    margin: {
      top: Math.round(20 * MM),
      bottom: Math.round(20 * MM),
      left: Math.round(30 * MM),
      right: Math.round(20 * MM),
      header: Math.round(10 * MM),
    },
  },
}

/** Appendices go on with the plan's page numbers, on wide pages for their table. */
const landscape = {
  page: {
    size: { width: Math.round(210 * MM), height: Math.round(297 * MM), orientation: PageOrientation.LANDSCAPE },
    margin: {
      top: Math.round(25 * MM),
      bottom: Math.round(20 * MM),
      left: Math.round(20 * MM),
      right: Math.round(20 * MM),
      header: Math.round(10 * MM),
    },
  },
}

const opening = [
  letterhead,
  centred('KẾ HOẠCH', { bold: true }, { spacing: { before: 280, after: 0 } }),
  centred('{subject}', { bold: true }, { indent: { left: 567, right: 567 } }),
  ruleUnder(65, 80),
  ...made(repeated('bases', line(body, '{text}', { italics: true }))),
  body('{opening}'),
  heading1('I. MỤC ĐÍCH, YÊU CẦU'),
  heading2('1. Mục đích'),
  ...made(repeated('purposes', line(body, '- {text}'))),
  heading2('2. Yêu cầu'),
  ...made(repeated('requirements', line(body, '- {text}'))),
  heading1('II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN'),
  body('{resultSentence}'),
]

const ending = [
  heading1('IV. TỔ CHỨC THỰC HIỆN'),
  ...made(repeated('duties', line(body, '{ordinal}. {text}'))),
  // The closing sentence goes to the next page with the signature rather than leave it alone there.
  body('{closing}', {}, { keepNext: true }),
  new Paragraph({ keepNext: true, spacing: { before: 120, after: 0 }, children: [] }),
  closing,
]

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const lines = { top: thin, bottom: thin, left: thin, right: thin }

const tableCell = (text, width, { bold = false, centre = false, columnSpan } = {}) =>
  new TableCell({
    ...(columnSpan ? { columnSpan } : {}),
    width: { size: Math.round(width * MM), type: WidthType.DXA },
    borders: lines,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    verticalAlign: centre && bold ? VerticalAlign.CENTER : VerticalAlign.TOP,
    children: [
      new Paragraph({
        alignment: centre ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { before: 0, after: 0 },
        children: [new TextRun({ text, size: 24, bold })],
      }),
    ],
  })

const COLUMNS = [
  ['TT', 14, '{ordinal}'],
  ['Nhiệm vụ', 101, '{text}'],
  ['Đơn vị chủ trì', 38, '{lead}'],
  ['Đơn vị phối hợp', 38, '{coordinating}'],
  ['Thời hạn hoàn thành', 31, '{deadline}'],
  ['Sản phẩm', 35, '{product}'],
]
const WIDE = COLUMNS.reduce((sum, [, width]) => sum + width, 0)

/** A row for each group, and below it one for each of its tasks; the marks of the repetitions span rows. */
const tasksTable = new Table({
  width: { size: Math.round(WIDE * MM), type: WidthType.DXA },
  columnWidths: COLUMNS.map(([, width]) => Math.round(width * MM)),
  layout: TableLayoutType.FIXED,
  rows: [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: COLUMNS.map(([name, width]) => tableCell(name, width, { bold: true, centre: true })),
    }),
    new TableRow({
      cantSplit: true,
      children: [
        tableCell('{#taskGroups}{ordinal}', COLUMNS[0][1], { bold: true, centre: true }),
        tableCell('{title}', WIDE - COLUMNS[0][1], { bold: true, columnSpan: COLUMNS.length - 1 }),
      ],
    }),
    new TableRow({
      cantSplit: true,
      children: COLUMNS.map(([, width, field], at) => {
        const before = at === 0 ? '{#tasks}' : ''
        const after = at === COLUMNS.length - 1 ? '{/tasks}{/taskGroups}' : ''
        return tableCell(`${before}${field}${after}`, width, { centre: at === 0 })
      }),
    }),
  ],
})

const styles = {
  default: {
    document: { run: { font: 'Times New Roman', size: 28, color: '000000', language: { value: 'vi-VN' } } },
  },
}

const draftPlan = new Document({
  creator: '',
  lastModifiedBy: '',
  styles,
  sections: [
    {
      properties: portrait,
      headers: { first: noHeader, default: pageNumber },
      children: [
        ...opening,
        ...made(
          repeated(
            'shortcomingSections',
            line(heading2, '{ordinal}. {title}'),
            ...repeated('items', line(body, '- {text}'), ...repeated('parts', line(body, '+ {text}'))),
          ),
        ),
        heading1('III. CHỈ TIÊU, NHIỆM VỤ'),
        ...made(repeated('targetGroups', line(heading2, 'Chỉ tiêu'), ...repeated('targets', line(body, '- {text}.')))),
        body('Nhiệm vụ, đơn vị chủ trì, thời hạn hoàn thành và sản phẩm tại Phụ lục kèm theo Kế hoạch này.'),
        ...ending,
      ],
    },
    {
      properties: landscape,
      headers: { default: pageNumber },
      children: [
        centred('PHỤ LỤC', { bold: true }),
        centred('DANH MỤC NHIỆM VỤ', { bold: true }),
        centred('({appendixOf})', { italics: true }),
        new Paragraph({ spacing: { before: 0, after: 120 }, children: [] }),
        tasksTable,
      ],
    },
  ],
})

const samplePlan = new Document({
  creator: '',
  lastModifiedBy: '',
  styles,
  sections: [
    {
      properties: portrait,
      headers: { first: noHeader, default: pageNumber },
      children: [
        ...opening,
        ...made(
          repeated(
            'shortcomingSections',
            line(heading2, '{ordinal}. {title}'),
            ...repeated('intro', line(body, '{text}')),
            ...repeated('items', line(body, '- {text}'), ...repeated('parts', line(body, '+ {text}'))),
          ),
        ),
        heading1('III. NỘI DUNG, GIẢI PHÁP, TRÁCH NHIỆM THỰC HIỆN'),
        ...made(
          repeated(
            'taskSections',
            line(heading2, '{ordinal}. {title}'),
            line(heading3, 'a) Nội dung, giải pháp thực hiện'),
            ...repeated('items', line(body, '- {text}')),
            line(heading3, 'b) Trách nhiệm thực hiện'),
            ...repeated('responsibilities', line(body, '- {label}: {units}.')),
          ),
        ),
        ...ending,
      ],
    },
  ],
})

for (const [path, document] of [
  ['templates/ke-hoach-khac-phuc/template.docx', draftPlan],
  ['sample/office/plan-template.docx', samplePlan],
]) {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  writeFileSync(file, await Packer.toBuffer(document))
  process.stdout.write(`${file}\n`)
}
