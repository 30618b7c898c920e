/**
 * Reading time for a plan the size of the department's plan of 2023 and for one of 100,000 characters, both made here
 * from our own words, in the same run: time must grow in proportion to length. Run it in the package's folder.
 */
import { readPlan } from '../src/core/plans/readPlan.ts'
import { documentFromText } from '../src/core/values/document.ts'

const SMALL = 13_400
const LARGE = 100_000
const ROUNDS = 9
/** Twice the time per character would no longer be proportional. */
const ALLOWED = 2

const ACTIONS = ['Rà soát', 'Cập nhật', 'Công khai', 'Kiểm tra', 'Số hóa', 'Đơn giản hóa', 'Tuyên truyền', 'Đánh giá']
const THINGS = [
  'thủ tục hành chính',
  'hồ sơ trực tuyến',
  'quy trình nội bộ',
  'tài liệu kiểm chứng',
  'dữ liệu cán bộ',
  'mức độ hài lòng',
]
const UNITS = [
  'Văn phòng Sở',
  'Thanh tra Sở',
  'Phòng Quản lý công nghiệp',
  'Phòng Kế hoạch - Tài chính',
  'Trung tâm Khuyến công',
]
const TIMES = ['Trước ngày 30/6/2026', 'Quý III/2026', 'Thường xuyên', 'Tháng 9/2026', 'Năm 2026', 'Hằng tháng, quý']

const small = planOf(SMALL)
const large = planOf(LARGE)
readPlan(documentFromText(small))
const times = { small: [] as number[], large: [] as number[] }
for (let round = 0; round < ROUNDS; round++) {
  times.small.push(timeMs(small))
  times.large.push(timeMs(large))
}
const perCharacter = {
  small: (middle(times.small) * 1000) / small.length,
  large: (middle(times.large) * 1000) / large.length,
}
const ratio = perCharacter.large / perCharacter.small
console.log(
  `${small.length} characters: ${middle(times.small).toFixed(1)} ms, ${perCharacter.small.toFixed(2)} µs each`,
)
console.log(
  `${large.length} characters: ${middle(times.large).toFixed(1)} ms, ${perCharacter.large.toFixed(2)} µs each`,
)
console.log(`time per character, large against small: ${ratio.toFixed(2)} (at most ${ALLOWED})`)
if (ratio > ALLOWED) process.exitCode = 1

function timeMs(text: string): number {
  const start = performance.now()
  const reading = readPlan(documentFromText(text))
  if (reading.tasks.length < 10) throw new Error(`only ${reading.tasks.length} tasks were read`)
  return performance.now() - start
}

function middle(values: readonly number[]): number {
  return [...values].sort((one, two) => one - two)[Math.floor(values.length / 2)] ?? Number.NaN
}

function planOf(length: number): string {
  const head = `SỞ CÔNG THƯƠNG\nSố: 12/KH-SCT\nNha Trang, ngày 02 tháng 3 năm 2026\nKẾ HOẠCH\nNâng cao Chỉ số cải cách hành chính năm 2026\nCăn cứ Quyết định số 5/QĐ-UBND ngày 12/01/2026 của UBND tỉnh;\nI. NHIỆM VỤ`
  const end =
    'II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở theo dõi, báo cáo trước ngày 25 hằng tháng.\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An'
  const items: string[] = []
  for (let at = 0, size = head.length + end.length; size < length; at++) {
    const item = itemOf(at)
    items.push(item)
    size += item.length + 1
  }
  return [head, ...items, end].join('\n')
}

function itemOf(at: number): string {
  const pick = (list: readonly string[], step: number) => list[(at * step + 1) % list.length] ?? ''
  const work = () =>
    `${pick(ACTIONS, 3)} ${pick(THINGS, 5)} của ${pick(UNITS, 7)}, phấn đấu đạt ${60 + (at % 40)}% trong năm, bảo đảm đúng quy trình và thời hạn`
  return `${at + 1}. ${pick(ACTIONS, 1)} ${pick(THINGS, 1)}\n- ${work()}.\n- ${work()}; ${work()}.\n- Đơn vị chủ trì: ${pick(UNITS, 1)}.\n- Đơn vị phối hợp: ${pick(UNITS, 2)}, các phòng, đơn vị.\n- Thời gian hoàn thành: ${pick(TIMES, 1)}.`
}
