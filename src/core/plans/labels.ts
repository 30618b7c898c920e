/** The labels that close a piece of work: "Đơn vị chủ trì:", "Cơ quan phối hợp:", "Thời gian thực hiện:" and their variants. */
import { isUnitName } from './units.ts'
import { matchable, tidy } from './wording.ts'

export type LabelKind =
  | 'content'
  | 'lead'
  | 'performer'
  | 'both'
  | 'coordinating'
  | 'deadline'
  | 'product'
  | 'responsibility'

export interface Label {
  readonly kind: LabelKind
  /** What stands after the label on the same line. */
  readonly content: string
}

const BODY = String.raw`(?:các\s+)?(?:cơ quan|đơn vị|phòng|bộ phận|cá nhân|người|tổ chức|sở|ban|ngành)(?:\s*(?:[,/]|và|hoặc)\s*(?:cơ quan|đơn vị|bộ phận|phòng|cá nhân|tổ chức|địa phương|người|ban|ngành))*`
const DOES = String.raw`(?:\s+(?:thực hiện|tham mưu|triển khai|chính|tổ chức|xây dựng))*`
const SEVERAL = String.raw`(?:\s*(?:[,/]|và|-)\s*)`

/** The order matters: a label of both roles contains those of one. */
const LABELS: readonly (readonly [LabelKind, string])[] = [
  ['both', String.raw`(?:${BODY}\s+)?(?:chủ trì|thực hiện)${DOES}${SEVERAL}(?:${BODY}\s+)?phối hợp${DOES}`],
  ['coordinating', String.raw`(?:${BODY}\s+|trách nhiệm\s+)?(?:cùng\s+|có liên quan\s+)?phối hợp${DOES}`],
  [
    'lead',
    String.raw`(?:phân công\s+|trách nhiệm\s+)?(?:${BODY}\s+)?(?:được giao\s+|được phân công\s+|chịu trách nhiệm\s+)?chủ trì${DOES}`,
  ],
  ['lead', String.raw`${BODY}\s+(?:đầu mối|chịu trách nhiệm(?:\s+chính)?|phụ trách|tham mưu|theo dõi)${DOES}`],
  ['lead', '(?:chịu )?trách nhiệm chính|phụ trách chính|làm đầu mối|đầu mối'],
  ['performer', String.raw`${BODY}\s+(?:tổ chức\s+)?(?:thực hiện|triển khai)${DOES}`],
  [
    'responsibility',
    String.raw`(?:phân công\s+)?trách nhiệm(?:\s+(?:thực hiện|của các cơ quan, đơn vị|tổ chức thực hiện|chủ trì|triển khai))*|phân công\s+(?:tổ chức\s+)?thực hiện|phân công(?:\s+nhiệm vụ)?|tổ chức thực hiện`,
  ],
  [
    'deadline',
    String.raw`(?:thời gian|thời hạn|thời điểm|lộ trình|tiến độ|mốc thời gian|kỳ hạn|hạn)(?:\s*(?:,|và|/)\s*(?:tiến độ|lộ trình|thời hạn))?(?:\s+(?:thực hiện|hoàn thành|triển khai|tổ chức|xong|dự kiến))*(?:\s*/\s*hoàn thành)?`,
  ],
  [
    'product',
    String.raw`(?:dự kiến\s+)?(?:sản phẩm|kết quả)(?:\s*[,/]\s*(?:kết quả|sản phẩm))?(?:\s+(?:đầu ra|hoàn thành|dự kiến|cần đạt|đạt được|phải đạt|thực hiện|chủ yếu|chính))*`,
  ],
  [
    'content',
    String.raw`(?:nội dung|nhiệm vụ|giải pháp|công việc)(?:\s*(?:[,;/]|và)?\s*(?:nội dung|nhiệm vụ|giải pháp|công việc|cụ thể|thực hiện|trọng tâm|chủ yếu|triển khai|chính|giao))*`,
  ],
]
const AT_START = LABELS.map(([kind, words]) => ({
  kind,
  pattern: new RegExp(String.raw`^(?:${words})\s*(:|$|\.$)`, 'u'),
}))
const WITHOUT_COLON = [
  { kind: 'deadline' as const, pattern: /^(?:thời gian|thời hạn)\s+(?:thực hiện|hoàn thành)\s+(?!và|của|các|là\s)/u },
  { kind: 'deadline' as const, pattern: /^(?:hoàn thành|xong)\s*:\s*/u },
  { kind: 'performer' as const, pattern: /^thực hiện\s*:\s*/u },
  { kind: 'lead' as const, pattern: /^(?:cơ quan|đơn vị)\s+chủ trì\s+(?=\p{L})/u },
  { kind: 'coordinating' as const, pattern: /^(?:cơ quan|đơn vị)\s+phối hợp\s+(?=\p{L})/u },
]
const INLINE = new RegExp(
  String.raw`(?<=^|[.;,(]\s*|\s[-–]\s)(?:${LABELS.filter(([kind]) => kind !== 'content' && kind !== 'responsibility')
    .map(([kind, words]) => `(?<${kind}${LABELS.findIndex(([, other]) => other === words)}>${words})`)
    .join(
      '|',
    )}|(?<deadline99>hoàn thành))\s*:|(?<=[.;,(]\s*)(?<deadline98>(?:thời hạn|thời gian)\s+(?:thực hiện|hoàn thành))\s+(?=\d|(?:trước|trong|chậm nhất|xong|từ|đến|hết|ngày|tháng|quý|năm|thường xuyên|định kỳ|hằng|hàng|cuối)(?!\p{L}))`,
  'gu',
)

/** The label with which a line begins, or null; a line in brackets is read as its words. */
export function findLabel(line: string): Label | null {
  const text = /^\([^()]*(?:\([^()]*\)[^()]*)*\)[.;]?$/u.test(line) ? line.replace(/^\(\s*|\s*\)[.;]?$/gu, '') : line
  const match = matchable(text)
  if (match.length > 4000 && !match.slice(0, 80).includes(':')) return null
  for (const { kind, pattern } of AT_START) {
    const found = pattern.exec(match)
    if (found) return { kind, content: tidy(text.slice(found[0].length)) }
  }
  for (const { kind, pattern } of WITHOUT_COLON) {
    const found = pattern.exec(match)
    const rest = found ? text.slice(found[0].length) : ''
    const isNamed = kind === 'performer' ? isUnitName(rest) : /^(?:các\s|\p{Lu})/u.test(rest)
    if (found && (kind === 'deadline' || isNamed)) return { kind, content: tidy(rest) }
  }
  return null
}

/** A cheap look before the whole pattern: a colon, or a time that needs none. */
export const hasLabelInside = (text: string): boolean => text.includes(':') || /[.;,(]\s*thời (?:hạn|gian)/iu.test(text)

/** A line taken apart at the labels inside it: what stands before the first, and each label with its content. */
export function splitLabels(text: string): { head: string; labels: Label[] } {
  if (!hasLabelInside(text)) return { head: text, labels: [] }
  const found = [...matchable(text).matchAll(INLINE)].flatMap((match) => {
    const kind = kindOf(match.groups)
    return kind ? [{ kind, start: match.index, end: match.index + match[0].length }] : []
  })
  const first = found.findIndex((label) => label.kind !== 'product')
  if (first < 0 || found[first] === undefined) return { head: text, labels: [] }
  const used = found.slice(first)
  const labels = used.map((label, index) => ({
    kind: label.kind,
    content: tidy(text.slice(label.end, used[index + 1]?.start ?? text.length).replace(/[\s;,(–-]+$/u, '')).replace(
      /^\(|(?<!\([^)]*)\)\.?$/gu,
      '',
    ),
  }))
  return { head: tidy(text.slice(0, found[first].start).replace(/[\s;,(–-]+$/u, '')), labels }
}

function kindOf(groups: Record<string, string | undefined> | undefined): LabelKind | null {
  for (const [name, words] of Object.entries(groups ?? {})) {
    const kind = name.replace(/\d+$/, '')
    const known = LABELS.find(([label]) => label === kind)?.[0]
    if (words !== undefined && known) return known
  }
  return null
}
