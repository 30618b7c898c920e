import { expect, test } from 'vitest'
import { planText, readText } from './planText.testing.ts'
import { describeDeadline, renderPlanReading } from './renderPlanReading.ts'

test('a reading prints what was found, where to look, and what to check', () => {
  const reading = readText(
    planText({
      letterhead: 'SỞ NỘI VỤ\nSố: /KH-SNV\nHuế, ngày tháng 3 năm 2026\nKẾ HOẠCH\nNâng cao Chỉ số CCHC năm 2026',
      body: `I. TỒN TẠI, HẠN CHẾ
Năm 2025, Chỉ số CCHC của Sở đạt 83,47%, xếp loại Khá, đứng thứ 7/14.
- Tỷ lệ hồ sơ trực tuyến chỉ đạt 61,5%, chưa đạt 70% theo quy định.
II. NHIỆM VỤ
1. Nâng tỷ lệ hồ sơ trực tuyến đạt 80%
- Đơn vị chủ trì: Văn phòng Sở.
- Đơn vị phối hợp: Các phòng.
- Thời hạn: Trước 30/6/2026.
- Sản phẩm: Báo cáo.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở theo dõi, báo cáo trước ngày 25 hằng tháng.`,
    }),
  )
  expect(renderPlanReading(reading)).toBe(`Kế hoạch: Nâng cao Chỉ số CCHC năm 2026
Số: chưa có (ký hiệu KH-SNV)
Ngày ban hành: ngày chưa có, tháng 03/2026 (Huế)
Cơ quan ban hành: Sở Nội vụ
Căn cứ
  Quyết định 12/QĐ-UBND ngày 09/01/2026 của UBND tỉnh

Kết quả năm 2025: 83,47, xếp loại Khá, hạng 7/14

Tồn tại, hạn chế (1)
  I: Tỷ lệ hồ sơ trực tuyến chỉ đạt 61,5%, chưa đạt 70% theo quy định [không đạt chỉ tiêu; đạt 61,5; yêu cầu 70]

Chỉ tiêu (1)
  II: Nâng tỷ lệ hồ sơ trực tuyến đạt 80% [từ 80%]

Nhiệm vụ (1)
  II.1 Nâng tỷ lệ hồ sơ trực tuyến đạt 80%
      Chủ trì: Văn phòng Sở
      Phối hợp: Các phòng
      Thời hạn: chậm nhất 30/06/2026
      Sản phẩm: Báo cáo

Trách nhiệm trong tổ chức thực hiện (1)
  III.1 Văn phòng Sở: theo dõi, báo cáo trước ngày 25 hằng tháng. [hằng tháng (ngày 25)]

Nơi nhận
  UBND tỉnh (b/c)
  Các phòng, đơn vị
  Lưu: VT

Người ký: KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC, Lê Thị Minh Châu

Cần kiểm tra (2)
  dòng 2: Văn bản chưa có số; hãy nhập số khi văn bản được ban hành.
  dòng 3: Ngày ban hành còn để trống; hãy nhập ngày khi văn bản được ban hành.`)
})

test.each([
  [{ raw: '', kind: 'quarter', year: 2026, quarter: 4 } as const, 'quý IV/2026'],
  [{ raw: '', kind: 'period', from: '2026-01-01', until: '2026-06-30' } as const, 'từ 01/01/2026 đến 30/06/2026'],
  [{ raw: '', kind: 'recurring', every: ['2/year', 'monthly'] } as const, '2 lần/năm, hằng tháng'],
  [{ raw: 'theo lộ trình', kind: 'conditional' } as const, 'theo lộ trình'],
])('%j', (deadline, words) => {
  expect(
    describeDeadline({ ...deadline, ...('every' in deadline ? { every: [...deadline.every] } : {}) } as Parameters<
      typeof describeDeadline
    >[0]),
  ).toBe(words)
})
