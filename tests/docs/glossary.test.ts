import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scoreStates } from '../../src/contract/assessments.ts'
import { criteriaSetStates } from '../../src/contract/catalogue.ts'
import { taskStates } from '../../src/contract/remediation.ts'
import { unitKinds } from '../../src/contract/units.ts'
import { permissions, roles } from '../../src/core/access/permissions.ts'
import { LeafFile } from '../../src/core/catalogue/catalogueFile.ts'
import { Deadline, PlanReading, ShortcomingCause } from '../../src/core/plans/planReading.ts'
import { ScoringRule } from '../../src/core/scoring/scoringRule.ts'
import { packageFolder } from '../../src/server/platform/packageFolder.ts'

const rows = readFileSync(join(packageFolder, 'docs', 'glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
const identifiers = rows.flatMap((cells) => [...(cells[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))

const code = readdirSync(join(packageFolder, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|testing)\./.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n')
const words = new Set(code.match(/\w+/g))

test('every identifier of the glossary stands in the code', () => {
  expect(identifiers.length).toBeGreaterThan(100)
  expect(identifiers.filter((name) => !words.has(name))).toEqual([])
})

test('every line has its four cells', () => {
  expect(rows.filter((cells) => cells.length !== 6 || cells.slice(1, 5).some((cell) => cell === ''))).toEqual([])
})

test.each([
  ['roles', roles],
  ['rights', permissions],
  ['kinds of rules', ScoringRule.options.map((rule) => rule.shape.kind.value)],
  ['kinds of deadlines', Deadline.options.map((deadline) => deadline.shape.kind.value)],
  ['causes of shortcomings', ShortcomingCause.options],
  ['states of a leaf', scoreStates],
  ['states of a set', criteriaSetStates],
  ['states of a task', taskStates],
  ['kinds of units', unitKinds],
  ['conditions of a leaf', LeafFile.shape.appliesWhen.unwrap().options],
  ['who scores', LeafFile.shape.scoredBy.unwrap().options],
  [
    'parts of a reading',
    Object.keys(PlanReading.shape).filter((key) => !['header', 'indexResult', 'problems'].includes(key)),
  ],
])('the glossary names all %s', (_, names) => {
  expect(names.filter((name) => !identifiers.includes(name))).toEqual([])
})
