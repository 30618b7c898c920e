/** What a criterion counts, by its name: so that a gap reads "còn thiếu 2 thủ tục" and not "còn thiếu 2". */
import { foldVietnamese } from '../../values/foldVietnamese.ts'

/** Where several stand in a name, the first is what the rate is of: "Tỷ lệ hồ sơ TTHC …" counts hồ sơ. */
const THINGS: readonly (readonly [RegExp, string])[] = [
  [/\bke hoach dao tao\b/, 'lượt người'],
  [/\bthanh phan ho so\b/, 'thành phần hồ sơ'],
  [/\b(?:tthc|thu tuc)\b/, 'thủ tục'],
  [/\b(?:dich vu cong|dvc|dvctt)\b/, 'dịch vụ công'],
  [/\bho so\b/, 'hồ sơ'],
  [/\b(?:van ban|vbqppl)\b/, 'văn bản'],
  [/\bsang kien\b/, 'sáng kiến'],
  [/\bbao cao\b/, 'báo cáo'],
  [/\b(?:nhiem vu|ke hoach)\b/, 'nhiệm vụ'],
  [/\bchi tieu\b/, 'chỉ tiêu'],
  [/\b(?:cuoc|doi thoai|hoi nghi|lop)\b/, 'cuộc'],
  [/\b(?:cong chuc|vien chuc|cbccvc|cbcc|can bo|nguoi|luot|bien che)\b/, 'người'],
  [/\b(?:phan anh|kien nghi)\b/, 'phản ánh, kiến nghị'],
  [/\bvan de\b/, 'vấn đề'],
  [/\bket qua\b/, 'kết quả'],
  [/\bphieu\b/, 'phiếu'],
  [/\bhinh thuc\b/, 'hình thức'],
  [/\b(?:tin|bai)\b/, 'tin, bài'],
  [/\b(?:phong|don vi|co quan|xa|phuong)\b/, 'đơn vị'],
]

/** Null where the name does not tell. */
export function countedThing(name: string): string | null {
  const folded = foldVietnamese(name)
  let first: { at: number; thing: string } | null = null
  for (const [pattern, thing] of THINGS) {
    const at = folded.search(pattern)
    if (at >= 0 && (first === null || at < first.at)) first = { at, thing }
  }
  return first?.thing ?? null
}
