import { describe, expect, test } from 'vitest'
import type { Document, TableCell } from '../values/document.ts'
import { documentFromText } from '../values/document.ts'
import { brief, planText, readBody, readText } from './planText.testing.ts'
import { readPlan } from './readPlan.ts'

const row = (id: string, text: string, lead: string[], coordinating: string[], deadline: string | null) => ({
  id,
  text,
  lead,
  coordinating,
  deadline,
})

describe('a table of tasks in the body', () => {
  test('columns are known by their headers, whatever their order', () => {
    const body = `II. NHIỆM VỤ CỤ THỂ
TT | Nội dung công việc | Thời hạn | Cơ quan phối hợp | Cơ quan chủ trì | Sản phẩm
1 | Ban hành kế hoạch kiểm tra | Tháng 3/2026 | Thanh tra Sở | Văn phòng Sở | Kế hoạch
2 | Tự chấm điểm | Trước 15/12/2026 | Các phòng, đơn vị | Phòng Tổ chức; Văn phòng Sở | Báo cáo`
    const reading = readBody(body)
    expect(brief(reading)).toEqual([
      row('II.1', 'Ban hành kế hoạch kiểm tra', ['Văn phòng Sở'], ['Thanh tra Sở'], 'month'),
      row('II.2', 'Tự chấm điểm', ['Phòng Tổ chức', 'Văn phòng Sở'], ['Các phòng, đơn vị'], 'beforeDate'),
    ])
    expect(reading.tasks.map(({ product }) => product)).toEqual(['Kế hoạch', 'Báo cáo'])
  })

  test('a header of two rows, group rows, a blank cell and a repeated one', () => {
    const body = `II. NHIỆM VỤ
STT | Nhiệm vụ | Cơ quan thực hiện | Thời gian hoàn thành
Chủ trì | Phối hợp
I | Cải cách thể chế
1 | Rà soát văn bản | Phòng Pháp chế | Văn phòng | Quý II/2026
2 | Tự kiểm tra văn bản | Phòng Pháp chế | | Quý III/2026
II | Cải cách thủ tục
1 | Công khai thủ tục | Văn phòng | Các phòng | Thường xuyên
2 | Khảo sát sự hài lòng | Văn phòng | nt | 02 lần/năm`
    expect(brief(readBody(body))).toEqual([
      row('II.I.1', 'Rà soát văn bản', ['Phòng Pháp chế'], ['Văn phòng'], 'quarter'),
      row('II.I.2', 'Tự kiểm tra văn bản', ['Phòng Pháp chế'], [], 'quarter'),
      row('II.II.1', 'Công khai thủ tục', ['Văn phòng'], ['Các phòng'], 'recurring'),
      row('II.II.2', 'Khảo sát sự hài lòng', ['Văn phòng'], ['Các phòng'], 'recurring'),
    ])
  })

  test('both roles in one cell are told apart by their labels or their sentence', () => {
    const body = `II. NHIỆM VỤ
STT | Nhiệm vụ | Đơn vị thực hiện | Thời gian
1 | Việc một | Chủ trì: Văn phòng; Phối hợp: Thanh tra Sở, các phòng | Năm 2026
2 | Việc hai | Văn phòng chủ trì, phối hợp với các phòng tham mưu | Năm 2026
3 | Việc ba | Các phòng, đơn vị | Năm 2026`
    expect(brief(readBody(body))).toEqual([
      row('II.1', 'Việc một', ['Văn phòng'], ['Thanh tra Sở', 'các phòng'], 'year'),
      row('II.2', 'Việc hai', ['Văn phòng'], ['các phòng'], 'year'),
      row('II.3', 'Việc ba', ['Các phòng, đơn vị'], [], 'year'),
    ])
  })

  test('merged headers of times, a row that counts the columns', () => {
    const body = `II. NHIỆM VỤ
STT | Nội dung | Thời gian | | Phân công thực hiện | | Ghi chú
 | | Bắt đầu | Kết thúc | Chủ trì | Phối hợp |
(1) | (2) | (3) | (4) | (5) | (6) | (7)
1 | Lắp đặt mã tra cứu thủ tục | 01/4/2026 | 30/4/2026 | Trung tâm Phục vụ | Phòng Văn hóa |
2 | Tập huấn | 05/2026 | 06/2026 | Phòng Văn hóa | Các thôn |`
    expect(brief(readBody(body))).toEqual([
      row('II.1', 'Lắp đặt mã tra cứu thủ tục', ['Trung tâm Phục vụ'], ['Phòng Văn hóa'], 'beforeDate'),
      row('II.2', 'Tập huấn', ['Phòng Văn hóa'], ['Các thôn'], 'month'),
    ])
  })

  test('work in two columns, a row below the number of the one above', () => {
    const body = `II. NHIỆM VỤ
STT | Nhiệm vụ | Hoạt động cụ thể | Đơn vị thực hiện | Hạn hoàn thành | Sản phẩm hoàn thành
1 | Hồ sơ trực tuyến | Hướng dẫn tại nhà | Tổ công nghệ số | Hàng tháng | Báo cáo
 | | Phát tờ rơi | Đoàn Thanh niên xã | Quý II/2026 | Tờ rơi
2 | Thanh toán trực tuyến | Vận động mở tài khoản | Phòng Kinh tế | 30/6/2026 |`
    expect(readBody(body).tasks.map(({ id, text, product }) => [id, text, product])).toEqual([
      ['II.1', 'Hồ sơ trực tuyến\nHướng dẫn tại nhà', 'Báo cáo'],
      ['II.1~2', 'Phát tờ rơi', 'Tờ rơi'],
      ['II.2', 'Thanh toán trực tuyến\nVận động mở tài khoản', null],
    ])
  })

  test('what fell short stands in a column of its own', () => {
    const body = `II. NHIỆM VỤ
TT | Tiêu chí/ tồn tại | Nguyên nhân | Giải pháp khắc phục | Người chịu trách nhiệm | Thời gian hoàn thành
1 | Hồ sơ trễ hạn | Chưa chủ động | Phân công theo dõi hồ sơ | Chủ tịch UBND xã | Trước 30/4/2026`
    const reading = readBody(body)
    expect(brief(reading)).toEqual([row('II.1', 'Phân công theo dõi hồ sơ', ['Chủ tịch UBND xã'], [], 'beforeDate')])
    expect(reading.tasks[0]?.title).toBe('Hồ sơ trễ hạn')
  })

  test('tables of other things give no tasks', () => {
    const body = `II. NHIỆM VỤ
STT | Nội dung | Đơn vị tính | Năm 2025 | Năm 2026
1 | Hồ sơ trực tuyến | % | 61,5 | 80
III. TỔ CHỨC THỰC HIỆN
STT | Nhiệm vụ | Đơn vị thực hiện
1 | Theo dõi kế hoạch | Văn phòng`
    expect(readBody(body).tasks).toEqual([])
  })
})

describe('a table in an appendix', () => {
  const closing = 'Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Thị Minh Châu'

  test('group rows are levels of the ids, and a header may come again without its numbers', () => {
    const appendix = `PHỤ LỤC
DANH MỤC NHIỆM VỤ
(Kèm theo Kế hoạch số 15/KH-SNV)
STT | Nhiệm vụ | Đơn vị thực hiện | Đơn vị phối hợp | Thời gian | Sản phẩm
A | NỀN MÓNG
I | Thể chế
1.1 | Rà soát quy định | Sở Tư pháp | Các sở, ban, ngành; / UBND xã, phường | 2026 - 2030 | Quy định
B | LĨNH VỰC
II | Y tế
Nội dung | Đơn vị thực hiện | Đơn vị phối hợp | Thời gian | Sản phẩm
2.1
Khám chữa bệnh
2.1.1 | Triển khai hồ sơ điện tử | Sở Y tế | Các sở | 2026 | Hệ thống`
    const reading = readText(planText({ body: 'I. MỤC TIÊU\n- Đạt 80%.', closing: `${closing}\n${appendix}` }))
    expect(brief(reading)).toEqual([
      row('PL.A.I.1.1', 'Rà soát quy định', ['Sở Tư pháp'], ['Các sở, ban, ngành', 'UBND xã, phường'], 'period'),
      row('PL.B.II.2.1.1', 'Triển khai hồ sơ điện tử', ['Sở Y tế'], ['Các sở'], 'year'),
    ])
    expect(reading.tasks.map(({ title }) => title)).toEqual(['NỀN MÓNG – Thể chế', 'Y tế – Khám chữa bệnh'])
    expect(reading.signer.name).toBe('Lê Thị Minh Châu')
  })

  test('several appendices are told apart by their numbers', () => {
    const table = 'STT | Nhiệm vụ | Chủ trì | Thời hạn\n1 | Việc | Văn phòng | Năm 2026'
    const reading = readText(
      planText({
        body: 'I. MỤC TIÊU\n- Đạt 80%.',
        closing: `${closing}\nPHỤ LỤC I\nVIỆC THƯỜNG XUYÊN\n${table}\nPHỤ LỤC II\nVIỆC CÓ HẠN\n${table}`,
      }),
    )
    expect(reading.tasks.map(({ id }) => id)).toEqual(['PLI.1', 'PLII.1'])
  })
})

test('merged cells of a document: a group over all columns, a lead over several rows, work over several leads', () => {
  const cell = (text: string, columns = 1, continued = false): TableCell => ({ text, columns, continued })
  const rows = [
    [cell('STT'), cell('Nhiệm vụ'), cell('Cơ quan thực hiện', 2), cell('Thời hạn')],
    [cell('STT', 1, true), cell('Nhiệm vụ', 1, true), cell('Chủ trì'), cell('Phối hợp'), cell('Thời hạn', 1, true)],
    [cell('I'), cell('Cải cách thể chế', 4)],
    [cell('1'), cell('Rà soát văn bản'), cell('Phòng Pháp chế'), cell('Văn phòng'), cell('Quý II/2026')],
    [cell('2'), cell('Tự kiểm tra'), cell('Phòng Pháp chế', 1, true), cell('Các phòng'), cell('Quý III/2026')],
    [cell('3'), cell('Tập huấn'), cell('Văn phòng'), cell(''), cell('Tháng 5/2026')],
    [cell('3', 1, true), cell('Tập huấn', 1, true), cell('Phòng Tổ chức'), cell(''), cell('Tháng 5/2026', 1, true)],
  ]
  const whole = documentFromText(planText({ body: 'II. NHIỆM VỤ' }))
  const at = whole.blocks.findIndex((block) => block.kind === 'paragraph' && block.text === 'II. NHIỆM VỤ') + 1
  const document: Document = {
    format: 'docx',
    blocks: whole.blocks.toSpliced(at, 0, {
      kind: 'table',
      rows: rows.map((cells) => ({ where: { paragraph: 9 }, cells })),
    }),
  }
  expect(brief(readPlan(document))).toEqual([
    row('II.I.1', 'Rà soát văn bản', ['Phòng Pháp chế'], ['Văn phòng'], 'quarter'),
    row('II.I.2', 'Tự kiểm tra', ['Phòng Pháp chế'], ['Các phòng'], 'quarter'),
    row('II.I.3', 'Tập huấn', ['Văn phòng', 'Phòng Tổ chức'], [], 'month'),
  ])
})

test('a first row of work that speaks of leading and of time is no second header', () => {
  const body = `II. NHIỆM VỤ
STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian
1 | Chủ trì rà soát nội dung phối hợp | Văn phòng | Các phòng | Thời gian thực hiện theo lộ trình`
  expect(brief(readBody(body))).toEqual([
    row('II.1', 'Chủ trì rà soát nội dung phối hợp', ['Văn phòng'], ['Các phòng'], 'conditional'),
  ])
})
