/** Settings of the instance, backups, leaving the sample behind. */
export const settings = {
  title: 'Thiết lập',
  about: 'Những gì áp dụng cho toàn hệ thống.',
  dayTitle: 'Ngày trình diễn',
  dayHint:
    'Dữ liệu mẫu chạy theo một ngày chọn trước, để thấy việc quá hạn, sắp đến hạn và còn hạn. Cơ quan thật không có mục này.',
  day: 'Hôm nay là ngày',
  changeDay: 'Đổi ngày',
  dayChanged: (day: string) => `Từ nay “hôm nay” là ${day}.`,
  backupsTitle: 'Sao lưu',
  backupsHint: 'Một bản sao lưu gồm mọi bảng và tệp tại cùng một thời điểm. Hãy tải về và cất ở máy khác.',
  makeBackup: 'Sao lưu ngay',
  making: 'Đang sao lưu…',
  made: (fileName: string) => `Đã sao lưu vào ${fileName}.`,
  backupFile: 'Tệp',
  backupSize: 'Dung lượng',
  backupAt: 'Thời điểm',
  downloadBackup: 'Tải về',
  backupsEmpty: 'Chưa có bản sao lưu nào',
  backupsEmptyHint: 'Bấm “Sao lưu ngay” để tạo bản đầu tiên.',
  restoreHint: 'Khôi phục bằng lệnh “cchc restore” khi phần mềm đã dừng.',
  sampleTitle: 'Bỏ dữ liệu mẫu',
  sampleHint:
    'Xoá toàn bộ dữ liệu của cơ quan mẫu và để lại một cơ quan trống. Một bản sao lưu được tạo trước khi xoá.',
  removeSample: 'Bỏ dữ liệu mẫu…',
  sampleSureTitle: 'Bỏ toàn bộ dữ liệu mẫu?',
  sampleSure:
    'Bảng điểm, kế hoạch, nhiệm vụ và người dùng mẫu sẽ bị xoá. Trước đó hệ thống sao lưu; tệp sao lưu còn trong danh sách.',
  sampleConfirm: 'Sao lưu rồi xoá',
  sampleGone: (backup: string) => `Đã bỏ dữ liệu mẫu. Bản sao lưu: ${backup}.`,
}
