import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberedDraft } from '../../../core/plans/document/numberedDraft.ts'
import { aDraft, aTask, named } from '../../../core/plans/editing/aDraft.testing.ts'
import type { DraftTask, PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import type { Deadline } from '../../../core/plans/planReading.ts'
import { readPlan } from '../../../core/plans/readPlan.ts'
import { readDocument } from '../../platform/docx/readDocument.ts'
import { readZip } from '../../platform/docx/zipEntries.ts'
import { packageFolder } from '../../platform/packageFolder.ts'
import { draftDocument } from './draftDocument.ts'

const template = readFileSync(join(packageFolder, 'templates/ke-hoach-khac-phuc/template.docx'))

const FRAME = { superior: 'UBND tỉnh Khánh Hòa', issuer: 'Sở Công Thương', fieldOf: () => null }
async function reread(draft: PlanDraft) {
  const file = await draftDocument(template, draft, FRAME)
  const document = await readDocument(file)
  if (!document.ok) throw new Error(JSON.stringify(document.problems))
  return { reading: readPlan(document.value), bytes: file.bytes }
}

const asRead = (draft: PlanDraft) =>
  numberedDraft(draft).tasks.map(({ id, text, title, lead, coordinating, deadline, product }) => ({
    id,
    text: oneByOne(text || title),
    lead: lead.map(({ words }) => words),
    coordinating: coordinating.map(({ words }) => words),
    deadline: deadline && withoutWords(deadline),
    product: product === null || product.trim() === '' ? null : oneByOne(product),
  }))

const oneByOne = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')

/** The words of an event or a condition are the deadline; of the others what was understood. */
function withoutWords({ raw, ...rest }: Deadline) {
  return rest.kind === 'afterEvent' || rest.kind === 'conditional' ? { ...rest, raw } : rest
}

const told = (tasks: Awaited<ReturnType<typeof reread>>['reading']['tasks']) =>
  tasks.map(({ id, text, lead, coordinating, deadline, product }) => ({
    id,
    text,
    lead,
    coordinating,
    deadline: deadline && withoutWords(deadline),
    product,
  }))

const day = fc
  .date({ min: new Date('2022-06-01'), max: new Date('2024-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10))
const year = fc.integer({ min: 2022, max: 2025 })
const words = (raw: string) => fc.constantFrom(raw, '', 'Theo kế hoạch', 'Sớm nhất có thể')

const deadline: fc.Arbitrary<Deadline | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('beforeDate' as const), date: day, raw: words('Trước ngày 15/4') }),
  fc.record({
    kind: fc.constant('month' as const),
    year,
    month: fc.integer({ min: 1, max: 12 }),
    raw: words('Tháng 4'),
  }),
  fc.record({
    kind: fc.constant('quarter' as const),
    year,
    quarter: fc.integer({ min: 1, max: 4 }),
    raw: words('Quý II'),
  }),
  fc.record({ kind: fc.constant('year' as const), year, raw: words('Cuối năm') }),
  fc.tuple(day, day).map(([one, other]): Deadline => {
    const [from = '', until = ''] = [one, other].sort()
    return { kind: 'period', from, until, raw: '' }
  }),
  fc.record({ kind: fc.constant('fromDate' as const), from: day, raw: words('Từ tháng 4') }),
  fc.record({
    kind: fc.constant('recurring' as const),
    every: fc.constantFrom<string[]>(
      ['monthly'],
      ['weekly'],
      ['quarterly', 'yearly'],
      ['yearly'],
      ['2/year'],
      ['thường xuyên'],
    ),
    raw: words('Hằng tháng'),
  }),
  fc
    .record({ day: fc.integer({ min: 1, max: 28 }), month: fc.integer({ min: 1, max: 12 }) })
    .map((on): Deadline => ({ kind: 'recurring', every: ['yearly'], ...on, raw: '' })),
  fc
    .constantFrom('Sau khi có hướng dẫn của Sở Nội vụ', 'Khi Chính phủ ban hành nghị định mới')
    .map((raw): Deadline => ({ kind: 'afterEvent', raw })),
  fc
    .constantFrom('Nếu được bố trí kinh phí', 'Khi phát sinh hồ sơ')
    .map((raw): Deadline => ({ kind: 'conditional', raw })),
)

const sentence = fc
  .array(
    fc.constantFrom(
      'Rà soát, đề nghị bãi bỏ thủ tục không phát sinh hồ sơ',
      'Đạt tỷ lệ 80% (7/11 thủ tục) trở lên; báo cáo trước ngày 15/12/2023',
      'Phòng A chủ trì, phối hợp với Phòng B: “trích dẫn” & <thẻ> \\ 1/2 / 3',
      'a) Ban hành Kế hoạch số 12/KH-SCT ngày 05/01/2023',
      '- Hằng quý, tổng hợp kết quả',
      '1. Đơn vị chủ trì: Văn phòng. Thời hạn: Quý II/2023',
      'Tự chấm điểm; gửi Sở Nội vụ…',
      '{subject} {#tasks} {/tasks}',
      'II. Cải cách thể chế',
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((lines) => lines.join('\n'))

const unit = fc
  .constantFrom(
    'Văn phòng Sở',
    'Phòng A',
    'Phòng Quản lý thương mại',
    'Các phòng, đơn vị',
    'Thanh tra Sở và Phòng Kế hoạch - Tài chính',
    'Trung tâm Khuyến công, Xúc tiến thương mại và Phát triển công nghiệp thuộc Sở Công Thương tỉnh Khánh Hòa',
    'Chi cục (nếu có)',
    'UBND các huyện, thị xã, thành phố',
  )
  .map((name) => named(name))

const units = (minLength: number) =>
  fc.uniqueArray(unit, { minLength, maxLength: 4, selector: ({ words: name }) => name })

const task: fc.Arbitrary<DraftTask> = fc
  .record({
    section: fc.constantFrom('III.1', 'III.2', ''),
    title: fc.constantFrom('', 'Tiêu chí 1.1.3: Mức độ hoàn thành'),
    text: sentence,
    lead: units(0),
    coordinating: units(0),
    deadline,
    product: fc.constantFrom(null, '', 'Báo cáo', 'Kế hoạch; Quyết định'),
  })
  .map((one) => aTask(one))

test('exported and read again, a plan has the same tasks: whatever the deadline, the units and the words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 6 }), async (tasks) => {
      const draft = aDraft({ tasks })
      expect(told((await reread(draft)).reading.tasks)).toEqual(asRead(draft))
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('what the document says of itself comes back, and what is blank stays blank', async () => {
  const whole = (await reread(aDraft())).reading
  expect(whole.header).toMatchObject({
    number: '12/KH-SCT',
    issuedOn: '2023-03-28',
    subject: 'Nâng cao chỉ số năm 2023',
  })
  const blank = aDraft({
    header: { ...aDraft().header, number: null, issuedOn: null, issuedMonth: null },
    signer: { authority: null, mode: 'KT. GIÁM ĐỐC', title: 'PHÓ GIÁM ĐỐC', name: 'Nguyễn Thị Minh' },
    recipients: ['UBND tỉnh (b/c)', 'Các phòng, đơn vị', 'Lưu: VT, VP'],
    tasks: [aTask({ lead: [], deadline: null })],
  })
  const { reading } = await reread(blank)
  expect(reading.header).toMatchObject({ number: null, symbol: 'KH-SCT', issuedOn: null, place: 'Khánh Hòa' })
  expect(reading.signer).toMatchObject({ mode: 'KT. GIÁM ĐỐC', title: 'PHÓ GIÁM ĐỐC', name: 'Nguyễn Thị Minh' })
  expect(reading.recipients).toEqual(['UBND tỉnh (b/c)', 'Các phòng, đơn vị', 'Lưu: VT, VP'])
  expect(reading.tasks).toMatchObject([{ lead: [], deadline: null }])
})

test('the result of the year before comes back from its sentence', async () => {
  const indexResult = {
    year: 2022,
    index: '83.47',
    class: 'Khá',
    rank: 17,
    of: 21,
    change: '3.66',
    rankChange: 2,
    previous: { year: 2021, index: '79.81', rank: 19, of: 21 },
  }
  const { reading } = await reread(aDraft({ indexResult }))
  expect(reading.indexResult).toMatchObject(indexResult)
})

test('the file holds no mark that a person would not see', async () => {
  const { bytes } = await reread(aDraft())
  const zip = await readZip(Buffer.from(bytes), (name) => name.endsWith('.xml'))
  expect(zip.names.filter((name) => /customXml|comments/i.test(name))).toEqual([])
  const xml = [...zip.entries.values()].map((file) => Buffer.from(file).toString('utf8')).join('\n')
  expect(xml).not.toMatch(
    /<w:vanish|<w:bookmarkStart|<w:ins |<w:del |<w:comment|<property |<dc:creator>.|<cp:lastModifiedBy>[^<]|\{[#/]?\w+/,
  )
})
