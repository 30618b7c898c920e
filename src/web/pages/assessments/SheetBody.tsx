/** A sheet: its summary, the facts that fit no more, the tree, and the criterion that stands open. */
import '../catalogue/catalogue.css'
import './sheets.css'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { assessmentRoutes, type Rescored, type Sheet } from '../../../contract/assessments.ts'
import { lossRoutes } from '../../../contract/losses.ts'
import { overviewRoutes } from '../../../contract/overview.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { Problems } from '../../components/Problems.tsx'
import { queryOf } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { SampleNotice } from '../catalogue/SampleNotice.tsx'
import { CriterionDrawer } from './CriterionDrawer.tsx'
import { SheetActions } from './SheetActions.tsx'
import { SheetSummary } from './SheetSummary.tsx'
import { SheetTree } from './SheetTree.tsx'
import { indexOfSheet } from './sheetRows.ts'
import { useLosses } from './useLosses.ts'

const address = getRouteApi('/bang-diem')

interface SheetBodyProps {
  readonly sheet: Sheet
  readonly choices: ReactNode
}

export function SheetBody({ sheet, choices }: SheetBodyProps) {
  const { sheets: t } = useTexts()
  const { criterion } = address.useSearch()
  const changeSearch = useChangeSearch()
  const index = useMemo(() => indexOfSheet(sheet, t), [sheet, t])
  const put = usePutSheet(sheet)
  const losses = useLosses(sheet)
  const open = criterion === undefined ? undefined : index.byCode.get(criterion)
  return (
    <>
      <PageHeader
        title={t.titleOf(sheet.unit.name, String(sheet.year))}
        about={t.byGroup(sheet.set.title)}
        actions={<SheetActions sheet={sheet} />}
      />
      <SampleNotice status={sheet.score.status} />
      {choices}
      <SheetSummary sheet={sheet} index={index} onOpen={(code) => changeSearch({ criterion: code })} />
      <UnfitFacts sheet={sheet} />
      <SheetTree index={index} losses={losses} onOpen={(code) => changeSearch({ criterion: code })} />
      {open && (
        <CriterionDrawer
          key={open.code}
          sheet={sheet}
          index={index}
          node={open}
          onRescored={put.rescored}
          onLeads={put.leads}
          onMove={(code) => changeSearch({ criterion: code })}
        />
      )}
    </>
  )
}

/** Puts what a write answered into the sheet that is shown, so that nothing is asked twice. */
function usePutSheet(sheet: Sheet) {
  const client = useQueryClient()
  const { queryKey } = queryOf(assessmentRoutes.sheet, { params: { unitId: sheet.unit.id, year: sheet.year } })
  const change = (next: (sheet: Sheet) => Sheet) =>
    client.setQueryData<Sheet>(queryKey, (now) => (now ? next(now) : undefined))
  return {
    rescored: (code: string, { score, groups, fact }: Rescored) => {
      change((now) => ({
        ...now,
        score,
        groups,
        facts: [...now.facts.filter((one) => one.code !== code), ...(fact ? [fact] : [])],
        unfit: now.unfit.filter((one) => one.code !== code),
      }))
      for (const { path } of [assessmentRoutes.years, lossRoutes.losses, overviewRoutes.overview])
        void client.invalidateQueries({ queryKey: [path] })
    },
    leads: (responsibilities: Sheet['responsibilities']) => change((now) => ({ ...now, responsibilities })),
  }
}

function UnfitFacts({ sheet }: { readonly sheet: Sheet }) {
  const { sheets: t } = useTexts()
  if (sheet.unfit.length === 0) return null
  const problems = sheet.unfit.flatMap(({ code, problems: found }) => found.map((one) => ({ ...one, where: code })))
  return (
    <section className="refusal warn" aria-label={t.unfitTitle}>
      <p>
        <strong>{t.unfitTitle}.</strong> {t.unfitHint}
      </p>
      <Problems problems={problems} />
    </section>
  )
}
