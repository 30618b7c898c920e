/** A department with the shipped sample set in use, some facts and leads: what the journeys over sheets begin with. */
import { assessmentRoutes } from '../../src/contract/assessments.ts'
import { catalogueRoutes } from '../../src/contract/catalogue.ts'
import type { TestApp } from '../support/app.ts'

const FACTS = `unit: so
year: 2022
facts:
  "1.1.1": { daysLate: 0 }
  "1.1.2": { parts: {} }
  "1.1.3": { numerator: 41, denominator: 45, assumed: true, note: "Số nhiệm vụ ước theo báo cáo quý III" }
  "1.3.2": { nothingArose: true }
  "1.5.1": { count: 1 }
  "6.2": { notApplicable: true, reason: "Sở không được giao vốn đầu tư năm 2022" }
  "7.2.1": { numerator: 7, denominator: 11, assumed: true }
  "8.1.1": { percent: "70.69" }
  "8.1.3": { percent: "84.56" }
  P1: { events: {} }
`

export async function prepareSampleYear(app: TestApp): Promise<{ readonly setId: string }> {
  const draft = await app.call('office', catalogueRoutes.draftFolder, { body: { folder: 'khanh-hoa/so/2022' } })
  const params = { setId: draft.id }
  await app.call('office', catalogueRoutes.takeIntoUse, { params, body: { edition: draft.edition } })
  const at = { unitId: app.own.id, year: '2022' }
  await app.call('office', assessmentRoutes.importFacts, {
    params: at,
    query: { fileName: 'so-lieu.yaml' },
    upload: new TextEncoder().encode(FACTS),
  })
  await app.call('office', assessmentRoutes.writeResponsibility, {
    params: { ...at, code: 'III' },
    body: { leadUnitId: app.own.roomId, version: null },
  })
  return { setId: draft.id }
}
