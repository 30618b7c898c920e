/** Reads a facts file against a criteria set: the facts, or every fault of the file with its line. */
import { z } from 'zod'
import { allLeaves, type CriteriaGroup, type CriteriaSet, findGroup, type Leaf } from '../catalogue/criteriaSet.ts'
import { Count, Text } from '../values/figures.ts'
import { fail, ok, type Problem, type Result } from '../values/result.ts'
import { type Fault, fault, readParts, under } from '../values/schemaFaults.ts'
import { readYaml, type YamlFile } from '../values/yamlTree.ts'
import type { Fact } from './fact.ts'
import { ATTRIBUTES_IN_FULL, type Facts } from './facts.ts'
import { readFact } from './readFact.ts'

const FactsFile = z.strictObject({
  unit: Text,
  year: Count,
  attributes: z
    .strictObject({
      hasProcedures: z.boolean().nullish(),
      hasDossiers: z.boolean().nullish(),
      hasPublicUnits: z.boolean().nullish(),
    })
    .prefault({}),
  facts: z.record(z.string(), z.unknown()),
})

export function readFacts(text: string, fileName: string, set: CriteriaSet): Result<Facts> {
  const file = readYaml(fileName, text)
  if (!file.ok) return file
  const { parts, faults } = readParts(FactsFile, file.value.value)
  const { unit, year } = parts
  const found = [...faults]
  if (year !== undefined && year !== set.year)
    found.push(
      fault(['year'], 'other-year', `Số liệu của năm ${year}, bộ tiêu chí của năm ${set.year}: dùng đúng bộ của năm.`),
    )
  const entries = readEntries(parts.facts ?? {}, set)
  found.push(...under(['facts'], entries.faults))
  const told = [...file.value.problems, ...found.map((one) => problemOf(one, file.value))]
  if (told.length > 0 || unit === undefined || year === undefined) return fail(inOrder(told))
  const attributes = { ...ATTRIBUTES_IN_FULL, ...withoutBlanks(parts.attributes ?? {}) }
  return ok({ unit, year, attributes, facts: entries.facts })
}

function readEntries(written: Readonly<Record<string, unknown>>, set: CriteriaSet) {
  const leaves = new Map<string, Leaf | CriteriaGroup>(allLeaves(set).map((leaf) => [leaf.code, leaf]))
  const facts = new Map<string, Fact>()
  const faults: Fault[] = []
  for (const [code, value] of Object.entries(written)) {
    const target = leaves.get(code) ?? findGroup(set, code)
    if (!target) {
      faults.push(fault([code], 'unknown-id', `Bộ tiêu chí không có mã “${code}”: kiểm tra lại mã.`))
      continue
    }
    const reading = readFact(value, target)
    faults.push(...under([code], reading.faults))
    if (reading.value) facts.set(code, reading.value)
  }
  return { facts, faults }
}

function problemOf(one: Fault, file: YamlFile): Problem {
  return { code: one.code, where: `${file.name}:${file.lineOf(one.path)}`, text: textOf(one) }
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((left, right) => lineIn(left.where) - lineIn(right.where))

const lineIn = (where: string): number => Number(where.slice(where.lastIndexOf(':') + 1))

/** Says which code a fault inside a fact belongs to. */
function textOf({ path, text }: Fault): string {
  const [head, code] = path
  return head === 'facts' && code !== undefined && !text.includes(`“${String(code)}”`)
    ? `Mã ${String(code)}: ${text}`
    : text
}

const withoutBlanks = (attributes: Readonly<Record<string, boolean | null | undefined>>): Record<string, boolean> =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, value]],
    ),
  )
