/** The rows of a tree as they stand on the screen: each with its depth, those below a closed row left out. */
import { useState } from 'react'

export interface TreeOptions<Row> {
  readonly childrenOf: (row: Row) => readonly Row[]
  readonly nameOf: (row: Row) => string
  /** Rows nearer to the root than this start open; all do when it is left out. */
  readonly openDepth?: number
}

export interface Branch {
  readonly open: boolean
  readonly toggle: () => void
}

interface TreeRow<Row> {
  readonly row: Row
  readonly depth: number
  /** Null for a row with nothing below it. */
  readonly branch: Branch | null
}

export function useTreeRows<Row>(
  roots: readonly Row[],
  keyOf: (row: Row) => string,
  tree: TreeOptions<Row> | undefined,
): readonly TreeRow<Row>[] {
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  if (!tree) return roots.map((row) => ({ row, depth: 0, branch: null }))
  const openDepth = tree.openDepth ?? Number.POSITIVE_INFINITY
  const walk = (rows: readonly Row[], depth: number): TreeRow<Row>[] =>
    rows.flatMap((row) => {
      const below = tree.childrenOf(row)
      if (below.length === 0) return [{ row, depth, branch: null }]
      const key = keyOf(row)
      const open = changed.get(key) ?? depth < openDepth
      const toggle = () => setChanged((before) => new Map(before).set(key, !open))
      const here: TreeRow<Row> = { row, depth, branch: { open, toggle } }
      return open ? [here, ...walk(below, depth + 1)] : [here]
    })
  return walk(roots, 0)
}
