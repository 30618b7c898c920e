/** What the drawer of a criterion and the parts of it are given. */
import type { Rescored, Sheet } from '../../../contract/assessments.ts'
import type { TreeNode } from '../catalogue/treeNodes.ts'
import type { SheetIndex } from './sheetRows.ts'

export interface CriterionProps {
  readonly sheet: Sheet
  readonly index: SheetIndex
  readonly node: TreeNode
  readonly onRescored: (code: string, rescored: Rescored) => void
  readonly onLeads: (leads: Sheet['responsibilities']) => void
  /** Opens another criterion; undefined closes. */
  readonly onMove: (code: string | undefined) => void
}
