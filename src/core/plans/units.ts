/** Names of units in Vietnamese plans: where one begins, and how a list of them is told from a name with commas in it. */
import { matchable, tidy } from './wording.ts'

/** Words that begin a unit's name (comparable form). A longer one stands before a shorter one that it contains. */
const HEADS = [
  'ủy ban nhân dân',
  'ủy ban mặt trận',
  'ủy ban',
  'ubnd',
  'ubmttq',
  'ubmttqvn',
  'hội đồng nhân dân',
  'hđnd',
  'hội đồng',
  'văn phòng',
  'vpubnd',
  'vp',
  'sở',
  'ban',
  'phòng',
  'trung tâm',
  'chi cục',
  'cục',
  'tổng cục',
  'vụ',
  'bộ',
  'thanh tra',
  'công an',
  'kho bạc',
  'bảo hiểm xã hội',
  'bhxh',
  'ngân hàng',
  'chi nhánh',
  'báo',
  'đài',
  'hội',
  'liên đoàn',
  'liên minh',
  'liên hiệp',
  'hiệp hội',
  'đoàn',
  'chi đoàn',
  'chi bộ',
  'chi hội',
  'kiểm toán',
  'đồn biên phòng',
  'mặt trận',
  'mttq',
  'trường',
  'viện',
  'học viện',
  'đại học',
  'bệnh viện',
  'trạm',
  'công ty',
  'tổng công ty',
  'tập đoàn',
  'doanh nghiệp',
  'hợp tác xã',
  'tổ',
  'đội',
  'tòa án',
  'viện kiểm sát',
  'cơ quan',
  'đơn vị',
  'tổ chức',
  'địa phương',
  'thủ trưởng',
  'giám đốc',
  'phó giám đốc',
  'trưởng',
  'phó trưởng',
  'chánh',
  'lãnh đạo',
  'người đứng đầu',
  'thuế',
  'hải quan',
  'bưu điện',
  'bưu chính',
  'viễn thông',
  'quỹ',
  'thư viện',
  'bảo tàng',
  'nhà văn hóa',
  'cấp ủy',
  'đảng ủy',
  'tỉnh ủy',
  'thành ủy',
  'huyện ủy',
  'thường trực',
  'chính quyền',
  'công đoàn',
  'cán bộ',
  'công chức',
  'viên chức',
  'bộ phận',
  'bộ chỉ huy',
  'bchqs',
  'chủ tịch',
  'phó chủ tịch',
  'điện lực',
  'cảng vụ',
  'xã',
  'phường',
  'đặc khu',
  'thị trấn',
  'huyện',
  'quận',
  'thị xã',
  'thành phố',
  'tỉnh',
  'ngành',
  'đoàn thể',
  'cá nhân',
  'chủ đầu tư',
  'cơ sở',
  'khối',
  'cụm',
  'thành viên',
  'lực lượng',
  'cộng đồng',
  'cổng thông tin',
  'cổng ttđt',
  'hạt',
  'ca tỉnh',
  'sở,',
  'nhà thầu',
  'hộ kinh doanh',
  'tổng biên tập',
  'ngành thuế',
  'nhnn',
  'kbnn',
  'vnpt',
  'viettel',
  'mobifone',
].sort((a, b) => b.length - a.length)
const HEAD = new RegExp(`^(?:${HEADS.join('|')})(?![\\p{L}])`, 'u')
const PLURAL = /^(?:tất cả\s+)?(?:các|những|toàn thể|một số|mỗi|từng|toàn bộ)\s+/u

/** Classes of bodies: words of one class stand in one entry ("Các sở, ban, ngành"). */
const CLASSES: readonly (readonly string[])[] = [
  [
    'sở',
    'ban',
    'ngành',
    'đoàn thể',
    'cơ quan',
    'đơn vị',
    'tổ chức',
    'địa phương',
    'hội',
    'cá nhân',
    'cấp',
    'hội đoàn thể',
    'mttq',
  ],
  [
    'phòng',
    'ban',
    'đơn vị',
    'trung tâm',
    'bộ phận',
    'cơ quan',
    'chi cục',
    'tổ chức',
    'cá nhân',
    'đoàn thể',
    'văn phòng',
  ],
  ['xã', 'phường', 'đặc khu', 'thị trấn', 'huyện', 'thị xã', 'thành phố', 'quận', 'thôn', 'tổ dân phố', 'khu phố'],
  ['vụ', 'cục', 'tổng cục', 'đơn vị', 'cơ quan'],
  ['viện', 'trường', 'học viện', 'trung tâm'],
  ['báo', 'đài'],
  ['cán bộ', 'công chức', 'viên chức', 'người lao động'],
  ['doanh nghiệp', 'hợp tác xã', 'tổ chức', 'cá nhân', 'hộ kinh doanh', 'cộng đồng'],
]

const NOBODY = /^(?:không|không có|n\/a|nt|như trên|-+)$/u
const QUALIFIER =
  /[\s,]+(?:theo|trong phạm vi|thuộc phạm vi|căn cứ|tùy theo|tùy|trên cơ sở|theo đúng|liên quan đến|phụ trách lĩnh vực|được phân công|được giao|trên địa bàn quản lý)(?!\p{L}).*$/u

/** True where the words can be a unit's name: they begin as one does. */
export function isUnitName(text: string): boolean {
  const match = matchable(text.trim()).replace(
    /^(?:đề nghị|yêu cầu|giao|khuyến khích|trách nhiệm của|kính đề nghị)\s+/u,
    '',
  )
  return HEAD.test(match.replace(PLURAL, '')) || /^(?:các|những)\s+(?:trường|xã|phường)/u.test(match)
}

/** The entries of a list of units, as written, without qualifiers. */
export function readUnits(text: string): string[] {
  const parts = splitStrong(text.replace(/\n+/g, ' ; ').replace(/\s\/\s/g, ' ; '))
  const units = parts.flatMap((part) => findQuotedName(part) ?? splitWeak(tidy(part)).map(withoutQualifier))
  return distinct(units.filter((unit) => /\p{L}{2}/u.test(unit) && !NOBODY.test(matchable(unit))))
}

/** “Phòng A và Phòng B” in quotation marks is one name, as written. */
function findQuotedName(part: string): string | null {
  return /^[\s+*•–-]*“([^“”]+)”[\s.,;]*$/u.exec(part)?.[1]?.trim() ?? null
}

/** The names of a list of which each line is a name in quotation marks; null where one is not. */
export function findQuotedNames(text: string): string[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const names = lines.flatMap((line) => /^\s*“(.+)”\s*;?\s*$/u.exec(line)?.[1] ?? [])
  return names.length > 0 && names.length === lines.length ? names : null
}

/** The list without what is named twice. */
export function distinct(units: readonly string[]): string[] {
  return units.filter((unit, index) => units.findIndex((other) => matchable(other) === matchable(unit)) === index)
}

export function withoutQualifier(unit: string): string {
  const match = matchable(unit)
  const cut = QUALIFIER.exec(match)
  const kept = cut && cut.index >= 2 ? unit.slice(0, cut.index) : unit
  return kept
    .replace(/^(?:và|cùng|cùng với|với|gồm|gồm có|là|do|giao|như)\s+/iu, '')
    .replace(/^[-–—+*•:\s]+/u, '')
    .replace(/[\s.,;:]+$/u, '')
    .trim()
}

/** Splits at commas and "và" where what follows is a unit by itself. */
function splitWeak(text: string): string[] {
  const units: string[] = []
  for (const piece of weakPieces(text)) {
    const last = units.at(-1)
    if (last === undefined) units.push(piece.text)
    else if (startsUnit(last, piece.text)) units.push(piece.text)
    else units[units.length - 1] = `${last}${piece.separator}${piece.text}`
  }
  return units
}

function weakPieces(text: string): { separator: string; text: string }[] {
  const pieces: { separator: string; text: string }[] = []
  let from = 0
  let separator = ''
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '(' || letter === '“') depth += 1
    if (letter === ')' || letter === '”') depth = Math.max(0, depth - 1)
    if (depth > 0 || (letter !== ',' && letter !== ' ')) continue
    const found = /^(?:,\s*(?:và\s+|cùng\s+)?|\s+(?:và|cùng với|cùng)\s+)/u.exec(matchable(text.slice(at, at + 12)))
    if (!found) continue
    pieces.push({ separator, text: text.slice(from, at) })
    separator = text.slice(at, at + found[0].length)
    from = at + found[0].length
    at = from - 1
  }
  pieces.push({ separator, text: text.slice(from) })
  return pieces.filter((piece, index) => index === 0 || piece.text.trim() !== '')
}

/** Whether `piece` begins a new unit after `last`, or goes on with its name or its class. */
function startsUnit(last: string, piece: string): boolean {
  const match = matchable(piece.trim())
  if (PLURAL.test(match)) return HEAD.test(match.replace(PLURAL, ''))
  const head = HEAD.exec(match)?.[0]
  if (!head || (head === 'tổ chức' && /^\p{Lu}/u.test(piece.trim()))) return false
  const before = matchable(last.trim())
  if (
    /^(?:các\s+)?văn phòng (?:đoàn |hđnd|hội đồng|tỉnh ủy|đảng ủy|huyện ủy|thành ủy|đđbqh)/u.test(before) &&
    /^(?:hđnd|hội đồng nhân dân|ubnd|ủy ban nhân dân)/u.test(match)
  )
    return false
  return !continuesClass(before, head, piece.trim())
}

function continuesClass(before: string, head: string, piece: string): boolean {
  const lastWords =
    before
      .split(/,|\svà\s/u)
      .at(-1)
      ?.trim() ?? ''
  const lastHead = lastWord(lastWords)
  const shared = CLASSES.some((words) => words.includes(head) && lastHead !== null && words.includes(lastHead))
  const isBare = !/^\s*(?!(?:Tỉnh|Thành phố|TP|Sở|Xã|Phường|Huyện)(?!\p{L}))\p{Lu}/u.test(piece.slice(head.length))
  if (shared && isBare) return true
  const isInner =
    CLASSES[1]?.includes(head) === true &&
    PLURAL.test(before) &&
    /^(?:các|những)\s+(?:phòng|đơn vị|ban|bộ phận)/u.test(before)
  return isInner && /^\p{Ll}/u.test(piece) && !before.includes(';')
}

/** The class word with which a list still stands open: "Các sở" → sở, "UBND xã" → xã, "Sở Tư pháp" → none. */
function lastWord(words: string): string | null {
  const bare = words.replace(PLURAL, '')
  for (const known of CLASSES.flat()) if (bare === known) return known
  const territory = /(?:^|\s)(xã|phường|đặc khu|thị trấn|huyện|thị xã|thành phố|quận)$/u.exec(words)
  return territory?.[1] ?? null
}

/** Splits at semicolons outside brackets. */
function splitStrong(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '(' || letter === '“') depth += 1
    if (letter === ')' || letter === '”') depth = Math.max(0, depth - 1)
    if (letter !== ';' || depth > 0) continue
    parts.push(text.slice(from, at))
    from = at + 1
  }
  parts.push(text.slice(from))
  return parts.filter((part) => part.trim() !== '')
}
