/** Plans of our own words for the tests of the reader. */
import { documentFromText } from '../values/document.ts'
import type { PlanReading } from './planReading.ts'
import { readPlan } from './readPlan.ts'

/** A whole plan around the body that a test is about; each part can be replaced. */
export function planText(parts: { letterhead?: string; opening?: string; body: string; closing?: string }): string {
  return [
    parts.letterhead ??
      'UBND TỈNH KHÁNH HÒA\nSỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/KH-SNV\nKhánh Hòa, ngày 12 tháng 02 năm 2026\nKẾ HOẠCH\nNâng cao Chỉ số cải cách hành chính năm 2026',
    parts.opening ??
      'Căn cứ Quyết định số 12/QĐ-UBND ngày 09/01/2026 của UBND tỉnh về công bố kết quả năm 2025;\nSở Nội vụ ban hành Kế hoạch như sau:',
    parts.body,
    parts.closing ??
      'Nơi nhận:\n- UBND tỉnh (b/c);\n- Các phòng, đơn vị;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Minh Châu',
  ].join('\n')
}

export const readText = (text: string): PlanReading => readPlan(documentFromText(text))
export const readBody = (body: string): PlanReading => readText(planText({ body }))

/** What the tests compare of a task. */
export function brief(reading: PlanReading) {
  return reading.tasks.map((task) => ({
    id: task.id,
    text: task.text.split('\n')[0],
    lead: task.lead,
    coordinating: task.coordinating,
    deadline: task.deadline?.kind ?? null,
  }))
}
