import { assessmentRoutes, type FactView, type Rescored, type Sheet } from '../../../contract/assessments.ts'
import { type Actor, can } from '../../../core/access/permissions.ts'
import type { Serve } from '../../platform/http/serve.ts'
import type { Services } from '../../platform/services.ts'
import { writeSheet } from '../../platform/sheets/writeSheet.ts'
import { treeOf } from '../catalogue/catalogue.ts'
import {
  type AssessedYear,
  departmentPlace,
  getAssessedUnit,
  inSetOrder,
  scoreYear,
  writableCodes,
} from './assessedYear.ts'
import type { FactRow } from './assessments.sql.ts'
import { listYears, readYear, removeFact, writeAttributes, writeFact } from './assessments.ts'
import { factsYaml } from './factsYaml.ts'
import { importFacts, previewFacts } from './importFacts.ts'
import { importResponsibilities } from './importResponsibilities.ts'
import { copyResponsibilities, responsibilityViews, writeResponsibility } from './responsibilities.ts'
import { sheetFile } from './sheetFile.ts'

export function serveAssessments(serve: Serve<Actor>, services: Services): void {
  const { db } = services
  serve(assessmentRoutes.years, async ({ params, actor }) =>
    listYears(db, await getAssessedUnit(db, actor, params.unitId)),
  )
  serve(assessmentRoutes.sheet, async ({ params, actor }) => sheetOf(await readYear(db, actor, params), actor))
  serve(assessmentRoutes.sheetFile, async ({ params, actor }) => {
    const year = await readYear(db, actor, params)
    return {
      fileName: `Bảng điểm ${year.unit.name} ${params.year}.xlsx`,
      content: await writeSheet(sheetFile(year, scoreYear(year))),
    }
  })
  serve(assessmentRoutes.factsFile, async ({ params, actor }) => {
    const { unit, at, attributes, rows, inUse } = await readYear(db, actor, params)
    const facts = inSetOrder(inUse.set, rows).map((row) => ({ code: row.criterion, fact: row.fact }))
    const text = factsYaml({ unit: unit.code, year: at.year, attributes, facts })
    return { fileName: `so-lieu-${unit.code}-${at.year}.yaml`, content: Buffer.from(text) }
  })
  serve(assessmentRoutes.importFacts, async ({ params, query, upload, actor }) => {
    const { fileName, dryRun, stamp } = query
    const file = { bytes: upload, fileName }
    const done = dryRun
      ? await previewFacts(services, actor, params, file)
      : await importFacts(services, actor, params, { ...file, stamp })
    return {
      ...done,
      created: [...done.created],
      changed: [...done.changed],
      same: [...done.same],
      problems: [...done.problems],
    }
  })
  serve(assessmentRoutes.writeFact, async ({ params, body, actor }) => {
    const { code, ...at } = params
    const { year, row } = await writeFact(services, actor, { at, code, fact: body.fact, seenVersion: body.version })
    return rescored(year, row)
  })
  serve(assessmentRoutes.removeFact, async ({ params, query, actor }) => {
    const { code, ...at } = params
    return rescored(await removeFact(services, actor, { at, code, seenVersion: query.version }), null)
  })
  serve(assessmentRoutes.writeAttributes, async ({ params, body, actor }) => {
    const { version, ...attributes } = body
    const year = await writeAttributes(services, actor, { at: params, attributes, seenVersion: version })
    return { ...scoreView(year), attributes: { ...year.attributes, version: year.attributesVersion } }
  })
  serve(assessmentRoutes.writeResponsibility, async ({ params, body, actor }) => {
    const { code, ...at } = params
    const writing = { at, code, leadUnitId: body.leadUnitId, seenVersion: body.version }
    return responsibilityViews(await writeResponsibility(services, actor, writing))
  })
  serve(assessmentRoutes.importResponsibilities, async ({ params, query, upload, actor }) =>
    importResponsibilities(services, actor, params, { ...query, bytes: upload }),
  )
  serve(assessmentRoutes.copyResponsibilities, async ({ params, body, actor }) =>
    responsibilityViews(await copyResponsibilities(services, actor, { at: params, fromYear: body.fromYear })),
  )
}

function sheetOf(year: AssessedYear, actor: Actor): Sheet {
  const { unit, at, inUse, rows } = year
  const { unfit, ...score } = scored(year)
  const unfitCodes = new Set(unfit.map(({ row }) => row.criterion))
  return {
    unit: { id: unit.id, code: unit.code, name: unit.name },
    year: at.year,
    set: {
      id: inUse.row.id,
      title: inUse.set.title,
      authority: inUse.set.authority,
      decision: inUse.set.decision?.number ?? null,
    },
    tree: treeOf(inUse.set),
    ...score,
    facts: rows.filter((row) => !unfitCodes.has(row.criterion)).map(factView),
    unfit: unfit.map(({ row, problems }) => ({ ...factView(row), problems: [...problems] })),
    attributes: { ...year.attributes, version: year.attributesVersion },
    responsibilities: responsibilityViews(year),
    writable: writableCodes(year, actor),
    mayManage: can(actor, 'writeCatalogue', departmentPlace(unit)),
  }
}

function scored(year: AssessedYear) {
  const { sheet, groups, unfit } = scoreYear(year)
  return {
    score: {
      ...sheet,
      criteria: sheet.criteria.map((leaf) => ({
        ...leaf,
        steps: [...leaf.steps],
        basis: leaf.basis.map((basis) => ({ ...basis })),
      })),
      fields: [...sheet.fields],
      missing: [...sheet.missing],
    },
    groups: [...groups],
    unfit,
  }
}

const scoreView = (year: AssessedYear): Omit<Rescored, 'fact'> => {
  const { score, groups } = scored(year)
  return { score, groups }
}

const rescored = (year: AssessedYear, row: FactRow | null): Rescored => ({
  ...scoreView(year),
  fact: row && factView(row),
})

const factView = (row: FactRow): FactView => ({
  code: row.criterion,
  fact: row.fact,
  version: row.version,
  writtenAt: row.written_at.toISOString(),
  writtenBy: row.written_by,
})
