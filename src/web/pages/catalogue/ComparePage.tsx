/** Two criteria sets side by side: settings and criteria that differ. */
import './catalogue.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type CatalogueDifference, type CriteriaSetSummary, catalogueRoutes } from '../../../contract/catalogue.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { formatCount } from '../../format.ts'
import { queryOf } from '../../query.ts'
import { type Texts, useTexts } from '../../text/texts.tsx'
import { SetStateTags } from './SetStateTag.tsx'

const address = getRouteApi('/bo-tieu-chi/$setId/so-sanh/$otherId')
const tones = { added: 'good', removed: 'bad', changed: 'info' } as const

type Change = CatalogueDifference['changes'][number]
/** One line: a change of a criterion; a criterion with several changes is named in the first. */
interface Line {
  readonly key: string
  readonly difference: CatalogueDifference
  readonly change: Change | null
  readonly first: boolean
}

export function ComparePage() {
  const { catalogue: t } = useTexts()
  const { setId, otherId } = address.useParams()
  const { data, error } = useQuery(queryOf(catalogueRoutes.compare, { params: { setId, otherId } }))
  const above = <Link to="/bo-tieu-chi">← {t.back}</Link>
  const count = (kind: CatalogueDifference['kind']) =>
    formatCount(data?.differences.filter((difference) => difference.kind === kind).length ?? 0)
  return (
    <>
      <PageHeader
        title={t.compareTitle}
        above={above}
        about={data && t.differencesCount(count('added'), count('removed'), count('changed'))}
      />
      {error ? <RefusalNotice error={error} /> : !data && <Loading />}
      {data && (
        <>
          <div className="two-columns">
            <SetCard label={t.before} set={data.before} />
            <SetCard label={t.after} set={data.after} />
          </div>
          {data.header.length + data.differences.length === 0 && (
            <EmptyState title={t.compareSame} hint={t.compareSameHint} />
          )}
          {data.header.length > 0 && (
            <section aria-label={t.compareSettings} className="compare-part">
              <h2>{t.compareSettings}</h2>
              <DataTable
                caption={t.compareSettings}
                columns={settingColumns(t)}
                rows={data.header}
                keyOf={({ what }) => what}
                empty={null}
              />
            </section>
          )}
          {data.differences.length > 0 && (
            <section aria-label={t.compareLeaves} className="compare-part">
              <h2>{t.compareLeaves}</h2>
              <DataTable
                caption={t.compareLeaves}
                columns={leafColumns(t)}
                rows={data.differences.flatMap(linesOf)}
                keyOf={({ key }) => key}
                empty={null}
              />
            </section>
          )}
        </>
      )}
    </>
  )
}

function SetCard({ label, set }: { readonly label: string; readonly set: CriteriaSetSummary }) {
  const { catalogue: t } = useTexts()
  return (
    <div className="card">
      <p className="soft">{label}</p>
      <p>
        <Link to="/bo-tieu-chi/$setId" params={{ setId: set.id }}>
          {set.title ?? t.unnamed}
        </Link>
      </p>
      <p>
        {t.version} {set.version} <SetStateTags set={set} />
      </p>
    </div>
  )
}

const settingColumns = (t: Texts['catalogue']): readonly Column<Change>[] => [
  { key: 'what', title: t.what, heading: true, render: ({ what }) => keyWords(t, what) },
  { key: 'before', title: t.before, render: ({ before }) => before ?? '–' },
  { key: 'after', title: t.after, render: ({ after }) => after ?? '–' },
]

const leafColumns = (t: Texts['catalogue']): readonly Column<Line>[] => [
  {
    key: 'criterion',
    title: t.criterion,
    heading: true,
    render: ({ difference, first }) => (
      <span className={first ? undefined : 'soft'}>
        <span className="code">{difference.code}</span> {first ? difference.name : ''}
      </span>
    ),
  },
  {
    key: 'kind',
    title: t.state,
    render: ({ difference }) => <StateTag tone={tones[difference.kind]}>{t.difference[difference.kind]}</StateTag>,
  },
  { key: 'what', title: t.what, render: ({ change }) => (change ? keyWords(t, change.what) : '') },
  { key: 'before', title: t.before, render: ({ change }) => change?.before ?? '–' },
  { key: 'after', title: t.after, render: ({ change }) => change?.after ?? '–' },
]

function linesOf(difference: CatalogueDifference): Line[] {
  const changes: readonly (Change | null)[] = difference.changes.length > 0 ? difference.changes : [null]
  return changes.map((change, at) => ({
    key: `${difference.kind} ${difference.code} ${change?.what ?? ''}`,
    difference,
    change,
    first: at === 0,
  }))
}

const keyWords = (t: Texts['catalogue'], key: string): string =>
  Object.hasOwn(t.keys, key) ? t.keys[key as keyof typeof t.keys] : key
