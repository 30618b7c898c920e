/** Reads the sample office's files, each by its schema. The files are ours: a fault in them is a bug and is thrown. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ResultWriting } from '../../../contract/ranking.ts'
import { UnitCode, unitKinds } from '../../../contract/units.ts'
import { roles } from '../../../core/access/permissions.ts'
import { packageFolder } from '../../platform/packageFolder.ts'

const Named = z.strictObject({ code: UnitCode, name: z.string(), shortName: z.string() })

const Units = z.strictObject({
  department: Named,
  units: z.array(Named.extend({ kind: z.enum(unitKinds) })),
  groups: z.array(z.strictObject({ name: z.string(), units: z.union([z.literal('all'), z.array(UnitCode)]) })),
})

const Users = z.strictObject({
  users: z.array(
    z.strictObject({
      login: z.string(),
      fullName: z.string(),
      /** A unit's code, or the department itself. */
      unit: z.union([z.literal('department'), UnitCode]),
      roles: z.array(
        z.strictObject({
          role: z.enum(roles),
          unit: z.union([z.literal('department'), z.literal('instance'), UnitCode]),
        }),
      ),
    }),
  ),
})

const Results = z.strictObject({ results: z.array(ResultWriting.extend({ year: z.number().int() })) })
const Responsibilities = z.strictObject({ responsibilities: z.record(z.string(), UnitCode) })
const Codes = z.record(z.string(), z.array(z.string()))
const PlanLinks = z.strictObject({ shortcomings: Codes, tasks: Codes })

export const factsFiles = ['facts-2022.yaml', 'facts-2023.yaml'] as const
export const criteriaFolders = ['khanh-hoa/so/2022', 'khanh-hoa/so/2023'] as const
export const planFile = 'ke-hoach-khac-phuc-2023.docx'

const folder = join(packageFolder, 'sample', 'office')
export const sampleBytes = (name: string): Promise<Uint8Array> => readFile(join(folder, name))
export const sampleText = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')

export async function readSampleOffice() {
  const [units, users, results, responsibilities, links] = await Promise.all([
    read('units.yaml', Units),
    read('users.yaml', Users),
    read('results.yaml', Results),
    read('responsibilities.yaml', Responsibilities),
    read('plan-links.yaml', PlanLinks),
  ])
  return { ...units, ...users, ...results, ...responsibilities, links }
}
export type SampleOffice = Awaited<ReturnType<typeof readSampleOffice>>

async function read<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.output<Schema>> {
  return schema.parse(parse(await sampleText(name)))
}
