/** A plan in our own words as a Word file: letterhead, automatic lists, a table, a blank number. */
import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

export interface PlanDocumentOptions {
  readonly number?: string
  /** One more task at the end of section III.1. */
  readonly extra?: string
}

export async function planDocument({ number = '', extra }: PlanDocumentOptions = {}): Promise<Buffer> {
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'gach',
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '-', alignment: AlignmentType.LEFT }],
        },
      ],
    },
    sections: [{ children: [...opening(number), ...losses(), ...work(extra), ...closing()] }],
  })
  return Packer.toBuffer(document)
}

const line = (text: string, bold = false) => new Paragraph({ children: [new TextRun({ text, bold })] })
const item = (text: string) => new Paragraph({ text, numbering: { reference: 'gach', level: 0 } })

const opening = (number: string) => [
  letterhead(number),
  line('KẾ HOẠCH', true),
  line('Khắc phục tồn tại, hạn chế năm 2022 và nâng cao Chỉ số cải cách hành chính năm 2023', true),
  line('Căn cứ Quyết định số 21/QĐ-UBND ngày 10/01/2023 của UBND tỉnh về công bố Chỉ số cải cách hành chính;'),
  line('Sở so xây dựng Kế hoạch với các nội dung sau:'),
]

/** Two columns without lines, as offices set it. */
const letterhead = (number: string) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        children: [
          new TableCell({ children: [line('UBND TỈNH THỬ'), line('SỞ SO', true), line(`Số: ${number}/KH-SO`)] }),
          new TableCell({
            children: [
              line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', true),
              line('Độc lập - Tự do - Hạnh phúc', true),
              line('Khánh Hòa, ngày 28 tháng 3 năm 2023'),
            ],
          }),
        ],
      }),
    ],
  })

const losses = () => [
  line('I. MỤC ĐÍCH, YÊU CẦU', true),
  item('Nâng cao trách nhiệm của người đứng đầu các phòng trong cải cách hành chính.'),
  line('II. TỒN TẠI, HẠN CHẾ NĂM 2022', true),
  line('Năm 2022, Chỉ số cải cách hành chính của Sở đạt 83,47%, xếp loại Khá, đứng thứ 17/21 sở, ngành.'),
  line('1. Về tổ chức bộ máy', true),
  item('Tỷ lệ giảm biên chế so với năm 2015: Chưa đạt 10%.'),
  item('Tài liệu kiểm chứng về sử dụng biên chế được cấp có thẩm quyền giao chưa đầy đủ.'),
]

const work = (extra?: string) => [
  line('III. NỘI DUNG, GIẢI PHÁP', true),
  line('1. Về chỉ đạo, điều hành', true),
  line('a) Nội dung thực hiện'),
  item('Lập bảng theo dõi minh chứng của từng tiêu chí. Kiểm tra chéo giữa các phòng trước ngày 15/4/2023.'),
  item('Đạt tỷ lệ hồ sơ trực tuyến từ 80% trở lên.'),
  ...(extra ? [item(extra)] : []),
  line('b) Trách nhiệm thực hiện'),
  item('Đơn vị chủ trì: Phòng Một.'),
  item('Đơn vị phối hợp: Các phòng, đơn vị.'),
  line('2. Về tổ chức bộ máy', true),
  line('a) Nội dung thực hiện'),
  item('Rà soát vị trí việc làm, báo cáo trong quý II/2023.'),
  line('b) Trách nhiệm thực hiện'),
  item('Đơn vị chủ trì: Tổ giúp việc cải cách hành chính.'),
]

const closing = () => [
  line('IV. TỔ CHỨC THỰC HIỆN', true),
  line('1. Phòng Hai theo dõi, đôn đốc, tổng hợp báo cáo Giám đốc Sở hằng tháng.'),
  line('Nơi nhận:', true),
  line('- UBND tỉnh (báo cáo);'),
  line('- Các phòng, đơn vị;'),
  line('- Lưu: VT.'),
  line('GIÁM ĐỐC', true),
  line('Nguyễn Thử Nghiệm', true),
]
