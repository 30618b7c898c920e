/** Tổng quan: last year's result, what it lost, the running year so far, and what presses today. */
import './overview.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Select } from 'antd'
import { type Overview, overviewRoutes } from '../../../contract/overview.ts'
import { Filter } from '../../components/FilterBar.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { formatDay } from '../../format.ts'
import { queryOf, useMe } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { useTexts } from '../../text/texts.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { LargestLosses } from './LargestLosses.tsx'
import { LossBreakdown } from './LossBreakdown.tsx'
import { ResultCard } from './ResultCard.tsx'
import { RunningCard } from './RunningCard.tsx'
import { TasksAtAGlance } from './TasksAtAGlance.tsx'

const address = getRouteApi('/')

export function OverviewPage() {
  const { overview: t } = useTexts()
  const { year } = address.useSearch()
  const { data, error } = useQuery({
    ...queryOf(overviewRoutes.overview, { query: year === undefined ? {} : { year } }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader
        title={data ? t.titleOf(String(data.year)) : t.title}
        about={<Greeting />}
        actions={data && data.years.length > 1 && <YearChoice overview={data} />}
      />
      <FirstSteps />
      {error && <RefusalNotice error={error} />}
      {!data && !error && <Loading />}
      {data && <Body overview={data} />}
    </>
  )
}

function Body({ overview }: { readonly overview: Overview }) {
  return (
    <>
      <div className="overview-top">
        <ResultCard overview={overview} />
        <RunningCard overview={overview} />
      </div>
      <TasksAtAGlance overview={overview} />
      <LossBreakdown overview={overview} />
      <LargestLosses overview={overview} />
    </>
  )
}

function Greeting() {
  const { overview: t, shell } = useTexts()
  const me = useMe()
  const weekday = shell.weekdays[new Date(`${me.today}T00:00:00Z`).getUTCDay()] ?? ''
  return t.greeting(me.fullName, weekday, formatDay(me.today))
}

function YearChoice({ overview: { year, years } }: { readonly overview: Overview }) {
  const { overview: t } = useTexts()
  const changeSearch = useChangeSearch()
  return (
    <Filter label={t.year}>
      {(id) => (
        <Select
          id={id}
          value={year}
          options={years.map((value) => ({ value, label: String(value) }))}
          onChange={(value) => changeSearch({ year: value })}
        />
      )}
    </Filter>
  )
}
