/** Which points the year of a sheet lost, by code; asked once for the tree and the open criterion together. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Sheet } from '../../../contract/assessments.ts'
import { type LossesOfYear, type LossView, lossRoutes } from '../../../contract/losses.ts'
import { queryOf } from '../../query.ts'

export interface SheetLosses {
  readonly byCode: ReadonlyMap<string, LossView>
  /** Of all losses, the largest sum first. */
  readonly causes: LossesOfYear['byCause']
  readonly mayWrite: boolean
}

/** Undefined until they are there. */
export function useLosses({ unit, year }: Pick<Sheet, 'unit' | 'year'>): SheetLosses | undefined {
  const { data } = useQuery(queryOf(lossRoutes.losses, { params: { unitId: unit.id, year } }))
  return useMemo(
    () =>
      data && {
        byCode: new Map(data.rows.map((loss) => [loss.code, loss])),
        causes: data.byCause,
        mayWrite: data.mayWrite,
      },
    [data],
  )
}
