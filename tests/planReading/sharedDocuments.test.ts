/** Reads the real plans kept beside the repository, where there are any, and compares with the expected readings. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PlanReading } from '../../src/core/plans/planReading.ts'
import { readPlan } from '../../src/core/plans/readPlan.ts'
import { folded } from '../../src/core/plans/wording.ts'
import { readDocument } from '../../src/server/platform/docx/readDocument.ts'
import { comparePlans, type ExpectedPlan } from './comparePlans.ts'

const FOLDER = join(process.cwd(), '../shared/documents/plans')
const isThere = existsSync(FOLDER)
const filesIn = (folder: string, ending: string) =>
  isThere
    ? readdirSync(join(FOLDER, folder))
        .filter((name) => name.endsWith(ending))
        .map((name) => join(FOLDER, folder, name))
    : []

const expected = filesIn('expected', '.json')
const texts = filesIn('.', '.txt')
const openings = filesIn('openings', '.txt')

async function read(file: string): Promise<PlanReading> {
  const result = await readDocument({ bytes: readFileSync(file), fileName: basename(file) })
  if (!result.ok) throw new Error(result.problems[0]?.text)
  return readPlan(result.value)
}

describe.skipIf(!isThere)('plans with an expected reading', () => {
  test.each(['txt', 'docx', 'pdf'])('as %s: header exact, 95%% of tasks fully right, none false', async (format) => {
    const results: ReturnType<typeof comparePlans>[] = []
    for (const file of expected) {
      const name = basename(file, '.json')
      const source = format === 'txt' ? join(FOLDER, `${name}.txt`) : join(FOLDER, 'formats', `${name}.${format}`)
      if (!existsSync(source)) continue
      const plan: ExpectedPlan = JSON.parse(readFileSync(file, 'utf8'))
      results.push(comparePlans(plan, await read(source)))
    }
    expect(results.length).toBeGreaterThan(0)
    const sum = (key: 'tasks' | 'fullyRight' | 'falseTasks' | 'duties') =>
      results.reduce((total, result) => total + result[key], 0)
    expect(results.flatMap(({ wrongHeaderFields }) => wrongHeaderFields)).toEqual([])
    expect(sum('fullyRight') / sum('tasks')).toBeGreaterThanOrEqual(0.95)
    expect([sum('falseTasks'), sum('duties')]).toEqual([0, 0])
    expect(results.flatMap(({ missing }) => missing)).toEqual([])
  })
})

describe.skipIf(!isThere)('every complete plan', () => {
  test.each(texts.map((file) => [basename(file), file]))(
    '%s: header, recipients and signer stand word for word in it',
    async (_name, file) => {
      const reading = await read(file)
      const words = folded(readFileSync(file, 'utf8').replace(/\n/g, ' '))
      const { header, signer, recipients } = reading
      for (const text of [
        header.place,
        header.issuer,
        header.subject,
        signer.authority,
        signer.mode,
        signer.title,
        signer.name,
        ...recipients,
      ]) {
        if (text !== null) expect(words).toContain(folded(text))
      }
      expect(recipients.length).toBeGreaterThan(3)
      expect(signer.name).toMatch(/^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+$/u)
      expect([header.kind, header.symbol, header.issuer]).toEqual([
        'Kế hoạch',
        expect.stringMatching(/^KH-/),
        expect.stringMatching(/^(?:Ủy ban nhân dân|Uỷ ban nhân dân|Sở) /),
      ])
      const number = readFileSync(file, 'utf8').match(/^Số: (\d+\/KH-\S+)/m)?.[1] ?? null
      expect(header.number).toBe(number)
    },
  )

  test.each(texts.map((file) => [basename(file), file]))(
    '%s: no task comes from the organising part',
    async (_name, file) => {
      const reading = await read(file)
      const lines = readFileSync(file, 'utf8').split('\n')
      const duties = reading.responsibilities.map(({ where }) => ('line' in where ? where.line : 0))
      const organising = lines.findIndex((line) => /^\s*(?:\*\*)?[IVX]+\. TỔ CHỨC THỰC HIỆN/iu.test(line)) + 1
      const end = lines.findIndex((line) => /^Nơi nhận/.test(line)) + 1
      const inside = reading.tasks.filter(
        ({ where }) => 'line' in where && organising > 0 && where.line > organising && where.line < end,
      )
      expect(inside).toEqual([])
      expect(organising === 0 || duties.length > 0).toBe(true)
    },
  )

  test.each(openings.map((file) => [basename(file), file]))(
    '%s: an excerpt is read without a crash and its gaps are named',
    async (_name, file) => {
      const reading = await read(file)
      expect(reading.problems.map(({ code }) => code)).toContain('no-task')
    },
  )
})
