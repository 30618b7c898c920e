/** The document as it was read: each line and table row with its place in the margin; the chosen place stands out. */
import { memo } from 'react'
import type { ReadPlan } from '../../../contract/remediation.ts'
import type { Position } from '../../../core/values/document.ts'
import { useTexts } from '../../text/texts.tsx'
import { placeId, placeMark, placeWords } from './places.ts'

type Block = ReadPlan['document']['blocks'][number]

interface DocumentPaneProps {
  readonly fileName: string
  readonly blocks: readonly Block[]
  /** The id of the place that is shown. */
  readonly shown: string | null
  /** Escape leads back to the item that the person came from. */
  readonly onBack: () => void
}

export const DocumentPane = memo(function DocumentPane({ fileName, blocks, shown, onBack }: DocumentPaneProps) {
  const { plans: t } = useTexts()
  return (
    <section
      className="document-pane"
      aria-label={t.documentOf(fileName)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={(event) => event.key === 'Escape' && onBack()}
    >
      {blocks.map((block, index) =>
        block.kind === 'paragraph' ? (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a document do not move
            key={index}
            where={block.where}
            text={block.text}
            bold={block.bold}
            isShown={shown === placeId(block.where)}
          />
        ) : (
          <TableOfDocument
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a document do not move
            key={index}
            rows={block.rows}
            shown={block.rows.some((row) => placeId(row.where) === shown) ? shown : null}
          />
        ),
      )}
    </section>
  )
})

interface LineProps {
  readonly where: Position
  readonly text: string
  readonly bold: boolean
  readonly isShown: boolean
}

const Line = memo(function Line({ where, text, bold, isShown }: LineProps) {
  return (
    <p id={placeId(where)} tabIndex={-1} className={isShown ? 'document-line shown' : 'document-line'}>
      <Mark where={where} />
      <span className={bold ? 'bold' : undefined}>{text}</span>
    </p>
  )
})

const TableOfDocument = memo(function TableOfDocument({
  rows,
  shown,
}: {
  readonly rows: Extract<Block, { kind: 'table' }>['rows']
  readonly shown: string | null
}) {
  return (
    <div className="document-table">
      <table>
        <tbody>
          {rows.map((row, index) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a document do not move
              key={index}
              id={placeId(row.where)}
              tabIndex={-1}
              className={shown === placeId(row.where) ? 'shown' : undefined}
            >
              <td className="document-mark">
                <Mark where={row.where} />
              </td>
              {row.cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a document do not move
                <td key={column} colSpan={cell.columns}>
                  {cell.continued ? '' : cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
})

function Mark({ where }: { readonly where: Position }) {
  const { plans: t } = useTexts()
  return (
    <small className="document-mark number" title={placeWords(where, t)}>
      {placeMark(where)}
    </small>
  )
}
