/** Chooses the other set of a comparison; the older one stands before. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { type CriteriaSetSummary, catalogueRoutes } from '../../../contract/catalogue.ts'
import { Filter } from '../../components/FilterBar.tsx'
import { queryOf } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'

export function CompareSelect({ set }: { readonly set: CriteriaSetSummary }) {
  const { catalogue: t } = useTexts()
  const navigate = useNavigate()
  const { data } = useQuery(queryOf(catalogueRoutes.list, { query: { pageSize: 200 } }))
  const others = data?.rows.filter((other) => other.id !== set.id && other.faults === 0) ?? []
  if (others.length === 0) return null
  const go = (otherId: string) => {
    const other = others.find(({ id }) => id === otherId)
    if (!other) return
    const [before, after] = [set, other].toSorted(olderFirst)
    if (!before || !after) return
    void navigate({ to: '/bo-tieu-chi/$setId/so-sanh/$otherId', params: { setId: before.id, otherId: after.id } })
  }
  return (
    <Filter label={t.compareWith}>
      {(id) => (
        <Select
          id={id}
          className="compare-select"
          value={null}
          placeholder={t.compareChoose}
          options={others.map((other) => ({
            value: other.id,
            label: `${other.title ?? t.unnamed} – ${t.version} ${other.version ?? ''} (${t.states[other.state]})`,
          }))}
          onChange={(otherId: string | null) => otherId && go(otherId)}
        />
      )}
    </Filter>
  )
}

const olderFirst = (left: CriteriaSetSummary, right: CriteriaSetSummary): number =>
  (left.year ?? 0) - (right.year ?? 0) ||
  (left.version ?? 0) - (right.version ?? 0) ||
  left.draftedAt.localeCompare(right.draftedAt)
