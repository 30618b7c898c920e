import { useQuery } from '@tanstack/react-query'
import { type PlanCriteria, remediationRoutes } from '../../../contract/remediation.ts'
import { queryOf } from '../../query.ts'

/** Criteria of the year that a plan is for, also after a person changed that year; `known` are those of `knownYear`. */
export function useCriteria(known: PlanCriteria, knownYear: number | null, year: number | null): PlanCriteria {
  const { data } = useQuery({
    ...queryOf(remediationRoutes.criteria, { params: { year: year ?? 2000 } }),
    enabled: year !== null && year !== knownYear,
  })
  return (year === knownYear ? known : data) ?? known
}
