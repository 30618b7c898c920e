/** The department's plans, and the way to read another. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { type PlanSummary, remediationRoutes } from '../../../contract/remediation.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Filter, FilterBar } from '../../components/FilterBar.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { formatCount, formatDay, formatInstant } from '../../format.ts'
import { queryOf, useActor, useMe } from '../../query.ts'
import { useChangeSearch } from '../../shell/addresses.ts'
import { type Texts, useTexts } from '../../text/texts.tsx'
import { MakeDraftButton } from './drafts/MakeDraftButton.tsx'
import './drafts/drafts.css'
import './remediation.css'

const address = getRouteApi('/ke-hoach')
const PAGE_SIZE = 50
const YEARS_SHOWN = 8

export function PlansPage() {
  const { plans: t, drafts, common } = useTexts()
  const { page = 1, text, year } = address.useSearch()
  const changeSearch = useChangeSearch()
  const mayWrite = canSomewhere(useActor(), 'writePlans')
  const thisYear = Number(useMe().today.slice(0, 4))
  const { data, error } = useQuery(
    queryOf(remediationRoutes.list, { query: { page, pageSize: PAGE_SIZE, text, year } }),
  )
  const narrowed = Boolean(text || year)
  const ways = (
    <>
      <Link to="/ke-hoach/du-thao" className="ant-btn-like quiet">
        {drafts.title}
      </Link>
      {mayWrite && (
        <Link to="/ke-hoach/doc-van-ban" className="ant-btn-like quiet">
          {t.read}
        </Link>
      )}
      {mayWrite && <MakeDraftButton />}
    </>
  )
  const years = [
    ...new Set([...Array.from({ length: YEARS_SHOWN }, (_, back) => thisYear + 1 - back), ...(year ? [year] : [])]),
  ]
  const columns: readonly Column<PlanSummary>[] = [
    {
      key: 'subject',
      title: t.subject,
      heading: true,
      render: (plan) => (
        <Link to="/ke-hoach/$planId" params={{ planId: plan.id }}>
          {plan.subject}
        </Link>
      ),
    },
    { key: 'number', title: t.number, render: (plan) => plan.number ?? <span className="soft">{t.noNumber}</span> },
    { key: 'issued', title: t.issued, render: (plan) => issuedWords(plan, t) },
    { key: 'year', title: t.year, align: 'end', render: (plan) => plan.year },
    { key: 'tasks', title: t.taskCount, align: 'end', render: (plan) => formatCount(plan.tasks) },
    {
      key: 'confirmed',
      title: t.confirmed,
      wideOnly: true,
      render: (plan) => t.confirmedBy(formatInstant(plan.confirmedAt), plan.confirmedBy),
    },
  ]
  return (
    <>
      <PageHeader title={t.title} about={t.about} actions={ways} />
      <FilterBar
        text={{
          value: text ?? '',
          label: common.search,
          onChange: (typed) => changeSearch({ text: typed, page: undefined }),
        }}
        active={narrowed}
        onClear={() => changeSearch({ text: undefined, year: undefined, page: undefined })}
      >
        <Filter label={t.year}>
          {(id) => (
            <Select
              id={id}
              value={year ?? 0}
              options={[{ value: 0, label: common.all }, ...years.map((value) => ({ value, label: String(value) }))]}
              onChange={(value: number) => changeSearch({ year: value || undefined, page: undefined })}
            />
          )}
        </Filter>
      </FilterBar>
      <DataTable
        caption={t.title}
        columns={columns}
        rows={data?.rows}
        error={error}
        keyOf={(plan) => plan.id}
        paging={{ page, pageSize: PAGE_SIZE, total: data?.total ?? 0, onPage: (next) => changeSearch({ page: next }) }}
        empty={
          narrowed ? (
            <EmptyState title={common.notFoundByFilter} hint={common.notFoundByFilterHint} />
          ) : (
            <EmptyState
              title={t.empty}
              hint={mayWrite ? t.emptyHint : t.emptyHintReader}
              action={mayWrite && <div className="page-actions">{ways}</div>}
            />
          )
        }
      />
    </>
  )
}

/** The day of issue; the month alone where the document leaves the day blank. */
export function issuedWords(
  { issuedOn, issuedMonth }: Pick<PlanSummary, 'issuedOn' | 'issuedMonth'>,
  t: Texts['plans'],
) {
  if (issuedOn) return formatDay(issuedOn)
  return issuedMonth ? t.issuedIn(`${issuedMonth.slice(5)}/${issuedMonth.slice(0, 4)}`) : ''
}
