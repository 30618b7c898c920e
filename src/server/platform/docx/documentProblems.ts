/** The sentences about files that cannot be read: what is wrong and what to do. */
import type { Problem } from '../../../core/values/result.ts'

/** The largest file that is read; official plans are far below it. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024

const TEXTS = {
  'file-empty': 'Tệp rỗng (0 byte); hãy chọn lại tệp kế hoạch.',
  'file-too-large': 'Tệp lớn hơn 50 MB nên không đọc; hãy bỏ bớt hình ảnh rồi lưu lại, hoặc lưu riêng phần văn bản.',
  'zip-bomb':
    'Tệp nén bung ra quá lớn nên không đọc; tệp có thể hỏng hoặc không an toàn. Hãy mở bằng Word rồi lưu lại thành .docx.',
  'docx-damaged': 'Tệp .docx bị hỏng hoặc bị cắt cụt, không mở được; hãy tải lại hoặc lưu lại tệp bằng Word.',
  'docx-locked': 'Tệp Word có mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi lưu lại thành .docx.',
  'doc-old': 'Đây là tệp Word cũ (.doc), chưa đọc được; hãy mở bằng Word rồi lưu lại thành .docx.',
  'rtf-old': 'Đây là tệp RTF, chưa đọc được; hãy mở bằng Word rồi lưu lại thành .docx.',
  'is-spreadsheet':
    'Đây là bảng tính Excel, không phải văn bản Word; hãy chọn tệp kế hoạch dạng .docx, .pdf hoặc .txt.',
  'is-slides':
    'Đây là tệp trình chiếu PowerPoint, không phải văn bản Word; hãy chọn tệp kế hoạch dạng .docx, .pdf hoặc .txt.',
  'is-opendocument': 'Đây là văn bản OpenDocument (.odt), chưa đọc được; hãy lưu lại thành .docx.',
  'is-archive':
    'Đây là tệp nén (.zip), không phải văn bản; hãy giải nén rồi chọn tệp kế hoạch dạng .docx, .pdf hoặc .txt.',
  'is-image': 'Đây là tệp ảnh, không có chữ để đọc; hãy dùng bản .docx hoặc PDF có chữ của kế hoạch.',
  'is-html': 'Đây là một trang web (HTML), không phải văn bản; hãy lưu lại thành .docx hoặc .txt.',
  'format-unknown': 'Không nhận ra loại tệp; hãy chọn tệp kế hoạch dạng .docx, PDF có chữ hoặc .txt.',
  'pdf-locked': 'Tệp PDF có mật khẩu nên không đọc được; hãy bỏ mật khẩu rồi lưu lại.',
  'pdf-scanned': 'Tệp PDF chỉ có ảnh quét, không có chữ để đọc; hãy dùng bản .docx hoặc PDF xuất từ Word.',
  'pdf-damaged': 'Tệp PDF bị hỏng hoặc bị cắt cụt, không mở được; hãy tải lại hoặc xuất lại PDF.',
  'pdf-too-long': 'Tệp PDF có quá nhiều trang (hơn 1.000) nên không đọc; hãy tách riêng phần kế hoạch.',
  'encoding-tcvn3':
    'Văn bản gõ bằng bảng mã TCVN3 (ABC) nên không đọc đúng chữ; hãy chuyển sang Unicode (ví dụ bằng Unikey) rồi lưu lại.',
  'encoding-vni':
    'Văn bản gõ bằng bảng mã VNI nên không đọc đúng chữ; hãy chuyển sang Unicode (ví dụ bằng Unikey) rồi lưu lại.',
  'encoding-unknown': 'Không nhận ra bảng mã của tệp chữ; hãy lưu lại với bảng mã UTF-8.',
  'document-without-words': 'Tệp không có chữ nào để đọc; hãy kiểm tra lại tệp kế hoạch.',
  'document-too-long': 'Văn bản quá dài (hơn 20 triệu ký tự) nên không đọc; hãy tách riêng phần kế hoạch.',
  'reading-took-too-long':
    'Đọc tệp quá lâu hoặc tốn quá nhiều bộ nhớ nên đã dừng; tệp có thể hỏng. Hãy mở bằng Word rồi lưu lại, hoặc tách riêng phần kế hoạch.',
} as const

export type DocumentProblemCode = keyof typeof TEXTS

/** Thrown inside the readers and turned into a problem by `readDocument`. */
export class UnreadableDocument extends Error {
  readonly code: DocumentProblemCode

  constructor(code: DocumentProblemCode) {
    super(code)
    this.name = 'UnreadableDocument'
    this.code = code
  }
}

export function documentProblem(code: DocumentProblemCode, fileName: string): Problem {
  return { code, where: fileName, text: TEXTS[code] }
}
