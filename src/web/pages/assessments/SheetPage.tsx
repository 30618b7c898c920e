/** The sheet of a department's year: choose which, then its summary and its tree. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { assessmentRoutes } from '../../../contract/assessments.ts'
import { type Unit, unitRoutes } from '../../../contract/units.ts'
import { ApiRefusal } from '../../api.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Filter } from '../../components/FilterBar.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { queryOf, useMe } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { SheetBody } from './SheetBody.tsx'

const address = getRouteApi('/bang-diem')

export function SheetPage() {
  const { sheets: t } = useTexts()
  const me = useMe()
  const search = address.useSearch()
  const { data: units, error } = useQuery(queryOf(unitRoutes.list, {}))
  const assessed = units?.filter((unit) => unit.id === unit.departmentId) ?? []
  const unit = assessed.find(({ code }) => code === search.unit) ?? assessed.find(({ id }) => id === me.departmentId)
  if (!unit) {
    return (
      <>
        <PageHeader title={t.title} about={t.about} />
        {error ? <RefusalNotice error={error} /> : <Loading />}
      </>
    )
  }
  return <UnitSheet unit={unit} assessed={assessed} wantedYear={search.year} />
}

interface UnitSheetProps {
  readonly unit: Unit
  readonly assessed: readonly Unit[]
  readonly wantedYear: number | undefined
}

function UnitSheet({ unit, assessed, wantedYear }: UnitSheetProps) {
  const { sheets: t } = useTexts()
  const { data: years, error } = useQuery(queryOf(assessmentRoutes.years, { params: { unitId: unit.id } }))
  const scored = years?.filter(({ hasSet }) => hasSet) ?? []
  const year = wantedYear ?? (scored.find(({ facts }) => facts > 0) ?? scored[0] ?? years?.[0])?.year
  const choices = <Choices unit={unit} assessed={assessed} years={years?.map((one) => one.year) ?? []} year={year} />
  if (year === undefined) {
    return (
      <>
        <PageHeader title={t.title} about={t.about} />
        {error && <RefusalNotice error={error} />}
        {!error && !years && <Loading />}
        {years && <EmptyState title={t.noYear} hint={t.noYearHint} action={<ToCatalogue />} />}
      </>
    )
  }
  return <YearSheet key={`${unit.id} ${year}`} unit={unit} year={year} choices={choices} />
}

interface YearSheetProps {
  readonly unit: Unit
  readonly year: number
  readonly choices: ReactNode
}

function YearSheet({ unit, year, choices }: YearSheetProps) {
  const { sheets: t } = useTexts()
  const params = { unitId: unit.id, year }
  const { data: sheet, error } = useQuery(queryOf(assessmentRoutes.sheet, { params }))
  if (sheet) return <SheetBody sheet={sheet} choices={choices} />
  const withoutSet = error instanceof ApiRefusal && error.code === 'no-set-in-use'
  return (
    <>
      <PageHeader title={t.titleOf(unit.shortName ?? unit.name, String(year))} about={t.about} />
      {choices}
      {withoutSet && <EmptyState title={t.noSet(String(year))} hint={t.noSetHint} action={<ToCatalogue />} />}
      {error && !withoutSet && <RefusalNotice error={error} />}
      {!error && <Loading />}
    </>
  )
}

interface ChoicesProps {
  readonly unit: Unit
  readonly assessed: readonly Unit[]
  readonly years: readonly number[]
  readonly year: number | undefined
}

function Choices({ unit, assessed, years, year }: ChoicesProps) {
  const { sheets: t } = useTexts()
  const changeSearch = useChangeSearch()
  const known = year === undefined || years.includes(year) ? years : [year, ...years]
  return (
    <div className="filter-bar">
      <Filter label={t.year}>
        {(id) => (
          <Select
            id={id}
            value={year ?? null}
            options={known.map((value) => ({ value, label: String(value) }))}
            onChange={(value) => changeSearch({ year: value ?? undefined, criterion: undefined, field: undefined })}
          />
        )}
      </Filter>
      {assessed.length > 1 && (
        <Filter label={t.unit}>
          {(id) => (
            <Select
              id={id}
              value={unit.code}
              options={assessed.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(value) => changeSearch({ unit: value, year: undefined, criterion: undefined })}
            />
          )}
        </Filter>
      )}
    </div>
  )
}

function ToCatalogue() {
  const { sheets: t } = useTexts()
  return <Link to="/bo-tieu-chi">{t.toCatalogue}</Link>
}
