import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Person, type TestApp, testApp } from '../../../../tests/support/app.ts'
import { auditRoutes } from '../../../contract/audit.ts'
import { MOST_TASK_FILE_BYTES, remediationRoutes as routes } from '../../../contract/remediation.ts'
import { taskRoutes } from '../../../contract/tasks.ts'
import { aTask, named } from '../../../core/plans/editing/aDraft.testing.ts'
import { sweepPlanFiles } from './remediation.ts'
import { storePlan } from './storePlan.testing.ts'

let office: TestApp
let planId: string
let params: { taskId: string }
beforeAll(async () => {
  office = await testApp()
})
afterAll(() => office.close())
beforeEach(async () => {
  const lead = [named('Phòng Một', { unitId: office.own.roomId })]
  planId = await storePlan(office, office.own, { tasks: [aTask({ id: '1', lead })] })
  const { rows } = await office.call('office', routes.tasks, { params: { planId } })
  params = { taskId: rows[0]?.id ?? '' }
})

interface Given {
  readonly fileName: string
  readonly bytes: Uint8Array
}

const parts = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])))
const ole = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ])
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(40)])
const docx = parts('[Content_Types].xml', 'word/document.xml')
const text = Buffer.from('Biên bản kiểm tra ngày 03/4/2023\n')
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n')

const filesOf = (files: readonly Given[]) =>
  files.map(({ fileName, bytes }) => ({ fileName, content: Buffer.from(bytes).toString('base64') }))
const note = (files: unknown, person: Person = 'officer') =>
  office.send(person, routes.report, { params, body: { kind: 'note', note: 'Đã kiểm tra', files } })
const send = (...files: Given[]) => note(filesOf(files))
const entries = async () => (await office.call('officer', routes.progress, { params })).entries
const keptFiles = () => {
  const root = join(office.services.dataDir, 'files')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
}
const countRows = async () => {
  const { rows } = await sql<{ progress: number; files: number; entries: number }>`
    select (select count(*)::int from task_progress) as progress, (select count(*)::int from task_file) as files,
      (select count(*)::int from audit_entry where action like 'task.%') as entries`.execute(office.db)
  return rows[0]
}

describe('files with a report', () => {
  test('stand in the history in their order, come back byte by byte, and are in the log by name', async () => {
    const given = [
      { fileName: 'Biên bản số 1.docx', bytes: docx },
      { fileName: 'ảnh.PNG', bytes: png },
      { fileName: 'biên bản.txt', bytes: text },
    ]
    const body = { kind: 'done', occurrence: 'once', doneOn: '2023-04-03', seen: null, files: filesOf(given) }
    expect((await office.send('officer', routes.report, { params, body })).statusCode).toBe(200)
    const [entry] = await entries()
    expect(entry?.files.map(({ fileName, bytes }) => [fileName, bytes])).toEqual(
      given.map(({ fileName, bytes }) => [fileName, bytes.byteLength]),
    )
    for (const [index, file] of (entry?.files ?? []).entries()) {
      const answer = await office.send('director', taskRoutes.file, { params: { ...params, fileId: file.id } })
      expect(answer.rawPayload.equals(given[index]?.bytes ?? Buffer.alloc(0))).toBe(true)
      expect(answer.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringMatching(/^attachment; /),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
    }
    const { rows } = await office.call('director', auditRoutes.list, { query: { action: 'task.done' } })
    expect(rows[0]?.detail).toMatchObject({ files: given.map(({ fileName }) => fileName) })
  })

  test.each<[string, Given]>([
    ['PDF', { fileName: 'a.pdf', bytes: pdf }],
    ['PDF after a mark', { fileName: 'a.pdf', bytes: Buffer.concat([Buffer.from('\ufeff\n'), pdf]) }],
    ['Excel', { fileName: 'a.xlsx', bytes: parts('[Content_Types].xml', 'xl/workbook.xml') }],
    ['PowerPoint', { fileName: 'a.pptx', bytes: parts('[Content_Types].xml', 'ppt/presentation.xml') }],
    ['Word of before 2007', { fileName: 'a.doc', bytes: ole('WordDocument') }],
    ['a photograph', { fileName: 'a.jpeg', bytes: Buffer.from('ffd8ffe000104a464946', 'hex') }],
    ['a list', { fileName: 'a.csv', bytes: text }],
  ])('%s is taken', async (_, file) => expect((await send(file)).statusCode).toBe(200))

  test('a path is no name: only its last part is kept', async () => {
    await send({ fileName: '..\\..\\etc/passwd/báo cáo.txt', bytes: text })
    expect((await entries())[0]?.files[0]?.fileName).toBe('báo cáo.txt')
  })

  test.each<[string, Given, string]>([
    ['a program', { fileName: 'a.exe', bytes: Buffer.from('4d5a90000300000004000000', 'hex') }, 'file-kind-unknown'],
    [
      'a program that goes by another name',
      { fileName: 'a.pdf', bytes: Buffer.from('4d5a9000', 'hex') },
      'file-kind-unknown',
    ],
    ['a page', { fileName: 'a.txt', bytes: Buffer.from(' <!DOCTYPE html><script>') }, 'file-kind-unknown'],
    ['a drawing with scripts', { fileName: 'a.svg', bytes: Buffer.from('<svg onload="x()"/>') }, 'file-kind-unknown'],
    ['a package of anything', { fileName: 'a.zip', bytes: parts('a.txt') }, 'file-kind-unknown'],
    ['Word that says it is a picture', { fileName: 'a.png', bytes: docx }, 'file-not-its-name'],
    ['a PDF without an ending', { fileName: 'báo cáo', bytes: pdf }, 'file-not-its-name'],
    ['text that says it is a script', { fileName: 'a.bat', bytes: text }, 'file-not-its-name'],
    [
      'Word with macros',
      { fileName: 'a.docx', bytes: parts('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin') },
      'file-with-macros',
    ],
    ['old Excel with macros', { fileName: 'a.xls', bytes: ole('Workbook', '_VBA_PROJECT') }, 'file-with-macros'],
    ['Word behind a password', { fileName: 'a.docx', bytes: ole('EncryptedPackage') }, 'file-kind-unknown'],
    ['a cut-off Word file', { fileName: 'a.docx', bytes: docx.slice(0, 60) }, 'file-damaged'],
  ])('%s is refused with what to do, and nothing is stored', async (_, file, code) => {
    const before = [await countRows(), keptFiles().length]
    const answer = await send({ fileName: 'tốt.txt', bytes: text }, file)
    expect(answer.statusCode).toBe(400)
    const { problems } = answer.json()
    expect(problems.map((problem: { code: string; where: string }) => [problem.code, problem.where])).toEqual([
      [code, 'files.1'],
    ])
    expect(problems[0].text).toMatch(/hãy/)
    expect([await countRows(), keptFiles().length]).toEqual(before)
  })

  test('every file at fault is told at once', async () => {
    const answer = await send({ fileName: 'a.png', bytes: docx }, { fileName: 'b.exe', bytes: Buffer.from([0, 1]) })
    expect(answer.json().problems.map((problem: { where: string }) => problem.where)).toEqual(['files.0', 'files.1'])
  })

  test.each<[string, unknown, string]>([
    ['eleven files', Array(11).fill(filesOf([{ fileName: 'a.txt', bytes: text }])[0]), 'files'],
    ['a file without bytes', [{ fileName: 'a.txt', content: '' }], 'files.0.content'],
    ['a file without a name', [{ fileName: ' ', content: text.toString('base64') }], 'files.0.fileName'],
    ['a name of 32,000 letters', [{ fileName: 'a'.repeat(32_000), content: 'YQ==' }], 'files.0.fileName'],
    ['a name with a NUL', [{ fileName: 'a\u0000.txt', content: 'YQ==' }], 'files.0.fileName'],
    ['what is not base64', [{ fileName: 'a.txt', content: 'Kế hoạch!' }], 'files.0'],
    ['a text for a list', 'a.txt', 'files'],
  ])('%s is refused at its field', async (_, files, where) => {
    const before = await countRows()
    const answer = await note(files)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().problems.map((problem: { where: string }) => problem.where)).toEqual([where])
    expect(await countRows()).toEqual(before)
  })

  test('a file as large as may be is taken; larger is refused at its field; beyond all bounds before it is read', async () => {
    const large = (bytes: number) => ({
      fileName: 'a.pdf',
      bytes: Buffer.concat([pdf, Buffer.alloc(bytes - pdf.length)]),
    })
    expect((await send(large(MOST_TASK_FILE_BYTES))).statusCode).toBe(200)
    const over = await send(large(MOST_TASK_FILE_BYTES + 3))
    expect([over.statusCode, over.json().problems[0].where]).toEqual([400, 'files.0.content'])
    expect((await send(large(MOST_TASK_FILE_BYTES), large(MOST_TASK_FILE_BYTES))).statusCode).toBe(413)
  })
})

describe('together with the report or not at all', () => {
  test('of two who report it done at one moment the second is told, and only the first one’s file is kept', async () => {
    await sweepPlanFiles(office.services)
    const before = keptFiles().length
    const doneWith = (person: Person, words: string) => {
      const files = filesOf([{ fileName: 'a.txt', bytes: Buffer.from(words) }])
      const body = { kind: 'done', occurrence: 'once', doneOn: '2023-04-03', seen: null, files }
      return office.send(person, routes.report, { params, body })
    }
    const sent = await Promise.all([doneWith('office', 'của Văn phòng'), doneWith('officer', 'của phòng')])
    expect(sent.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(await entries()).toHaveLength(1)
    await sweepPlanFiles(office.services)
    expect(keptFiles().length).toBe(before + 1)
  })

  test('a write that fails at the end leaves no row and no file', async () => {
    const before = [await countRows(), keptFiles().length]
    await sql`alter table task_file add constraint planted check (file_name <> 'planted.txt')`.execute(office.db)
    const answer = await send(
      { fileName: 'một.txt', bytes: Buffer.from('một tệp khác') },
      { fileName: 'planted.txt', bytes: text },
    )
    await sql`alter table task_file drop constraint planted`.execute(office.db)
    expect(answer.statusCode).toBe(500)
    expect([await countRows(), keptFiles().length]).toEqual(before)
  })

  test('a person who may not report leaves no file', async () => {
    const before = keptFiles().length
    const files = filesOf([{ fileName: 'a.txt', bytes: Buffer.from('của người khác') }])
    expect((await note(files, 'other-office')).statusCode).toBe(404)
    expect(keptFiles().length).toBe(before)
  })

  test('sweeping takes no file that a report names; with its plan it goes', async () => {
    await send({ fileName: 'a.txt', bytes: Buffer.from('theo kế hoạch') })
    const kept = keptFiles().length
    expect(await sweepPlanFiles(office.services)).toBe(0)
    await office.call('office', routes.remove, { params: { planId }, query: { version: 1 } })
    // The plan's own document goes as well.
    expect(keptFiles().length).toBe(kept - 2)
  })
})

describe('who reads them', () => {
  const aFile = async () => {
    await send({ fileName: 'a.txt', bytes: text })
    return (await entries())[0]?.files[0]?.id ?? ''
  }

  test('everybody of the department; nobody else, and only by the task that they are of', async () => {
    const fileId = await aFile()
    const { taskId } = params
    expect((await office.send('administrator', taskRoutes.file, { params: { taskId, fileId } })).statusCode).toBe(200)
    expect((await office.send('other-office', taskRoutes.file, { params: { taskId, fileId } })).statusCode).toBe(404)
    expect((await office.send('nobody', taskRoutes.file, { params: { taskId, fileId } })).statusCode).toBe(401)
    const other = await storePlan(office, office.own, { tasks: [aTask({ id: '1' })] })
    const { rows } = await office.call('office', routes.tasks, { params: { planId: other } })
    const wrong = { taskId: rows[0]?.id ?? '', fileId }
    expect((await office.send('office', taskRoutes.file, { params: wrong })).statusCode).toBe(404)
  })

  test('a file that is gone from the disk is told', async () => {
    const fileId = await aFile()
    await rm(join(office.services.dataDir, 'files'), { recursive: true })
    const answer = await office.send('office', taskRoutes.file, { params: { ...params, fileId } })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'file-missing'])
  })
})
