/** Naming the units that lead criteria, from Excel. */
export const leads = {
  importTitle: 'Phân công từ Excel',
  importHint:
    'Xuất Excel ở trang này, điền cột “Đơn vị chủ trì” bằng tên, tên viết tắt hoặc mã đơn vị (ghi ở dòng lĩnh vực thì cả lĩnh vực theo), rồi chọn lại tệp. Bước đầu chỉ xem trước; dòng để trống giữ nguyên.',
  importKind: 'Tệp Excel (.xlsx)',
  importPreview: 'Xem trước',
  importResult: (created: string, changed: string, same: string) =>
    `Giao mới ${created} tiêu chí, đổi ${changed}, giữ nguyên ${same}.`,
  importBlocked: 'Chưa ghi gì. Hãy sửa các dòng dưới đây trong tệp rồi tải lên lại.',
  importNothing: 'Tệp giống hệt phân công hiện có, không có gì để ghi.',
  importConfirm: 'Ghi phân công',
  importOther: 'Chọn tệp khác',
  importDone: (created: string, changed: string) => `Đã ghi: giao mới ${created} tiêu chí, đổi ${changed}.`,
}
