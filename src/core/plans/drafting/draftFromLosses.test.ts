import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LeafFile } from '../../catalogue/catalogueFile.ts'
import type { Leaf } from '../../catalogue/criteriaSet.ts'
import { anyReports, setOf } from '../../scoring/anyLeaf.testing.ts'
import { aLeaf } from '../../scoring/aScore.testing.ts'
import type { Fact } from '../../scoring/fact.ts'
import { ATTRIBUTES_IN_FULL } from '../../scoring/facts.ts'
import { gapOf } from '../../scoring/gaps/gapOf.ts'
import { readFact } from '../../scoring/readFact.ts'
import { scoreSheet } from '../../scoring/scoreSheet.ts'
import { calendarDate } from '../../values/calendarDate.ts'
import { exact, findDecimal } from '../../values/exact.ts'
import { readDeadline } from '../deadline.ts'
import { aDraft, named } from '../editing/aDraft.testing.ts'
import { draftFaults } from '../editing/draftFaults.ts'
import { PlanDraft } from '../editing/planDraft.ts'
import { lossesOf } from '../losses/lossesOf.ts'
import { draftFromLosses } from './draftFromLosses.ts'
import { draftProblems } from './draftProblems.ts'
import type { PlanLoss } from './planLoss.ts'

const YEAR = 2023
const SET = {
  year: YEAR - 1,
  rates: { decimals: 2, rounding: 'truncate' },
  points: { decimals: 2, rounding: 'halfUp' },
} as const
const { year: _year, shortcomings: _s, tasks: _t, targets: _g, ...frame } = aDraft()
const OFFICE = named('Văn phòng Sở', { unitId: crypto.randomUUID() })

const figure = (text: string) => {
  const found = findDecimal(text)
  if (!found) throw new Error(text)
  return found
}

function lossOf(leaf: Leaf, fact: object | null, more: Partial<PlanLoss> = {}): PlanLoss {
  const reading = fact && readFact(fact, leaf)
  if (reading && !reading.value) throw new Error(JSON.stringify(reading.faults))
  return {
    leaf,
    running: leaf,
    fieldCode: 'I',
    points: figure('0'),
    lost: leaf.max,
    gap: reading?.value ? gapOf(SET, leaf, reading.value) : null,
    hasFact: fact !== null,
    cause: null,
    quotes: [],
    lead: [OFFICE],
    coordinating: [],
    ...more,
  }
}

const leafOf = (rule: object, { name = 'Tỷ lệ TTHC có hồ sơ trực tuyến', max = '1' } = {}): Leaf => ({
  ...aLeaf(max, rule),
  name,
})
const draftOf = (...losses: PlanLoss[]) => draftFromLosses(losses, YEAR, frame)
const tasksOf = (loss: PlanLoss) => draftOf(loss).tasks.map(({ text, deadline }) => [text, deadline?.raw])

const NAME = '“Tỷ lệ TTHC có hồ sơ trực tuyến”'
const target80 = { kind: 'proportional', target: '80' }
const ladder = {
  kind: 'bands',
  on: 'percent',
  bands: [
    { from: '70', points: '0.5' },
    { from: '90', points: '1' },
  ],
}
const quarters = { kind: 'periodic', periods: ['Q1', 'Q2', 'Q3', 'Q4'], each: { kind: 'achieved', max: '0.25' } }
const dated = { kind: 'deadline', due: '03-31', bands: [{ upToDaysLate: 0, points: '1' }] }
const events = [{ id: 'late', name: 'Nộp trễ', points: '0.5' }]
const done = (...periods: string[]) => ({
  periods: Object.fromEntries(['Q1', 'Q2', 'Q3', 'Q4'].map((one) => [one, { achieved: periods.includes(one) }])),
})

test.each<[string, object, object | null, (string | undefined)[][]]>([
  ['achieved', { kind: 'achieved' }, { achieved: false }, [[`Thực hiện đạt yêu cầu ${NAME} theo Thử.`, 'Năm 2023']]],
  [
    'parts',
    {
      kind: 'parts',
      parts: [
        { id: 'a', name: 'Có kế hoạch', points: '0.5' },
        { id: 'b', name: 'Có kinh phí', points: '0.5' },
      ],
    },
    { parts: { a: true } },
    [[`Thực hiện 1 nội dung còn thiếu trong 2 nội dung của ${NAME}: Có kinh phí (0,5 điểm).`, 'Năm 2023']],
  ],
  [
    'levels',
    {
      kind: 'levels',
      levels: [
        { id: 'k', name: 'Khá', points: '0.5' },
        { id: 'x', name: 'Xuất sắc', points: '1' },
      ],
    },
    { level: 'k' },
    [[`Nâng ${NAME} từ mức “Khá” lên mức “Xuất sắc” (1 điểm).`, 'Năm 2023']],
  ],
  [
    'bands, with the nearer step',
    ladder,
    { numerator: 12, denominator: 20 },
    [
      [
        `Nâng ${NAME} để đạt từ 90% trở lên: tính theo số liệu năm trước cần thêm 6 thủ tục, từ 12/20 lên 18/20; trước hết thêm 2 để đạt 70%.`,
        'Năm 2023',
      ],
    ],
  ],
  [
    'bands of counts',
    { kind: 'bands', on: 'count', bands: [{ from: '2', points: '1' }] },
    { count: 1 },
    [[`Bảo đảm ít nhất 2 thủ tục được tính điểm ở ${NAME}, thêm 1 so với năm trước.`, 'Năm 2023']],
  ],
  [
    'bands where less is better',
    { kind: 'bands', on: 'percent', better: 'lower', bands: [{ upTo: '5', points: '1' }] },
    { numerator: 3, denominator: 20 },
    [[`Giảm ${NAME} để không quá 5%: tính theo số liệu năm trước cần bớt 2 thủ tục, từ 3/20 xuống 1/20.`, 'Năm 2023']],
  ],
  [
    'proportional, in countable things',
    target80,
    { numerator: 7, denominator: 11 },
    [
      [
        `Nâng ${NAME} để đạt từ 80% trở lên: tính theo số liệu năm trước cần thêm 2 thủ tục, từ 7/11 lên 9/11.`,
        'Năm 2023',
      ],
    ],
  ],
  [
    'proportional, a percentage alone',
    target80,
    { percent: '63.63' },
    [
      [
        `Nâng ${NAME} để đạt từ 80% trở lên. Năm 2022: còn thiếu 16,37 điểm phần trăm: đang 63,63%, cần 80%.`,
        'Năm 2023',
      ],
    ],
  ],
  [
    'count',
    { kind: 'count', each: '0.3' },
    { count: 1 },
    [[`Bảo đảm ít nhất 4 thủ tục được tính điểm ở ${NAME}, thêm 3 so với năm trước.`, 'Năm 2023']],
  ],
  [
    'deduct',
    { kind: 'deduct', events },
    { events: { late: 2 } },
    [
      [
        `Không để phát sinh trường hợp bị trừ điểm ở ${NAME}: Nộp trễ. Năm 2022: bị trừ vì: Nộp trễ (2 lần).`,
        'Năm 2023',
      ],
    ],
  ],
  [
    'events',
    { kind: 'events', events },
    { events: { late: 1 } },
    [[`Có thêm ít nhất 1 trường hợp được tính điểm ở ${NAME}: Nộp trễ.`, 'Năm 2023']],
  ],
  [
    'deadline with its day',
    dated,
    { doneOn: '2022-04-05' },
    [[`Hoàn thành ${NAME} chậm nhất ngày 31/03/2023. Năm 2022: trễ 5 ngày (hạn 31/03/2022).`, 'Trước ngày 31/03/2023']],
  ],
  [
    'deadline without a day',
    { ...dated, due: null },
    { done: false },
    [[`Hoàn thành ${NAME} đúng thời hạn quy định, không để chậm ngày nào. Năm 2022: chưa thực hiện.`, 'Năm 2023']],
  ],
  [
    'periodic, one period',
    quarters,
    done('Q1', 'Q2', 'Q4'),
    [
      [
        `Quý III năm 2023: thực hiện đạt yêu cầu ${NAME} theo Thử. Năm 2022, quý III: chưa đạt yêu cầu.`,
        'Quý III/2023',
      ],
    ],
  ],
  [
    'periodic, most periods',
    quarters,
    done('Q4'),
    [
      [
        `Từng kỳ (Quý I, Quý II, Quý III): thực hiện đạt yêu cầu ${NAME} theo Thử. Năm 2022: Quý I: chưa đạt yêu cầu; Quý II: chưa đạt yêu cầu; Quý III: chưa đạt yêu cầu.`,
        'Hằng quý',
      ],
    ],
  ],
  [
    'weighted',
    { kind: 'weighted', weights: { tot: '1', kha: '0.5' } },
    { answers: { tot: 6, kha: 4 } },
    [
      [
        `Khắc phục từng nội dung mà người trả lời chưa đánh giá mức “tot” ở ${NAME}; phấn đấu mọi phiếu đạt mức “tot”. Năm 2022: 4/10 phiếu trả lời dưới mức cao nhất.`,
        'Năm 2023',
      ],
    ],
  ],
  [
    'compare',
    { kind: 'compare', better: 'lower', points: { better: '1', same: '1', worse: '0' } },
    { value: '8', reference: '7' },
    [[`Đưa kết quả ${NAME} không cao hơn mức so sánh của năm 2023. Năm 2022: đạt 8, cần không cao hơn 7.`, 'Năm 2023']],
  ],
  [
    'formula',
    { kind: 'formula', expression: 'a / b' },
    { variables: { a: '1', b: '4' } },
    [
      [
        `Cải thiện các số liệu tính điểm ${NAME} (a, b) để được 1 điểm theo công thức a / b. Năm 2022: còn thiếu 0,75 điểm.`,
        'Năm 2023',
      ],
    ],
  ],
  [
    'manual',
    { kind: 'manual' },
    { points: '0.4', reason: 'Chưa cập nhật quy chế' },
    [
      [
        `Khắc phục những nội dung làm ${NAME} chưa được điểm tối đa (1 điểm). Năm 2022: còn thiếu 0,6 điểm: Chưa cập nhật quy chế.`,
        'Năm 2023',
      ],
    ],
  ],
  [
    'nothing arose',
    { ...target80, whenNothingArose: 'zero' },
    { nothingArose: true },
    [
      [
        `Tổ chức thực hiện ${NAME} để trong năm 2023 có kết quả được tính điểm. Năm 2022: không phát sinh trong năm nên không được điểm.`,
        'Năm 2023',
      ],
    ],
  ],
  [
    'no fact at all',
    target80,
    null,
    [
      [
        `Nâng ${NAME} để đạt từ 80% trở lên. Năm 2022 chưa có số liệu: phân công người theo dõi và tập hợp đủ số liệu.`,
        'Năm 2023',
      ],
    ],
  ],
])('%s', (_case, rule, fact, expected) => {
  expect(tasksOf(lossOf(leafOf(rule), fact))).toEqual(expected)
})

const required = {
  documentKind: 'Báo cáo',
  issuer: null,
  signed: null,
  count: 1,
  per: 'year',
  datedIn: 'any',
  for: null,
}
const withEvidence = (rule: object, ...evidence: object[]): Leaf => ({
  ...leafOf(rule),
  evidence: LeafFile.shape.evidence.parse(
    evidence.map((one, at) => ({ ...required, id: `e${at}`, name: `Báo cáo ${at + 1}`, ...one })),
  ),
})

test.each<[string, object, object, object, [string, string]]>([
  [
    'once a year',
    { kind: 'achieved' },
    { achieved: false },
    { signed: true, issuer: 'Sở Nội vụ', datedIn: 'year' },
    [
      `Lập, lưu đủ “Báo cáo 1” làm tài liệu kiểm chứng của ${NAME}: 01 báo cáo, do Sở Nội vụ ban hành, đã ký, có ngày trong năm 2023.`,
      'Năm 2023',
    ],
  ],
  [
    'each quarter',
    { kind: 'achieved' },
    { achieved: false },
    { per: 'quarter', count: 2 },
    [`Lập, lưu đủ “Báo cáo 1” làm tài liệu kiểm chứng của ${NAME}: mỗi quý 02 báo cáo.`, 'Hằng quý'],
  ],
  [
    'of the period that fell short',
    quarters,
    done('Q1', 'Q2', 'Q4'),
    { per: 'period', datedIn: 'period' },
    [
      `Lập, lưu đủ “Báo cáo 1” làm tài liệu kiểm chứng của ${NAME}: mỗi kỳ 01 báo cáo, có ngày trong kỳ.`,
      'Quý III/2023',
    ],
  ],
  [
    'of a part',
    { kind: 'parts', parts: [{ id: 'a', name: 'Có kế hoạch', points: '1' }] },
    { parts: { a: false } },
    { for: 'a' },
    [`Lập, lưu đủ “Báo cáo 1” làm tài liệu kiểm chứng của ${NAME}, phần “Có kế hoạch”: 01 báo cáo.`, 'Năm 2023'],
  ],
])('missing evidence %s', (_case, rule, fact, evidence, [text, raw]) => {
  const leaf = withEvidence(rule, evidence)
  const task = draftOf(lossOf(leaf, fact, { cause: 'evidence' })).tasks.at(-1)
  expect([task?.text, task?.deadline?.raw, task?.product]).toEqual([text, raw, 'Báo cáo 1'])
})

test('only the documents of parts that fell short are asked for, and none where points were lost for another cause', () => {
  const parts = ['a', 'b'].map((id) => ({ id, name: `Phần ${id}`, points: '0.5' }))
  const leaf = withEvidence({ kind: 'parts', parts }, { for: 'a' }, { for: 'b' })
  const loss = lossOf(leaf, { parts: { a: true } }, { cause: 'evidence' })
  expect(draftOf(loss).tasks.map(({ product }) => product)).toEqual([null, 'Báo cáo 2'])
  expect(draftOf({ ...loss, cause: 'notDone' }).tasks.map(({ product }) => product)).toEqual(['Báo cáo 1; Báo cáo 2'])
})

test.each<[string, object, object | null, unknown]>([
  ['a rate', target80, { percent: '70' }, ['80', '%', '>=']],
  ['all of them', { kind: 'proportional' }, { percent: '70' }, ['100', '%', '=']],
  [
    'a floor above the target',
    { kind: 'proportional', target: '10', floor: '20' },
    { percent: '1' },
    ['20', '%', '>='],
  ],
  ['the easiest band of full points', ladder, { percent: '1' }, ['90', '%', '>=']],
  [
    'no more than',
    {
      kind: 'bands',
      on: 'count',
      better: 'lower',
      bands: [
        { upTo: '0', points: '1' },
        { upTo: '2', points: '1' },
      ],
    },
    { count: 5 },
    ['2', 'thủ tục', '<='],
  ],
  ['a count', { kind: 'count', each: '0.3' }, { count: 1 }, ['4', 'thủ tục', '>=']],
  [
    'a reference',
    { kind: 'compare', better: 'higher', points: { better: '1', same: '0', worse: '0' } },
    { value: '5', reference: '7' },
    ['7', '', '>'],
  ],
  ['a threshold in each period', { ...quarters, each: { ...target80, max: '0.25' } }, null, ['80', '%', '>=']],
  ['too fine for a target', { kind: 'proportional', target: '80.1234567' }, { percent: '1' }, undefined],
  ['nothing measured', { kind: 'achieved' }, { achieved: false }, undefined],
])('the target of %s', (_case, rule, fact, expected) => {
  const [target] = draftOf(lossOf(leafOf(rule), fact)).targets
  expect(target && [target.value, target.unit, target.op]).toEqual(expected)
})

test('the new year’s threshold is the target where it asks for another one, and last year’s stays told', () => {
  const leaf = leafOf(target80)
  const loss = lossOf(
    leaf,
    { numerator: 7, denominator: 11 },
    { running: leafOf({ kind: 'proportional', target: '90' }) },
  )
  const { targets, tasks, shortcomings } = draftOf(loss)
  expect(targets[0]?.value).toBe('90')
  expect(tasks[0]?.text).toBe(
    `Nâng ${NAME} để đạt từ 90% trở lên. Năm 2022: còn thiếu 2 thủ tục: 7/11, cần 9/11 (80%).`,
  )
  expect(shortcomings[0]).toMatchObject({ actual: '63.63', required: '80' })
})

test.each<[string, object, object | null, PlanLoss['cause'], string]>([
  [
    'a rate',
    target80,
    { numerator: 7, denominator: 11 },
    null,
    'mất 1 điểm vì chưa đạt mức 80%, mới đạt 63,63%. Còn thiếu 2 thủ tục: 7/11, cần 9/11 (80%).',
  ],
  [
    'a count',
    { kind: 'bands', on: 'count', bands: [{ from: '2', points: '1' }] },
    { count: 1 },
    null,
    'mất 1 điểm vì phải có 2 thủ tục, mới có 1 thủ tục. Còn thiếu 1 thủ tục: 1, cần 2.',
  ],
  [
    'what was not done',
    dated,
    { done: false },
    null,
    'mất 1 điểm vì chưa thực hiện đủ. Chưa thực hiện (hạn 31/03/2022).',
  ],
  [
    'proof that was lacking',
    { kind: 'achieved' },
    { achieved: false },
    'evidence',
    'mất 1 điểm vì thiếu tài liệu kiểm chứng. Chưa đạt yêu cầu.',
  ],
  ['no fact', target80, null, null, 'mất 1 điểm. Chưa có số liệu.'],
])('a shortcoming of %s tells its cause', (_case, rule, fact, cause, ending) => {
  const [shortcoming] = draftOf(lossOf(leafOf(rule), fact, { cause })).shortcomings
  expect(shortcoming?.text).toBe(`Tiêu chí 1.1 ${NAME}: năm 2022 được 0/1 điểm, ${ending}`)
})

test('what was said is quoted whole, on one line, and a text of 32,000 characters keeps the draft within its limits', () => {
  const leaf = leafOf({ kind: 'achieved' })
  const quotes = [
    { by: 'appraiser', text: 'Thiếu báo cáo\nquý III.' },
    { by: 'plan', text: '😀'.repeat(16_000) },
  ] as const
  const draft = draftOf(lossOf(leaf, { achieved: false }, { quotes }))
  expect(draft.shortcomings[0]?.text).toContain(
    'Cơ quan thẩm định nêu: “Thiếu báo cáo quý III.”. Kế hoạch đã ban hành nêu:',
  )
  expect(draft.shortcomings[0]?.text).not.toMatch(/\p{Cs}/u)
  expect(draft.shortcomings[0]?.text.length).toBeGreaterThan(31_990)
  expect(PlanDraft.parse(draft)).toEqual(draft)
})

test('a rule with many long names keeps the draft within its limits', () => {
  const parts = Array.from({ length: 40 }, (_, at) => ({ id: `p${at}`, name: `${at}${'a'.repeat(1990)}`, points: '1' }))
  const draft = draftOf(lossOf(leafOf({ kind: 'parts', parts }, { max: '40' }), { parts: {} }))
  expect(PlanDraft.parse(draft)).toEqual(draft)
})

test('a criterion that the new set dropped is linked to nothing, and told; nobody leading is told', () => {
  const leaf = leafOf({ kind: 'achieved' })
  const draft = draftOf(lossOf(leaf, { achieved: false }, { running: null, lead: [] }))
  expect(draft.tasks[0]?.criteria).toEqual([])
  const problems = draftProblems(draft, { today: calendarDate('2023-04-05'), criteria: new Set(['9']) })
  expect(problems.map(({ code, where }) => [code, where])).toEqual([
    ['criterion-missing', 'shortcomings.TT.1.criteria'],
    ['lead-missing', 'tasks.III.1.1.lead'],
  ])
})

test('a period that is over before the plan is made keeps its day, and is told', () => {
  const draft = draftOf(lossOf(leafOf(quarters), done('Q2', 'Q3', 'Q4')))
  const problems = draftProblems(draft, { today: calendarDate('2023-04-05'), criteria: null })
  expect(problems.map(({ code, where }) => [code, where])).toEqual([['deadline-past', 'tasks.III.1.1.deadline']])
})

test('every problem of a draft that people have written into stands at its item', () => {
  const draft = draftOf(lossOf(leafOf({ kind: 'achieved' }), { achieved: false }))
  const [task] = draft.tasks
  if (!task) throw new Error('no task')
  const wild = {
    ...draft,
    header: { ...draft.header, subject: ' ' },
    tasks: [
      {
        ...task,
        text: '',
        title: '',
        deadline: { kind: 'month' as const, raw: '', year: 2023, month: 1e9 },
        lead: [named('Tổ công tác')],
        criteria: ['x'],
      },
    ],
  }
  const found = draftProblems(wild, { today: calendarDate('2023-04-05'), criteria: new Set(['1.1']) })
  expect(found.map(({ code, where }) => [code, where])).toEqual([
    ['subject-missing', 'header.subject'],
    ['text-blank', 'tasks.III.1.1.text'],
    ['deadline-range', 'tasks.III.1.1.deadline'],
    ['lead-untied', 'tasks.III.1.1.lead'],
    ['criterion-unknown', 'tasks.III.1.1.criteria'],
  ])
})

test('of any year, every loss is one shortcoming with at least one task, and the draft can be issued', () => {
  fc.assert(
    fc.property(anyReports, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (reports, led) => {
      const set = setOf(reports.map(({ leaf }) => leaf))
      const facts = new Map<string, Fact>()
      for (const { leaf, fact } of reports) {
        const { value } = fact === null ? { value: undefined } : readFact(fact, leaf)
        if (value) facts.set(leaf.code, value)
      }
      const sheet = scoreSheet(set, { unit: 'so', year: SET.year, attributes: ATTRIBUTES_IN_FULL, facts })
      const losses = lossesOf({ set, sheet, facts, published: {}, shortcomings: [], reasons: new Map(), after: null })
      const planned = losses.map(
        (loss, at): PlanLoss => ({
          ...loss,
          running: loss.leaf,
          hasFact: facts.has(loss.leaf.code),
          quotes: [],
          lead: led[at % led.length] ? [OFFICE] : [],
          coordinating: [],
        }),
      )
      const draft = draftOf(...planned)
      expect(PlanDraft.parse(draft)).toEqual(draft)
      expect(draftFaults(draft)).toEqual([])
      expect(draft.shortcomings.map(({ criteria }) => criteria.map(({ lossCode }) => lossCode))).toEqual(
        losses.map(({ leaf }) => [leaf.code]),
      )
      for (const { leaf } of losses) expect(draft.tasks.some(({ criteria }) => criteria.includes(leaf.code))).toBe(true)
      for (const { deadline, text } of draft.tasks) {
        expect(text).not.toMatch(/null|undefined|NaN|“”|\.\./)
        expect(deadline && readDeadline(deadline.raw, YEAR)).toEqual({ kind: 'read', deadline })
      }
      const problems = draftProblems(draft, { today: calendarDate('2023-01-01'), criteria: null })
      expect(problems.map(({ where }) => where)).toEqual(
        draft.tasks.filter(({ lead }) => lead.length === 0).map(({ id }) => `tasks.${id}.lead`),
      )
      expect(draft.targets.every(({ value }) => exact(figure(value)).s >= 0n)).toBe(true)
    }),
  )
})
