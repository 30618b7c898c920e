import { describe, expect, test } from 'vitest'
import { planText, readText } from './planText.testing.ts'

const body = 'I. NHIỆM VỤ\n1. Rà soát\n- Chủ trì: Văn phòng.'
const head = (letterhead: string, opening?: string) =>
  readText(planText({ letterhead, body, ...(opening === undefined ? {} : { opening }) })).header

describe('the letterhead', () => {
  test.each([
    [
      'lines one below the other',
      'ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 7/KH-UBND\nLai Châu, ngày 9 tháng 3 năm 2026',
      'Ủy ban nhân dân tỉnh Lai Châu',
    ],
    [
      'two columns with wide gaps',
      '  UBND TỈNH ĐỒNG THÁP          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n     SỞ Y TẾ                    Độc lập - Tự do - Hạnh phúc\n  Số: 7/KH-SYT          Đồng Tháp, ngày 9 tháng 3 năm 2026',
      'Sở Y tế',
    ],
    [
      'a table without borders',
      'UBND PHƯỜNG TÂN LẬP | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 7/KH-UBND | Tân Lập, ngày 9 tháng 3 năm 2026',
      'UBND phường Tân Lập',
    ],
    [
      'both columns on one line',
      'ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ VĨNH THẠNH Độc lập - Tự do - Hạnh phúc\nSố: 7/KH-UBND Vĩnh Thạnh, ngày 9 tháng 3 năm 2026',
      'Ủy ban nhân dân xã Vĩnh Thạnh',
    ],
    [
      'a name over two lines',
      'UBND TỈNH CÀ MAU\nSỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG\nSố: 7/KH-SNNMT\nCà Mau, ngày 9 tháng 3 năm 2026',
      'Sở Nông nghiệp và Môi trường',
    ],
    ['marks of emphasis', '**SỞ TƯ PHÁP**\n**Số: 7/KH-STP**\n*Huế, ngày 9 tháng 3 năm 2026*', 'Sở Tư pháp'],
  ])('%s', (_name, letterhead, issuer) => {
    const header = head(`${letterhead}\nKẾ HOẠCH\nNâng cao Chỉ số cải cách hành chính năm 2026`)
    expect(header.issuer?.toLowerCase()).toBe(issuer.toLowerCase())
    expect(header).toMatchObject({
      kind: 'Kế hoạch',
      issuedOn: '2026-03-09',
      issuedMonth: '2026-03',
      subject: 'Nâng cao Chỉ số cải cách hành chính năm 2026',
    })
    expect(header.number).toMatch(/^7\/KH-/)
  })

  test('without a letterhead the sentence of issue names the issuer', () => {
    const header = head(
      'Số: 3/KH-SCT\nHuế, ngày 9 tháng 3 năm 2026\nKẾ HOẠCH\nCải cách hành chính năm 2026',
      'Thực hiện Kế hoạch số 2/KH-UBND ngày 05/01/2026 của UBND tỉnh về kết luận Hội nghị tổng kết, triển khai kế hoạch cải cách hành chính;\nSở Công Thương xây dựng Kế hoạch như sau:',
    )
    expect(header.issuer).toBe('Sở Công Thương')
  })

  test.each([
    ['Số: /KH-SNV', null, 'KH-SNV'],
    ['Số:         /KH-SNV', null, 'KH-SNV'],
    ['Số: ...../KH-UBND', null, 'KH-UBND'],
    ['Số: 12-KH/ĐU', '12-KH/ĐU', 'KH/ĐU'],
    ['Số: 118/KH-SNN&MT', '118/KH-SNN&MT', 'KH-SNN&MT'],
    ['Số 0129/KH-UBND', '0129/KH-UBND', 'KH-UBND'],
    ['Số: 15/2026/KH-UBND', '15/2026/KH-UBND', 'KH-UBND'],
  ])('%s', (line, number, symbol) => {
    expect(head(`SỞ NỘI VỤ\n${line}\nHuế, ngày 9 tháng 3 năm 2026\nKẾ HOẠCH\nMột việc`)).toMatchObject({
      number,
      symbol,
    })
  })

  test.each([
    ['Huế, ngày    tháng 3 năm 2026', null, '2026-03', 'Huế'],
    ['Huế, ngày … tháng … năm 2026', null, null, 'Huế'],
    ['Huế, ngày 19/5/2026', '2026-05-19', '2026-05', 'Huế'],
    ['Huế, ngày      /5/2026', null, '2026-05', 'Huế'],
    ['TP. Hồ Chí Minh, ngày 09 tháng 12 năm 2026', '2026-12-09', '2026-12', 'TP. Hồ Chí Minh'],
    ['Bà Rịa - Vũng Tàu, ngày 1 tháng 2 năm 2026', '2026-02-01', '2026-02', 'Bà Rịa - Vũng Tàu'],
  ])('%s', (line, issuedOn, issuedMonth, place) => {
    expect(head(`SỞ NỘI VỤ\nSố: 1/KH-SNV\n${line}\nKẾ HOẠCH\nMột việc`)).toMatchObject({ issuedOn, issuedMonth, place })
  })
})

describe('the subject', () => {
  test('in capitals it is shown in the letters of the closing sentence', () => {
    const reading = readText(
      planText({
        letterhead:
          'SỞ NỘI VỤ\nSố: 1/KH-SNV\nHuế, ngày 9 tháng 3 năm 2026\nKẾ HOẠCH\nNÂNG CAO CHỈ SỐ CẢI CÁCH HÀNH CHÍNH\nCỦA SỞ NỘI VỤ NĂM 2026',
        body: `${body}\nTrên đây là Kế hoạch nâng cao Chỉ số cải cách hành chính của Sở Nội vụ năm 2026./.`,
      }),
    )
    expect(reading.header.subject).toBe('Nâng cao Chỉ số cải cách hành chính của Sở Nội vụ năm 2026')
  })
})

describe('legal grounds', () => {
  const bases = (opening: string) =>
    head('SỞ NỘI VỤ\nSố: 1/KH-SNV\nHuế, ngày 9 tháng 3 năm 2026\nKẾ HOẠCH\nMột việc', opening).bases.map(
      ({ where: _where, ...basis }) => basis,
    )

  test('number, day and issuer are those of the own mention', () => {
    expect(
      bases('Căn cứ Quyết định số 12/QĐ-UBND ngày 09 tháng 01 năm 2026 của UBND tỉnh Huế về công bố Chỉ số;'),
    ).toEqual([
      { kind: 'Quyết định', number: '12/QĐ-UBND', title: null, issuedOn: '2026-01-09', issuer: 'UBND tỉnh Huế' },
    ])
    expect(
      bases('Thực hiện Quyết định số 5/QĐ-TTg của Thủ tướng Chính phủ ngày 3/2/2026 phê duyệt đề án;'),
    ).toMatchObject([{ number: '5/QĐ-TTg', issuedOn: '2026-02-03', issuer: 'Thủ tướng Chính phủ' }])
  })

  test('several in one paragraph; what quotation marks and titles name is none', () => {
    const numbers = bases(
      'Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; Quyết định 9/QĐ-UBND của UBND tỉnh về “Đề án thực hiện Quyết định số 8/QĐ-TTg ngày 01/02/2024”; Kế hoạch số 03/KH-UBND ngày 05/01/2026 của UBND tỉnh, Sở Nội vụ ban hành Kế hoạch thực hiện Nghị quyết số 1/NQ-HĐND như sau:',
    ).map(({ number }) => number)
    expect(numbers).toEqual(['76/NQ-CP', '9/QĐ-UBND', '03/KH-UBND'])
  })

  test('a law has its title, and numbers of every shape are read', () => {
    expect(bases('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;')).toEqual([
      {
        kind: 'Luật',
        number: null,
        title: 'Luật Tổ chức chính quyền địa phương',
        issuedOn: '2025-06-16',
        issuer: null,
      },
    ])
    const text = ['57-NQ/TW', '202/2025/QH15', '30c/NQ-CP', '278/2025/NĐ-CP', '8935/BNV-CTTN&BĐG', '30-CTr/TU'].map(
      (number) => `Căn cứ Nghị quyết số ${number} của cấp trên về việc;`,
    )
    expect(bases(text.join('\n')).map(({ number }) => number)).toEqual([
      '57-NQ/TW',
      '202/2025/QH15',
      '30c/NQ-CP',
      '278/2025/NĐ-CP',
      '8935/BNV-CTTN&BĐG',
      '30-CTr/TU',
    ])
  })
})

describe('recipients and signature', () => {
  const end = (closing: string) => {
    const { recipients, signer } = readText(planText({ body, closing }))
    const { where: _where, ...signed } = signer
    return { recipients, signer: signed }
  }

  test.each([
    [
      'one below the other',
      'Nơi nhận: (VBĐT)\n- Sở Nội vụ (b/c);\n- Lưu: VT, VP.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An',
    ],
    [
      'side by side',
      'Nơi nhận:                       TM. ỦY BAN NHÂN DÂN\n- Sở Nội vụ (b/c);                 KT. CHỦ TỊCH\n- Lưu: VT, VP.                     PHÓ CHỦ TỊCH\n                                     (Đã ký)\n                                   Lê Văn An',
    ],
    [
      'in a table',
      'Nơi nhận: | TM. ỦY BAN NHÂN DÂN\n- Sở Nội vụ (b/c); | KT. CHỦ TỊCH\n- Lưu: VT, VP. | PHÓ CHỦ TỊCH\n | Lê Văn An',
    ],
  ])('%s', (_name, closing) => {
    expect(end(closing)).toEqual({
      recipients: ['Sở Nội vụ (b/c)', 'Lưu: VT, VP'],
      signer: { authority: 'TM. ỦY BAN NHÂN DÂN', mode: 'KT. CHỦ TỊCH', title: 'PHÓ CHỦ TỊCH', name: 'Lê Văn An' },
    })
  })

  test.each([
    ['GIÁM ĐỐC\nLê Văn An', { authority: null, mode: null, title: 'GIÁM ĐỐC', name: 'Lê Văn An' }],
    [
      'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVõ Thị Hà',
      { authority: 'TM. ỦY BAN NHÂN DÂN', mode: null, title: 'CHỦ TỊCH', name: 'Võ Thị Hà' },
    ],
    [
      'TL. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\nTS. Lê Văn An',
      { authority: null, mode: 'TL. CHỦ TỊCH', title: 'GIÁM ĐỐC SỞ NỘI VỤ', name: 'TS. Lê Văn An' },
    ],
  ])('%s', (signature, signer) => {
    expect(end(`Nơi nhận:\n- Lưu: VT.\n${signature}`).signer).toEqual(signer)
  })

  test('a recipient over two lines is one, and notes at the end are none', () => {
    const closing =
      'Nơi nhận:\n- Các phòng, đơn vị: Văn phòng, Thanh tra,\nPhòng Tổ chức;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\n[1] Theo Quyết định số 1/QĐ-UBND.'
    expect(end(closing).recipients).toEqual(['Các phòng, đơn vị: Văn phòng, Thanh tra, Phòng Tổ chức', 'Lưu: VT'])
  })
})
