import { describe, expect, test } from 'vitest'
import { aDraft, aReading, aTask, named } from './aDraft.testing.ts'
import { draftFaults } from './draftFaults.ts'
import { draftOf, type KnownThings, runningYear } from './draftOf.ts'
import { criteriaMatcher } from './matchCriteria.ts'
import { unitMatcher } from './matchUnits.ts'

const units = [
  { id: 'so', name: 'Sở Công Thương', shortName: 'SCT', isDepartment: true },
  { id: 'vp', name: 'Văn phòng Sở', shortName: 'VP', isDepartment: false },
  { id: 'tm', name: 'Phòng Quản lý thương mại', shortName: 'Phòng QLTM', isDepartment: false },
  { id: 'kt', name: 'Phòng Kế hoạch - Tài chính', shortName: null, isDepartment: false },
  { id: 'tt', name: 'Trung tâm Khuyến công', shortName: null, isDepartment: false },
  { id: 'x1', name: 'Tổ công tác', shortName: null, isDepartment: false },
  { id: 'x2', name: 'Tổ Công Tác', shortName: null, isDepartment: false },
]
const shortcoming = {
  id: 'TT.1',
  section: 'II.1',
  text: 'Chưa đạt',
  cause: 'target' as const,
  actual: null,
  required: null,
  criteria: [],
  where: null,
}
const indexResult = {
  year: 2022,
  index: '83.47',
  class: 'Khá',
  rank: 17,
  of: 21,
  change: null,
  rankChange: null,
  previous: null,
}
const groups = [{ id: 'all', name: 'Các phòng, đơn vị' }]

describe('words of a unit', () => {
  const match = unitMatcher(units, groups)
  test.each([
    ['Văn phòng Sở', 'vp'],
    ['VĂN PHÒNG SỞ', 'vp'],
    ['Văn phòng Sở Công Thương', 'vp'],
    ['Văn phòng', 'vp'],
    ['phòng Quản lý Thương mại', 'tm'],
    ['P. QLTM', 'tm'],
    ['Phòng Quản lý thương mại Sở', 'tm'],
    ['Phòng Kế hoạch – Tài chính', 'kt'],
    ['TT Khuyến công', 'tt'],
    ['Sở Công Thương', 'so'],
    ['SCT', 'so'],
  ])('%s is a unit of the tree', (words, unitId) => {
    expect(match(words)).toEqual({ words, unitId, groupId: null })
  })

  test.each([
    'Các phòng, đơn vị',
    'các phòng, đơn vị thuộc Sở',
    'Các phòng, đơn vị thuộc và trực thuộc Sở Công Thương',
  ])('%s is the chosen group', (words) => expect(match(words)).toEqual({ words, unitId: null, groupId: 'all' }))

  test.each(['Sở Nội vụ', 'Văn phòng UBND tỉnh', 'Các phòng có liên quan', 'Tổ công tác', 'Giám đốc Sở', ''])(
    '%j stays words',
    (words) => expect(match(words)).toEqual(named(words)),
  )
})

describe('criteria that a sentence speaks of', () => {
  const match = criteriaMatcher([
    { code: '3.3.1', name: 'Tổ chức thu thập ý kiến đánh giá việc giải quyết TTHC' },
    { code: '3.3.2', name: 'Kết quả đánh giá việc giải quyết TTHC' },
    { code: '3.5.1', name: 'Tỷ lệ hồ sơ tiếp nhận, trả kết quả qua dịch vụ bưu chính công ích' },
    { code: '4.2.2', name: 'Tỷ lệ giảm biên chế so với năm 2015' },
    { code: '8.1.1', name: 'Tiếp cận dịch vụ' },
    { code: '8.1.6', name: 'Tiếp nhận và xử lý thông tin phản hồi' },
  ])
  test.each([
    ['Giảm biên chế chưa đủ 10% so với năm 2015', ['4.2.2']],
    ['Về tiếp cận dịch vụ: mới đạt 70%', ['8.1.1']],
    ['Chưa tổ chức thu thập ý kiến đánh giá việc giải quyết thủ tục hành chính', ['3.3.1']],
    [
      'Tài liệu chưa đủ ở: kết quả đánh giá việc giải quyết TTHC; xử lý thông tin phản hồi sau khi tiếp nhận',
      ['3.3.2', '8.1.6'],
    ],
    ['Bồi dưỡng kỹ năng số cho công chức', []],
    ['', []],
  ])('%j speaks of %j', (text, codes) => expect(match(text)).toEqual(codes))
})

const known: KnownThings = {
  units,
  groups,
  criteria: [{ code: '4.2.2', name: 'Tỷ lệ giảm biên chế so với năm 2015' }],
  lossCriteria: [],
  before: null,
}

describe('the first draft of a reading', () => {
  const shortcoming = {
    section: 'II',
    text: 'Giảm biên chế so với năm 2015 chưa đủ',
    cause: 'target',
    actual: null,
    required: '10',
    where: { line: 9 },
  } as const

  test('ties units and criteria, and the loss under the same code where last year had it', () => {
    const reading = aReading({ shortcomings: [shortcoming] })
    const draft = draftOf(reading, 2023, known)
    expect(draft.tasks[0]?.lead).toEqual([named('Văn phòng Sở', { unitId: 'vp' })])
    expect(draft.tasks[0]?.coordinating).toEqual([named('Các phòng, đơn vị', { groupId: 'all' })])
    expect(draft.shortcomings[0]?.criteria).toEqual([{ code: '4.2.2', lossCode: null }])
    const withLast = draftOf(reading, 2023, { ...known, lossCriteria: known.criteria })
    expect(withLast.shortcomings[0]?.criteria).toEqual([{ code: '4.2.2', lossCode: '4.2.2' }])
  })

  test('of a new version keeps what a person tied before', () => {
    const before = aDraft({
      tasks: [aTask({ criteria: ['1.5.1'], lead: [named('Bộ phận Một cửa', { unitId: 'tm' })] })],
      shortcomings: [{ ...shortcoming, id: 'TT.1', criteria: [{ code: '9.9', lossCode: '8.8' }] }],
    })
    const task = { ...aReading().tasks[0], lead: ['Bộ phận một cửa', 'Văn phòng Sở'] }
    const reading = aReading({
      tasks: aReading().tasks.map((one) => ({ ...one, lead: task.lead })),
      shortcomings: [shortcoming],
    })
    const draft = draftOf(reading, 2023, { ...known, before })
    expect(draft.tasks[0]?.criteria).toEqual(['1.5.1'])
    expect(draft.tasks[0]?.lead.map(({ unitId }) => unitId)).toEqual(['tm', 'vp'])
    expect(draft.shortcomings[0]?.criteria).toEqual([{ code: '9.9', lossCode: '8.8' }])
  })

  test.each([
    ['Khắc phục hạn chế năm 2022, nâng cao chỉ số năm 2023', '2023-03-28', 2023],
    ['Cải cách hành chính năm 2026', '2025-12-20', 2026],
    ['Triển khai giai đoạn 2021-2030', '2023-02-01', 2023],
    ['Triển khai nhiệm vụ', '2023-02-01', 2023],
    ['Khắc phục hạn chế năm 2022', null, 2022],
    ['Triển khai nhiệm vụ', null, null],
  ])('%s of %s is for %s', (subject, issuedOn, year) => {
    const { header } = aReading()
    expect(runningYear(aReading({ header: { ...header, subject, issuedOn, issuedMonth: null } }))).toBe(year)
  })
})

describe('what keeps a draft from being confirmed', () => {
  test('words not tied, no deadline and no criterion keep nothing', () => {
    expect(draftFaults(aDraft())).toEqual([])
    const exact = { ...shortcoming, actual: '63,636363636363', required: '80' }
    expect(draftFaults(aDraft({ shortcomings: [shortcoming, { ...exact, id: 'TT.2' }], indexResult }))).toEqual([])
  })

  test.each([
    ['year-missing', aDraft({ year: null })],
    ['subject-missing', aDraft({ header: { ...aDraft().header, subject: ' ' } })],
    ['day-unknown', aDraft({ header: { ...aDraft().header, issuedOn: '2023-02-29' } })],
    ['text-blank', aDraft({ tasks: [aTask({ text: ' ', title: '' })] })],
    ['id-twice', aDraft({ tasks: [aTask(), aTask()] })],
    ['unit-blank', aDraft({ tasks: [aTask({ lead: [named(' ')] })] })],
    [
      'deadline-day-unknown',
      aDraft({ tasks: [aTask({ deadline: { raw: '', kind: 'beforeDate', date: '2023-04-31' } })] }),
    ],
    [
      'deadline-reversed',
      aDraft({ tasks: [aTask({ deadline: { raw: '', kind: 'period', from: '2023-05-01', until: '2023-04-30' } })] }),
    ],
    ['deadline-range', aDraft({ tasks: [aTask({ deadline: { raw: '', kind: 'quarter', year: 2023, quarter: 5 } })] })],
    ['deadline-every-missing', aDraft({ tasks: [aTask({ deadline: { raw: '', kind: 'recurring', every: [] } })] })],
    [
      'target-value',
      aDraft({ targets: [{ id: 'CT.1', section: '', text: 'Đạt', value: 'NaN', unit: '%', op: '>=', where: null }] }),
    ],
    ['figure-unknown', aDraft({ shortcomings: [{ ...shortcoming, actual: '7 trên 11' }] })],
    ['figure-unknown', aDraft({ shortcomings: [{ ...shortcoming, actual: '63.63', required: '' }] })],
    ['figure-unknown', aDraft({ indexResult: { ...indexResult, index: '' } })],
  ])('%s', (code, draft) => {
    expect(draftFaults(draft).map((fault) => fault.code)).toEqual([code])
  })
})
