/** What a heading of a plan announces; it decides whether what stands below can be a task, a duty, a target or a shortcoming. */
import { folded } from './wording.ts'

export type SectionKind = 'purpose' | 'shortcomings' | 'goals' | 'content' | 'organising' | 'funding' | 'other'

const RULES: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'other',
    /^(?:đánh giá |khái quát |tóm tắt )?(?:tình hình|thực trạng|hiện trạng|kết quả|đánh giá|dự báo|bối cảnh|đặc điểm)(?!.*(?:tồn tại|hạn chế|chưa đạt|giải pháp|nhiệm vụ trọng tâm))/u,
  ],
  [
    'organising',
    /^(?:công tác |việc )?tổ chức (?:thực hiện|triển khai|theo dõi|thi hành)(?!.*(?:nhiệm vụ|nội dung|giải pháp))|^(?:các )?(?:thời gian và )?trách nhiệm (?:thực hiện|thi hành|của|các|tổ chức)|^phân công trách nhiệm|chế độ (?:thông tin,? )?báo cáo|^tổ chức thực hiện|^điều khoản|^theo dõi|^khen thưởng|^chế độ/u,
  ],
  [
    'funding',
    /^(?:nguồn |dự toán |kinh phí|dự trù kinh phí|bảo đảm kinh phí|nguồn kinh phí)(?:.*)|^kinh phí|^nguồn lực/u,
  ],
  [
    'content',
    /(?:giải pháp|biện pháp|nhiệm vụ|hướng) (?:để )?(?:khắc phục|nâng cao)|^(?:các |một số )?(?:nội dung|nhiệm vụ|giải pháp|biện pháp|hoạt động|chương trình hành động|phân công nhiệm vụ|khắc phục)/u,
  ],
  ['purpose', /mục đích|yêu cầu|quan điểm|nguyên tắc|phương châm|phạm vi|đối tượng|sự cần thiết|căn cứ/u],
  ['shortcomings', /tồn tại|hạn chế|thiếu sót|yếu kém|chưa đạt|bị trừ điểm|mất điểm|khó khăn|nguyên nhân/u],
  [
    'content',
    /nhiệm vụ|giải pháp|nội dung|biện pháp|hoạt động triển khai|phân công|công việc|kế hoạch thực hiện|kế hoạch triển khai/u,
  ],
  ['goals', /mục tiêu|chỉ tiêu|kết quả cần đạt/u],
  ['organising', /tổ chức thực hiện|trách nhiệm/u],
]

/** The kind of a top heading; null where its words say nothing. */
export function sectionKind(heading: string): SectionKind | null {
  const words = folded(heading).replace(/[.:\s]+$/u, '')
  if (/^mục tiêu,? (?:và )?(?:nhiệm vụ|nội dung)|^nhiệm vụ.*tổ chức thực hiện/u.test(words)) return 'content'
  for (const [kind, pattern] of RULES) if (pattern.test(words)) return kind
  return null
}

/** The kind that a heading below gives inside its part; only what it plainly announces changes the part's kind. */
export function innerKind(heading: string, outer: SectionKind | null): SectionKind | null {
  if (outer === 'organising' || outer === 'funding') return outer
  const words = folded(heading).replace(/[.:\s]+$/u, '')
  if (words.length > 120) return outer
  if (/^(?:về )?(?:mục đích|yêu cầu|quan điểm|nguyên tắc|phạm vi|đối tượng|chủ đề)/u.test(words)) return 'purpose'
  if (/^(?:các |những |một số )?(?:mục tiêu|chỉ tiêu)/u.test(words) && words.length < 90) return 'goals'
  if (
    /^(?:những |các |một số )?(?:tồn tại|hạn chế|khó khăn|nguyên nhân)/u.test(words) &&
    !/khắc phục|giải pháp/u.test(words)
  )
    return 'shortcomings'
  if (/^(?:những |các |về )?(?:kết quả (?:đạt được|nổi bật|đã đạt)|ưu điểm|mặt (?:đạt được|làm được))/u.test(words))
    return 'other'
  if (/^(?:kết quả thực hiện|hiện trạng|thực trạng|đánh giá chung)$/u.test(words) && outer !== 'shortcomings')
    return 'other'
  if (/^(?:tổ chức thực hiện|chế độ báo cáo|trách nhiệm của các)/u.test(words)) return 'organising'
  if (
    /^(?:các |những |một số )?(?:nhiệm vụ|giải pháp|nội dung)/u.test(words) &&
    outer !== 'shortcomings' &&
    outer !== 'purpose'
  )
    return 'content'
  return outer
}
