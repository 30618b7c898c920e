import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/support/app.ts'
import { type Unit, unitRoutes } from '../../../contract/units.ts'
import { readSheet } from '../../platform/sheets/readSheet.ts'
import { type Cell, writeSheet } from '../../platform/sheets/writeSheet.ts'
import { listAudit } from '../audit/audit.ts'

let office: TestApp
beforeAll(async () => {
  office = await testApp()
})
afterAll(() => office.close())

const columns = ['Mã', 'Tên đơn vị', 'Tên viết tắt', 'Loại', 'Mã đơn vị cấp trên', 'Có hiệu lực từ', 'Đến hết ngày']
const blank = { shortName: null, validFrom: null, validUntil: null }

const add = (code: string, parentId = office.own.id, rest: Partial<Unit> = {}) =>
  office.call('administrator', unitRoutes.create, {
    body: { ...blank, code, name: code, kind: 'room', parentId, ...rest },
  })

const bodyOf = (unit: Unit) => ({
  code: unit.code,
  name: unit.name,
  shortName: unit.shortName,
  kind: unit.kind,
  parentId: unit.parentId,
  validFrom: unit.validFrom,
  validUntil: unit.validUntil,
  version: unit.version,
})

describe('the tree', () => {
  test('a code stands once in a department, and may stand in another', async () => {
    await add('phong-ba')
    const again = office.send('administrator', unitRoutes.create, {
      body: { ...blank, code: 'phong-ba', name: 'Khác', kind: 'room', parentId: office.own.id },
    })
    expect((await again).json()).toMatchObject({ code: 'unit-code-taken', text: expect.stringContaining('"phong-ba"') })
    const elsewhere = { ...blank, code: 'phong-ba', name: 'Phòng Ba', kind: 'room', parentId: office.other.id }
    expect((await office.send('other-administrator', unitRoutes.create, { body: elsewhere })).statusCode).toBe(200)
  })

  test('a unit cannot stand under itself or under what stands under it', async () => {
    const upper = await add('tang-tren')
    const lower = await add('tang-duoi', upper.id)
    const answer = await office.send('administrator', unitRoutes.change, {
      params: { unitId: upper.id },
      body: { ...bodyOf(upper), parentId: lower.id },
    })
    expect(answer.json().code).toBe('unit-loop')
  })

  test('a room without a department above it is refused', async () => {
    const body = { ...blank, code: 'troi-noi', name: 'Trôi nổi', kind: 'room', parentId: null }
    expect((await office.send('instance', unitRoutes.create, { body })).json().code).toBe('unit-needs-parent')
  })

  test('the second of two who change a unit at once is told, and nothing is lost', async () => {
    const unit = await add('cung-luc')
    const change = (name: string) =>
      office.send('administrator', unitRoutes.change, { params: { unitId: unit.id }, body: { ...bodyOf(unit), name } })
    const answers = await Promise.all([change('Tên một'), change('Tên hai')])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
    const winner = answers.find((answer) => answer.statusCode === 200)?.json()
    const now = (await office.call('officer', unitRoutes.list)).find((one) => one.id === unit.id)
    expect(now?.name).toBe(winner.name)
  })

  test('a change is written down with what it was and what it is', async () => {
    const unit = await add('doi-ten')
    await office.call('administrator', unitRoutes.change, {
      params: { unitId: unit.id },
      body: { ...bodyOf(unit), name: 'Tên mới' },
    })
    const { rows } = await listAudit(
      office.db,
      { departmentId: office.own.id, action: 'unit.changed' },
      { limit: 1, offset: 0 },
    )
    expect(rows[0]).toMatchObject({ subject_id: unit.id, detail: { name: { from: 'doi-ten', to: 'Tên mới' } } })
  })
})

describe('what only an administrator of the instance does', () => {
  const department = (parentId: string | null) => ({
    ...blank,
    code: `so-${crypto.randomUUID().slice(0, 8)}`,
    name: 'Sở khác',
    kind: 'department',
    parentId,
  })
  test('makes a department, also below the own one', async () => {
    for (const parentId of [null, office.own.id]) {
      const send = (person: 'administrator' | 'instance') =>
        office.send(person, unitRoutes.create, { body: department(parentId) })
      expect([(await send('administrator')).statusCode, (await send('instance')).statusCode]).toEqual([403, 200])
    }
  })

  test('makes a room a department; what stands below follows, and nobody of the old one sees it', async () => {
    const room = await add('len-so')
    const below = await add('duoi-so', room.id)
    const body = { ...bodyOf(room), kind: 'department' }
    const send = (person: 'administrator' | 'instance') =>
      office.send(person, unitRoutes.change, { params: { unitId: room.id }, body })
    expect([(await send('administrator')).statusCode, (await send('instance')).statusCode]).toEqual([403, 200])
    const seen = (await office.call('officer', unitRoutes.list)).map((unit) => unit.id)
    expect(seen.includes(room.id) || seen.includes(below.id)).toBe(false)
    const moved = (await office.call('instance', unitRoutes.list)).filter((unit) => unit.departmentId === room.id)
    expect(moved.map((unit) => unit.code).sort()).toEqual(['duoi-so', 'len-so'])
  })
})

test('two moves at one moment never make a loop together', async () => {
  for (let n = 0; n < 5; n += 1) {
    const [a, b] = [await add(`doi-a-${n}`), await add(`doi-b-${n}`)]
    const move = (unit: Unit, under: Unit) =>
      office.send('administrator', unitRoutes.change, {
        params: { unitId: unit.id },
        body: { ...bodyOf(unit), parentId: under.id },
      })
    const answers = await Promise.all([move(a, b), move(b, a)])
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 400])
  }
})

describe('days of validity and mergers', () => {
  test('a merged unit lives until the day before, and is listed on days when it lived', async () => {
    const unit = await add('sap-nhap', office.own.id, { validFrom: '2020-01-01' })
    const body = { intoUnitId: office.own.roomId, on: '2023-03-01', version: unit.version }
    const merged = await office.call('administrator', unitRoutes.merge, { params: { unitId: unit.id }, body })
    expect(merged).toMatchObject({ validUntil: '2023-02-28', mergedIntoId: office.own.roomId })
    const codesOn = async (on: string) =>
      (await office.call('officer', unitRoutes.list, { query: { on } })).map((one) => one.code)
    expect(await codesOn('2023-02-28')).toContain('sap-nhap')
    expect(await codesOn('2023-03-01')).not.toContain('sap-nhap')
    expect(await codesOn('2019-12-31')).not.toContain('sap-nhap')
    const again = await office.send('administrator', unitRoutes.merge, {
      params: { unitId: unit.id },
      body: { ...body, version: 2 },
    })
    expect(again.json().code).toBe('already-merged')
    const undone = { ...bodyOf(merged), validUntil: null }
    const alive = await office.call('administrator', unitRoutes.change, { params: { unitId: unit.id }, body: undone })
    expect(alive).toMatchObject({ validUntil: null, mergedIntoId: null })
  })

  test.each([
    ['itself', (unit: Unit) => unit.id, '2023-03-01', 'merger-target'],
    ['a unit of another department', () => office.other.roomId, '2023-03-01', 'merger-target'],
    ['a unit that is none', () => crypto.randomUUID(), '2023-03-01', 'merger-target'],
    ['another on a day that is none', () => office.own.roomId, '2023-02-30', 'no-such-day'],
    ['another before it began', () => office.own.roomId, '2020-01-01', 'unit-days-reversed'],
  ])('a unit does not merge into %s', async (_, into, on, code) => {
    const unit = await add(`gop-${crypto.randomUUID().slice(0, 8)}`, office.own.id, { validFrom: '2020-01-01' })
    const body = { intoUnitId: into(unit), on, version: unit.version }
    expect(
      (await office.send('administrator', unitRoutes.merge, { params: { unitId: unit.id }, body })).json().code,
    ).toBe(code)
  })
})

describe('the sheet', () => {
  const upload = async (rows: readonly (readonly Cell[])[], dryRun = false, header = columns) =>
    office.call('administrator', unitRoutes.importSheet, {
      query: { fileName: 'don-vi.xlsx', dryRun },
      upload: await writeSheet({ name: 'Đơn vị', columns: header, rows }),
    })

  test('what is sent out can be taken in again and changes nothing', async () => {
    await add('co-dau-bang', office.own.id, { name: '=1+1 phòng' })
    const out = await office.download('administrator', unitRoutes.sheet)
    const answer = await office.call('administrator', unitRoutes.importSheet, {
      query: { fileName: 'x.xlsx' },
      upload: out,
    })
    expect(answer).toMatchObject({ created: 0, changed: 0, problems: [] })
    expect(answer.same).toBeGreaterThan(2)
  })

  test('a formula in a name stays text in the sheet', async () => {
    const read = await readSheet(await office.download('administrator', unitRoutes.sheet))
    if (!read.ok) throw new Error('the sheet is read')
    expect(read.value.flatMap((row) => row.cells)).toContain('=1+1 phòng')
  })

  test('new units come in under new units, in any order of rows; a dry run writes nothing', async () => {
    const rows = [
      ['to-mot', 'Tổ Một', null, 'Phòng', 'trung-tam-moi', '1/2/2023', null],
      ['trung-tam-moi', 'Trung tâm Mới', 'TTM', 'Trung tâm', 'so', null, null],
    ]
    expect(await upload(rows, true)).toMatchObject({ created: 2, problems: [] })
    expect((await office.call('officer', unitRoutes.list)).some((unit) => unit.code === 'to-mot')).toBe(false)
    expect(await upload(rows)).toMatchObject({ created: 2, problems: [] })
    const made = (await office.call('officer', unitRoutes.list)).find((unit) => unit.code === 'to-mot')
    expect(made).toMatchObject({ name: 'Tổ Một', validFrom: '2023-02-01', departmentId: office.own.id })
  })

  test('headers are found by their words, whatever their case, marks or line breaks', async () => {
    const header = ['MÃ', 'TEN DON VI', 'Tên\nviết tắt', 'loai', 'mã đơn vị  cấp trên']
    expect(await upload([['phong-hoa', 'Phòng Hoa', '', 'PHONG', 'so']], false, header)).toMatchObject({
      created: 1,
      problems: [],
    })
  })

  test('all faults are told at once, each at its row, and nothing is written', async () => {
    const answer = await upload([
      ['Phòng X', 'Tên', null, 'Phòng', 'so', null, null],
      ['phong-y', '', null, 'Phòng', 'so', null, null],
      ['phong-z', 'Tên', null, 'Cục', 'so', null, null],
      ['phong-t', 'Tên', null, 'Phòng', 'so', '31/6/2023', null],
      ['phong-u', 'Tên', null, 'Phòng', 'so', '2/1/2023', '1/1/2023'],
      ['phong-v', 'Tên', null, 'Phòng', 'khong-co', null, null],
      ['phong-w', 'Tên', null, 'Phòng', 'phong-w', null, null],
      ['so-moi', 'Sở Mới', null, 'Sở', null, null, null],
      ['phong-tot', 'Tốt', null, 'Phòng', 'so', null, null],
    ])
    const found = answer.problems.map((problem) => `${problem.code} ${problem.where}`)
    expect(found).toEqual([
      'code-bad dòng 2, cột Mã',
      'name-missing dòng 3, cột Tên đơn vị',
      'kind-bad dòng 4, cột Loại',
      'day-bad dòng 5, cột Có hiệu lực từ',
      'days-reversed dòng 6, cột Đến hết ngày',
      'parent-unknown dòng 7, cột Mã đơn vị cấp trên',
      'parent-loop dòng 8, cột Mã đơn vị cấp trên',
      'department-new dòng 9, cột Loại',
    ])
    expect((await office.call('officer', unitRoutes.list)).some((unit) => unit.code === 'phong-tot')).toBe(false)
  })

  test('a unit that is there does not come to stand under itself by a sheet, nor a room become a department', async () => {
    const upper = await add('vong-tren')
    await add('vong-duoi', upper.id)
    const answer = await upload([
      ['vong-tren', 'Vòng trên', null, 'Phòng', 'vong-duoi', null, null],
      ['phong-mot', 'Phòng Một', null, 'Sở', null, null, null],
      ['so', 'Sở so', null, 'Phòng', null, null, null],
      ['so', 'Sở so', null, 'Sở', null, null, null],
    ])
    expect(answer.problems.map((problem) => `${problem.code} ${problem.where}`)).toEqual([
      'parent-loop dòng 2, cột Mã đơn vị cấp trên',
      'department-kind dòng 3, cột Loại',
      'department-kind dòng 4, cột Loại',
      'code-twice dòng 5, cột Mã',
    ])
  })

  test('a sheet changes what is there, and its days are days in any zone', async () => {
    await add('ngay-gio')
    const rows = [
      ['ngay-gio', 'Tên khác', 'NG', 'Trung tâm', 'phong-mot', new Date(Date.UTC(2023, 1, 1)), '2023-12-31'],
    ]
    expect(await upload(rows)).toMatchObject({ created: 0, changed: 1, problems: [] })
    const now = (await office.call('officer', unitRoutes.list)).find((unit) => unit.code === 'ngay-gio')
    expect(now).toMatchObject({
      name: 'Tên khác',
      shortName: 'NG',
      kind: 'centre',
      parentId: office.own.roomId,
      validFrom: '2023-02-01',
      validUntil: '2023-12-31',
      version: 2,
    })
  })

  test('a column that is not in the sheet leaves what the units have there', async () => {
    const before = await add('thieu-cot', office.own.roomId, { shortName: 'TC', validFrom: '2021-05-01' })
    const header = ['Mã', 'Tên đơn vị', 'Loại']
    expect(await upload([['thieu-cot', 'Tên mới', 'Phòng']], false, header)).toMatchObject({ changed: 1, problems: [] })
    const after = (await office.call('officer', unitRoutes.list)).find((unit) => unit.code === 'thieu-cot')
    expect(after).toEqual({ ...before, name: 'Tên mới', version: 2 })
  })

  test('a merger written into the sheet is refused at its place instead of being passed over', async () => {
    await add('gop-bang-tep')
    const header = [...columns, 'Sáp nhập vào']
    const row = ['gop-bang-tep', 'Phòng', null, 'Phòng', 'so', null, null, 'phong-mot']
    const answer = await upload([row], false, header)
    expect(answer.problems.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'merger-on-screen dòng 2, cột Sáp nhập vào',
    ])
  })

  test.each(['Sở', 'Sở, ngành', 'SO, NGANH'])('the kind of a department may be written "%s"', async (kind) => {
    expect(await upload([['so', 'Sở so', null, kind, null, null, null]], true)).toMatchObject({ problems: [] })
  })

  test('a list of thousands of rows is another list', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => [`p-${n}`, 'Phòng', null, 'Phòng', 'so', null, null])
    expect((await upload(rows)).problems.map((problem) => problem.code)).toEqual(['too-many-units'])
  })

  test.each([
    ['an empty file', new Uint8Array(), /trống/],
    ['a text', Buffer.from('không phải bảng tính'), /tiêu đề|Không đọc được/],
    ['a broken zip', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /Không đọc được/],
  ])('%s gets a sentence', async (_, bytes, words) => {
    const answer = await office.send('administrator', unitRoutes.importSheet, {
      query: { fileName: 'x.xlsx' },
      upload: bytes,
    })
    const text = answer.statusCode === 200 ? answer.json().problems[0].text : answer.json().text
    expect(text).toMatch(words)
  })
})

test('groups hold units of the own department only, each name once', async () => {
  const group = await office.call('office', unitRoutes.createGroup, {
    body: { name: 'Các phòng, đơn vị', unitIds: [office.own.roomId, office.own.otherRoomId, office.own.roomId] },
  })
  expect(group.unitIds.length).toBe(2)
  const again = { body: { name: 'Các phòng, đơn vị', unitIds: [office.own.roomId] } }
  expect((await office.send('office', unitRoutes.createGroup, again)).json().code).toBe('unit-group-name-taken')
  const foreign = { body: { name: 'Khác', unitIds: [office.other.roomId] } }
  expect((await office.send('office', unitRoutes.createGroup, foreign)).json().code).toBe('unit-group-members')
})
