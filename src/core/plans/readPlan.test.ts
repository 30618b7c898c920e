import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentFromText } from '../values/document.ts'
import { PlanReading } from './planReading.ts'
import { brief, planText, readBody, readText } from './planText.testing.ts'
import { readPlan } from './readPlan.ts'

const task = (id: string, text: string, lead: string[], coordinating: string[], deadline: string | null) => ({
  id,
  text,
  lead,
  coordinating,
  deadline,
})

describe('how much is one task, and its id', () => {
  test('labels as the last bullets of a heading close the whole of it', () => {
    const body = `II. NHIỆM VỤ
1. Rà soát thủ tục hành chính
- Thống kê thủ tục không phát sinh hồ sơ.
- Đề nghị bãi bỏ thủ tục không còn phù hợp.
- Đơn vị chủ trì: Văn phòng Sở.
- Đơn vị phối hợp thực hiện: Các phòng, đơn vị.
- Thời gian hoàn thành: Trước ngày 30/6/2026.`
    const { tasks } = readBody(body)
    expect(tasks).toMatchObject([
      {
        id: 'II.1',
        section: 'II',
        lead: ['Văn phòng Sở'],
        coordinating: ['Các phòng, đơn vị'],
        title: 'Rà soát thủ tục hành chính',
      },
    ])
    expect(tasks[0]?.text).toBe(
      'Rà soát thủ tục hành chính\n- Thống kê thủ tục không phát sinh hồ sơ.\n- Đề nghị bãi bỏ thủ tục không còn phù hợp.',
    )
    expect(tasks[0]?.where).toEqual({ line: 12 })
  })

  test('content, unit and time under letters are one task of their heading', () => {
    const body = `II. NỘI DUNG
1. Về dữ liệu
1.1. Chuẩn hóa dữ liệu
a) Nhiệm vụ:
- Rà soát dữ liệu hồ sơ.
- Làm sạch dữ liệu cán bộ.
b) Cơ quan thực hiện:
- Đơn vị chủ trì: Phòng Công nghệ số.
- Đơn vị phối hợp: Văn phòng Sở, các phòng.
c) Thời gian thực hiện: Thường xuyên.`
    expect(brief(readBody(body))).toEqual([
      task('II.1.1', 'Chuẩn hóa dữ liệu', ['Phòng Công nghệ số'], ['Văn phòng Sở', 'các phòng'], 'recurring'),
    ])
  })

  test('responsibility under a sub-heading of its own makes each bullet a task', () => {
    const body = `III. NỘI DUNG, GIẢI PHÁP
1. Về chỉ đạo, điều hành
a) Nội dung, giải pháp.
- Chuẩn bị tài liệu kiểm chứng cho đợt chấm điểm cuối năm.
- Rà soát việc thực hiện hằng tháng, quý.
b) Trách nhiệm thực hiện.
- Đơn vị chủ trì: Văn phòng Sở.
- Đơn vị phối hợp: Các phòng.`
    expect(brief(readBody(body))).toEqual([
      task(
        'III.1.1',
        'Chuẩn bị tài liệu kiểm chứng cho đợt chấm điểm cuối năm.',
        ['Văn phòng Sở'],
        ['Các phòng'],
        'year',
      ),
      task('III.1.2', 'Rà soát việc thực hiện hằng tháng, quý.', ['Văn phòng Sở'], ['Các phòng'], 'recurring'),
    ])
  })

  test('an inner duty with its own date is a further task, and the outer one keeps the date', () => {
    const body = `III. NHIỆM VỤ
1. Dịch vụ công trực tuyến
a) Nội dung.
- Nâng tỷ lệ hồ sơ trực tuyến lên 80%. Các phòng rà soát thủ tục không phát sinh hồ sơ (chậm nhất ngày 10/4/2026).
- Tuyên truyền trên trang thông tin điện tử.
b) Trách nhiệm thực hiện.
- Đơn vị chủ trì: Văn phòng Sở.`
    expect(readBody(body).tasks).toMatchObject([
      { id: 'III.1.1', lead: ['Văn phòng Sở'], deadline: { kind: 'beforeDate', date: '2026-04-10' } },
      { id: 'III.1.1b', lead: ['Các phòng'], deadline: { kind: 'beforeDate', date: '2026-04-10' } },
      { id: 'III.1.2', deadline: null },
    ])
  })

  test('each bullet under the name of a unit is its task', () => {
    const body = `II. PHÂN CÔNG NHIỆM VỤ
1. Văn phòng Sở
- Tham mưu kế hoạch, hoàn thành trước ngày 15/4/2026.
- Chủ trì, phối hợp với các phòng, chi cục tổng hợp tài liệu kiểm chứng.
2. Phòng Kế hoạch - Tài chính
Theo dõi cơ chế tự chủ tài chính.
3. Các trung tâm trực thuộc: Cập nhật dữ liệu hồ sơ.`
    expect(brief(readBody(body))).toEqual([
      task('II.1.1', 'Tham mưu kế hoạch, hoàn thành trước ngày 15/4/2026.', ['Văn phòng Sở'], [], 'beforeDate'),
      task(
        'II.1.2',
        'Chủ trì, phối hợp với các phòng, chi cục tổng hợp tài liệu kiểm chứng.',
        ['Văn phòng Sở'],
        ['các phòng, chi cục'],
        null,
      ),
      task('II.2', 'Theo dõi cơ chế tự chủ tài chính.', ['Phòng Kế hoạch - Tài chính'], [], null),
      task('II.3', 'Cập nhật dữ liệu hồ sơ.', ['Các trung tâm trực thuộc'], [], null),
    ])
  })

  test('labels of a bullet stand below it, beside it or inside it', () => {
    const body = `II. GIẢI PHÁP
1. Cải cách thể chế
- Ban hành quy chế làm việc.
+ Cơ quan chủ trì: Văn phòng Sở.
+ Lộ trình: Quý II/2026.
- Tự kiểm tra văn bản (Chủ trì: Phòng Pháp chế; phối hợp: Thanh tra Sở; thời hạn: Tháng 9/2026).
2. Cải cách bộ máy
- Rà soát vị trí việc làm.
- Chủ trì: Phòng Tổ chức.
- Thời hạn: Năm 2026.
- Đánh giá viên chức.
- Chủ trì: Các trung tâm.
- Thời hạn: Hằng năm.`
    expect(brief(readBody(body))).toEqual([
      task('II.1.1', 'Ban hành quy chế làm việc.', ['Văn phòng Sở'], [], 'quarter'),
      task('II.1.2', 'Tự kiểm tra văn bản', ['Phòng Pháp chế'], ['Thanh tra Sở'], 'month'),
      task('II.2.1', 'Rà soát vị trí việc làm.', ['Phòng Tổ chức'], [], 'year'),
      task('II.2.2', 'Đánh giá viên chức.', ['Các trung tâm'], [], 'recurring'),
    ])
  })

  test('a lead inside a sentence leads, and an event is a deadline where no time is stated', () => {
    const body = `II. NHIỆM VỤ
1. Sửa đổi quy định
Các phòng chuyên môn có trách nhiệm rà soát, trình sửa đổi quy định khi Chính phủ ban hành nghị định mới.
2. Xây dựng quy chế. Giao Thanh tra Sở chủ trì, phối hợp với Văn phòng xây dựng, trình Giám đốc trước ngày 15/3/2026.`
    expect(brief(readBody(body))).toEqual([
      task('II.1', 'Sửa đổi quy định', ['Các phòng chuyên môn'], [], 'afterEvent'),
      task(
        'II.2',
        expect.stringContaining('Xây dựng quy chế.') as unknown as string,
        ['Thanh tra Sở'],
        ['Văn phòng'],
        'beforeDate',
      ),
    ])
  })

  test('a label of both roles gives leads and no coordination', () => {
    const body = `II. NHIỆM VỤ
1. Thi đua
- Phát động phong trào.
- Đơn vị thực hiện/phối hợp thực hiện: Văn phòng, các phòng, đơn vị.`
    expect(readBody(body).tasks).toMatchObject([{ lead: ['Văn phòng', 'các phòng, đơn vị'], coordinating: [] }])
  })

  test('an id met again takes ~2', () => {
    const section = `II. NHIỆM VỤ\n1. Một việc\n- Đơn vị chủ trì: Văn phòng.`
    expect(readBody(`${section}\n${section}`).tasks.map(({ id }) => id)).toEqual(['II.1', 'II.1~2'])
  })
})

describe('what is no task', () => {
  test('purposes, requirements, goals and items without lead or time', () => {
    const body = `I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: Nâng cao trách nhiệm của các phòng.
2. Yêu cầu
- Các phòng chủ động triển khai trước ngày 30/6/2026.
II. MỤC TIÊU
- Đến hết năm 2026 đạt 90% hồ sơ trực tuyến.
III. NHIỆM VỤ
1. Tuyên truyền
- Tuyên truyền trên trang thông tin điện tử.`
    const reading = readBody(body)
    expect(reading.tasks).toEqual([])
    expect(reading.problems.map(({ code }) => code)).toContain('no-task')
    expect(reading.targets).toMatchObject([{ section: 'II', value: '90', unit: '%', op: '>=' }])
  })

  test('the organising part lays duties on units, also where their words are those of a task', () => {
    const body = `III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở có trách nhiệm theo dõi, đôn đốc, báo cáo Giám đốc trước ngày 25 hằng tháng.
2. Các phòng, đơn vị: Xây dựng kế hoạch chi tiết trước ngày 20/3/2026.
3. Thanh tra Sở
- Chủ trì, phối hợp với Văn phòng kiểm tra việc thực hiện.
4. Khen thưởng kịp thời tập thể, cá nhân có thành tích.
Trên đây là Kế hoạch của Sở Nội vụ./.`
    const reading = readBody(body)
    expect(reading.tasks).toEqual([])
    expect(reading.responsibilities).toMatchObject([
      { id: 'III.1', unit: 'Văn phòng Sở', deadline: { kind: 'recurring', every: ['monthly'], day: 25 } },
      { id: 'III.2', unit: 'Các phòng, đơn vị', deadline: { kind: 'beforeDate', date: '2026-03-20' } },
      { id: 'III.3.1', unit: 'Thanh tra Sở', coordinating: ['Văn phòng'] },
    ])
    expect(reading.responsibilities[0]?.text).toMatch(/^theo dõi, đôn đốc/)
  })

  test('the duration of the whole plan is not the time of a task', () => {
    const body = `II. NỘI DUNG
1. Chủ đề
Một cửa, một lần.
2. Thời gian thực hiện: Từ tháng 3 đến tháng 10/2026.
3. Nội dung
- Tuyên truyền.`
    expect(readBody(body).tasks).toEqual([])
  })
})

describe('problems of the plan', () => {
  test('a blank number, day and deadline stay null and are named with their place', () => {
    const reading = readText(
      planText({
        letterhead:
          'SỞ NỘI VỤ\nSố:      /KH-SNV\nKhánh Hòa, ngày … tháng … năm 2026\nKẾ HOẠCH\nNâng cao Chỉ số CCHC năm 2026',
        body: 'I. NHIỆM VỤ\n1. Rà soát quy chế\n- Chủ trì: Văn phòng.\n- Thời hạn: .......',
      }),
    )
    expect(reading.header).toMatchObject({
      number: null,
      symbol: 'KH-SNV',
      issuedOn: null,
      issuedMonth: null,
      place: 'Khánh Hòa',
    })
    expect(reading.tasks[0]?.deadline).toBeNull()
    expect(reading.problems.map(({ code, where }) => [code, where])).toEqual([
      ['number-blank', { line: 2 }],
      ['day-blank', { line: 3 }],
      ['month-blank', { line: 3 }],
      ['deadline-blank', { line: 9 }],
    ])
  })

  test('a day that does not exist and work without a lead are named', () => {
    const reading = readBody(
      'II. NHIỆM VỤ\n1. Kiểm tra công vụ\n- Thời gian hoàn thành: Trước 31/6/2026.\n2. Sơ kết\n- Thời hạn: Tháng 7/2026.',
    )
    expect(reading.problems.map(({ code }) => code)).toEqual(['deadline-invalid', 'lead-missing', 'lead-missing'])
    expect(reading.tasks).toMatchObject([
      { id: 'II.1', deadline: null },
      { id: 'II.2', deadline: { kind: 'month' } },
    ])
  })
})

describe('noise of real files', () => {
  const body = `II. NHIỆM VỤ
1. Hoà giải, thủ tục uỷ quyền
- Đơn vị chủ trì: Văn phòng Sở.
- Thời hạn: Quý II/2026.`

  test('decomposed letters read as composed ones', () => {
    expect(readText(planText({ body }).normalize('NFD'))).toEqual(readText(planText({ body })))
  })

  test('marks of emphasis and blank lines change nothing but places', () => {
    const marked = body
      .replace('1. Hoà', '**1. Hoà')
      .replace('quyền', 'quyền**')
      .replace('Đơn vị chủ trì:', '**Đơn vị chủ trì:**')
    expect(brief(readBody(marked.replace(/\n/g, '\n\n')))).toEqual(brief(readBody(body)))
  })

  test('a file wrapped at 60 letters reads as one with whole paragraphs', () => {
    const long = `II. NHIỆM VỤ
1. Rà soát, đơn giản hóa thủ tục hành chính nội bộ trong các cơ quan, đơn vị thuộc và trực thuộc Sở
- Thống kê đầy đủ thủ tục hành chính nội bộ, lập danh mục, đề xuất phương án cắt giảm thời gian giải quyết ít nhất 30% so với quy định hiện hành.
- Đơn vị chủ trì: Văn phòng Sở.
- Đơn vị phối hợp: Thanh tra Sở, Phòng Cải cách hành chính, các phòng chuyên môn và các đơn vị trực thuộc.
- Thời gian hoàn thành: Trước ngày 30 tháng 9 năm 2026.`
    expect(brief(readText(wrapped(planText({ body: long }), 60)))).toEqual(brief(readBody(long)))
  })

  test('a text before the letterhead is passed over', () => {
    const noted = `# SOURCE: a copy of a web page\n# -----\n${planText({ body })}`
    expect(readText(noted).header.issuer).toBe('Sở Nội vụ')
  })
})

describe('on any text', () => {
  test('reading never throws and always gives the promised shape, with unique ids', () => {
    const piece = fc.constantFrom(
      'I. NHIỆM VỤ',
      '1. Sở Y tế',
      '- Đơn vị chủ trì: Sở Y tế, Sở Tài chính;',
      'a) Nội dung:',
      'PHỤ LỤC',
      'Nơi nhận:',
      'KẾ HOẠCH',
      '| A | B |',
      'STT | Nhiệm vụ | Chủ trì | Thời hạn',
      '1 | Rà soát | Sở A | Quý II',
      'Thời gian: trước ngày 31/6/2026',
      '(',
      '“',
      '+',
      'II.',
      'Số: /KH',
      '\t\t',
      'TM. UBND',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 60 })), { maxLength: 40 }),
        (lines) => {
          const reading = readPlan(documentFromText(lines.join('\n')))
          PlanReading.parse(reading)
          expect(new Set(reading.tasks.map(({ id }) => id)).size).toBe(reading.tasks.length)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('what is decomposed reads the same', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'II. NHIỆM VỤ',
            '1. Hòa giải',
            '- Chủ trì: Sở Y tế',
            '- Thời hạn: Quý II',
            'Ủy ban nhân dân xã',
            'KẾ HOẠCH',
          ),
          { maxLength: 12 },
        ),
        (lines) => {
          const text = lines.join('\n')
          expect(readText(text.normalize('NFD'))).toEqual(readText(text))
        },
      ),
    )
  })
})

/** Breaks each line at the last blank before `width`. */
function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const lines: string[] = []
      let rest = line
      while (rest.length > width) {
        const cut = rest.lastIndexOf(' ', width)
        lines.push(rest.slice(0, cut))
        rest = rest.slice(cut + 1)
      }
      return [...lines, rest]
    })
    .join('\n')
}

describe('headings that announce nothing', () => {
  test('work under the name of a field is a task where labels name who does it', () => {
    const body = `A. MỤC ĐÍCH
I. CẢI CÁCH THỂ CHẾ
1. Các phòng rà soát văn bản.
B. CÁC LĨNH VỰC
II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH
Nhiệm vụ 1: Công khai thủ tục
- Cơ quan, đơn vị chủ trì: Văn phòng Sở
- Trách nhiệm phối hợp: Các phòng
- Thời gian: 06/2026
Nhiệm vụ 2: Số hóa hồ sơ
- Tuyên truyền.`
    expect(brief(readBody(body))).toEqual([
      task('B.II.1', 'Công khai thủ tục', ['Văn phòng Sở'], ['Các phòng'], 'month'),
    ])
  })

  test('a star stands over dashes, and a set of content, assignment and time is one task', () => {
    const body = `1. Mục đích, yêu cầu
1.1. Mục đích: Công khai.
2. Nội dung, nhiệm vụ
2.1. Cải cách thể chế
* Nội dung:
- Rà soát văn bản hết hiệu lực.
- Đề xuất sửa đổi.
* Phân công: Phòng Tham mưu chủ trì, phối hợp với các phòng nghiệp vụ thực hiện.
* Thời hạn: Tháng 3, 6, 9, 12/2026.`
    expect(brief(readBody(body))).toEqual([
      task('2.1', 'Cải cách thể chế', ['Phòng Tham mưu'], ['các phòng nghiệp vụ'], 'period'),
    ])
  })

  test('who does the work may stand in brackets behind it', () => {
    const body = `II. NHIỆM VỤ
1. Ban hành kế hoạch (Văn phòng Sở chủ trì, phối hợp với các phòng; hoàn thành trước ngày 31/01/2026).`
    expect(readBody(body).tasks).toMatchObject([
      { lead: ['Văn phòng Sở'], coordinating: ['các phòng'], deadline: { date: '2026-01-31' } },
    ])
  })
})

test('a duty may name its unit behind its ground, with the charge that the unit was given', () => {
  const body = `IV. TỔ CHỨC THỰC HIỆN
1. Căn cứ Kế hoạch và tình hình thực tiễn, các sở, ngành và UBND các xã, phường được phân công chủ trì thực hiện nhiệm vụ có trách nhiệm xây dựng kế hoạch chi tiết.
2. Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị kịp thời phản ánh về Sở Nội vụ.`
  expect(readBody(body).responsibilities.map(({ id, unit }) => [id, unit])).toEqual([
    ['IV.1', 'các sở, ngành và UBND các xã, phường được phân công chủ trì'],
  ])
})
