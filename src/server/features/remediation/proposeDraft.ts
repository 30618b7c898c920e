/** What the draft of a plan is made of: the year's losses with their leads, and the letterhead of the plan before. */
import type { Actor } from '../../../core/access/permissions.ts'
import { allLeaves } from '../../../core/catalogue/criteriaSet.ts'
import { type DraftFrame, draftFromLosses } from '../../../core/plans/drafting/draftFromLosses.ts'
import { lossYearOf, type PlanLoss, type Quote } from '../../../core/plans/drafting/planLoss.ts'
import { unitMatcher } from '../../../core/plans/editing/matchUnits.ts'
import type { NamedUnit, PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { leadUnitOf } from '../assessments/assessments.ts'
import { findPublished } from '../ranking/ranking.ts'
import { today as dayOf } from '../settings/settings.ts'
import { tiesFor } from './knownThings.ts'
import { loadLosses, type YearWithLosses } from './losses.ts'
import { listLastLeads } from './planDrafts.sql.ts'
import { listPlanRows, type PlanRow } from './plans.sql.ts'
import { nothingKnownOf, nothingLost } from './refusals.ts'

export async function proposeDraft(services: Services, actor: Actor, year: number): Promise<PlanDraft> {
  const { db } = services
  const { departmentId } = actor
  const lossYear = lossYearOf(year)
  const of = await loadLosses(db, actor, { unitId: departmentId, year: lossYear })
  if (of.scored.facts.facts.size === 0 && !of.losses.some(({ isPublished }) => isPublished))
    throw nothingKnownOf(lossYear)
  if (of.losses.length === 0) throw nothingLost(lossYear)
  const ties = await tiesFor(db, departmentId, await dayOf(services))
  const [leads, frame] = await Promise.all([
    listLastLeads(db, departmentId, year),
    frameOf(db, of, { year, tie: unitMatcher(ties.units, ties.groups) }),
  ])
  return draftFromLosses(lossesToPlan(of, leads, standingTies(of, ties)), year, frame)
}

type Ties = Awaited<ReturnType<typeof tiesFor>>

function lossesToPlan(
  of: YearWithLosses,
  leads: Awaited<ReturnType<typeof listLastLeads>>,
  stand: (named: NamedUnit) => NamedUnit,
): PlanLoss[] {
  const { after, year, reasons, shortcomings } = of
  const running = after && new Map(allLeaves(after.year.inUse.set).map((leaf) => [leaf.code, leaf]))
  const before = new Map(leads.map((one) => [one.criterion, one]))
  return of.losses.map((loss): PlanLoss => {
    const { leaf } = loss
    const last = before.get(leaf.code)
    const responsible = (after && leadUnitOf(after.year, leaf.code)) ?? leadUnitOf(year, leaf.code)
    const named = responsible && [stand({ words: responsible.name, unitId: responsible.id, groupId: null })]
    const reason = reasons.get(leaf.code)?.appraisal_reason.trim() ?? ''
    const said = shortcomings.filter(({ code }) => code === leaf.code).map(({ text }) => text)
    return {
      leaf,
      running: running ? (running.get(leaf.code) ?? null) : leaf,
      fieldCode: loss.fieldCode,
      points: loss.points,
      lost: loss.lost,
      gap: loss.gap,
      hasFact: loss.gap !== null || of.scored.facts.facts.has(leaf.code),
      cause: loss.cause,
      quotes: [
        ...(reason === '' ? [] : [{ by: 'appraiser', text: reason } satisfies Quote]),
        ...[...new Set(said)].map((text): Quote => ({ by: 'plan', text })),
      ],
      lead: last ? last.lead.map(stand) : (named ?? []),
      coordinating: last ? last.coordinating.map(stand) : [],
    }
  })
}

/** A unit that was merged lives on in another; one that is gone, and a group that was deleted, leave their words. */
function standingTies({ year: { units } }: YearWithLosses, { units: living, groups }: Ties) {
  const names = new Map(living.map(({ id, name }) => [id, name]))
  const groupIds = new Set(groups.map(({ id }) => id))
  return ({ words, unitId, groupId }: NamedUnit): NamedUnit => {
    let id = unitId
    const seen = new Set<string>()
    while (id !== null && !names.has(id) && !seen.has(id)) {
      seen.add(id)
      id = units.get(id)?.mergedIntoId ?? null
    }
    const name = id === null ? undefined : names.get(id)
    if (name === undefined) return { words, unitId: null, groupId: groupId && groupIds.has(groupId) ? groupId : null }
    return { words: id === unitId ? words : name, unitId: id, groupId: null }
  }
}

async function frameOf(
  db: Database,
  of: YearWithLosses,
  { year, tie }: { readonly year: number; readonly tie: (words: string) => NamedUnit },
): Promise<DraftFrame> {
  const { unit } = of.year
  const lossYear = lossYearOf(year)
  const [plans, published, earlier] = await Promise.all([
    listPlanRows(db, { departmentId: unit.departmentId }, { limit: 50, offset: 0 }),
    findPublished(db, { unitId: unit.id, year: lossYear }),
    findPublished(db, { unitId: unit.id, year: lossYear - 1 }),
  ])
  const last: PlanRow | undefined = plans.find((plan) => plan.year <= year)
  return {
    header: {
      kind: 'Kế hoạch',
      number: null,
      symbol: last?.symbol ?? null,
      issuedOn: null,
      issuedMonth: null,
      place: last?.place ?? null,
      issuer: last?.issuer ?? unit.name,
      subject: `Khắc phục tồn tại, hạn chế về cải cách hành chính năm ${lossYear} và nâng cao Chỉ số cải cách hành chính năm ${year}`,
      bases: published?.decision_number
        ? [
            {
              kind: 'Quyết định',
              number: published.decision_number,
              title: `Công bố Chỉ số cải cách hành chính năm ${lossYear}`,
              issuedOn: published.decided_on,
              issuer: null,
            },
          ]
        : [],
    },
    indexResult: published && {
      year: lossYear,
      index: published.index,
      class: published.class,
      rank: published.rank,
      of: published.of,
      change: published.change,
      rankChange: published.rank_change,
      previous: earlier && { year: lossYear - 1, index: earlier.index, rank: earlier.rank, of: earlier.of },
    },
    responsibilities: dutiesOf(tie),
    recipients: last?.recipients ?? [],
    signer: { authority: null, mode: last?.signer.mode ?? null, title: last?.signer.title ?? null, name: null },
  }
}

const dutiesOf = (tie: (words: string) => NamedUnit): DraftFrame['responsibilities'] =>
  [
    {
      unit: 'Các phòng, đơn vị',
      text: 'tổ chức thực hiện các nhiệm vụ được giao tại Kế hoạch này; báo cáo kết quả kèm tài liệu kiểm chứng khi đến hạn.',
    },
    {
      unit: 'Văn phòng',
      text: 'theo dõi, đôn đốc việc thực hiện Kế hoạch; tổng hợp kết quả, tham mưu xử lý khó khăn, vướng mắc.',
    },
  ].map(({ unit, text }, index) => ({
    id: `IV.${index + 1}`,
    unit: tie(unit),
    text,
    coordinating: [],
    deadline: null,
    where: null,
  }))
