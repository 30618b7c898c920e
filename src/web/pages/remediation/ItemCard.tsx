/** One item of the reading: in short, or open for correction; a press on its place shows it in the document. */
import { AimOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { PlanCriteria } from '../../../contract/remediation.ts'
import { addItem, removeItem } from '../../../core/plans/editing/editDraft.ts'
import type { DraftShortcoming, ListName, PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import type { Position } from '../../../core/values/document.ts'
import { useTexts } from '../../text/texts.tsx'
import { type FieldNote, FieldNotes } from './fieldNotes.tsx'
import { placeWords } from './places.ts'
import type { ChangeDraft } from './useReading.ts'

/** What is to be said of a field of an item; `list` null for what stands around the lists. */
export interface ItemNote extends FieldNote {
  readonly list: ListName | null
  readonly id: string | null
}

/** What every tab of the reading is given. */
export interface Correcting {
  readonly draft: PlanDraft
  readonly change: ChangeDraft
  readonly criteria: PlanCriteria
  readonly notes: readonly ItemNote[]
  /** Null where no document stands beside: the plan is being written. */
  readonly show: ((where: Position) => void) | null
  /** What else is known of a shortcoming; told under it. */
  readonly aboutShortcoming?: (item: DraftShortcoming) => ReactNode
  /** True for those who may only read. */
  readonly isReadOnly?: boolean
  /** The name of a unit or group by its id. */
  readonly nameOf: (id: string) => string
  /** The item that is open for correction. */
  readonly opened: string | null
  readonly open: (id: string | null) => void
}

/** The fields of each list's editor that tell what is to be said of them. */
const fieldsOf: Record<ListName, readonly string[]> = {
  tasks: ['title', 'text', 'lead', 'coordinating', 'deadline', 'product', 'criteria'],
  shortcomings: ['text', 'cause', 'actual', 'required', 'criteria'],
  targets: ['text', 'op', 'value', 'unit'],
  responsibilities: ['text', 'unit', 'coordinating', 'deadline'],
}

interface ItemCardProps {
  readonly correcting: Correcting
  readonly list: ListName
  readonly id: string
  /** How the item is called where its id says nothing to people. */
  readonly name?: string
  readonly where: Position | null
  readonly short: ReactNode
  readonly editor: ReactNode
  /** More to do with an open item. */
  readonly actions?: ReactNode
}

export function ItemCard({ correcting, list, id, name = id, where, short, editor, actions }: ItemCardProps) {
  const { plans: t } = useTexts()
  const isOpen = correcting.opened === id
  const card = useRef<HTMLElement>(null)
  // With the drawing, not after it: a problem that leads to a field of the item puts the focus there afterwards.
  useLayoutEffect(() => {
    if (isOpen) card.current?.querySelector<HTMLElement>('.item-editor textarea, .item-editor input')?.focus()
  }, [isOpen])
  const notes = correcting.notes.filter((note) => note.list === list && note.id === id)
  // Open, each field tells its own; closed, a card tells its faults. What belongs to no field is told in any case.
  const told = notes.filter(({ field, tone }) => !fieldsOf[list].includes(field) || (!isOpen && tone === 'fault'))
  const { show } = correcting
  const close = () => {
    correcting.open(null)
    // The button that opened it is drawn again in this place.
    setTimeout(() => card.current?.querySelector<HTMLElement>('.item-open')?.focus())
  }
  return (
    <article ref={card} id={`muc-${list}-${id}`} className={isOpen ? 'item-card open' : 'item-card'} aria-label={name}>
      <header>
        <strong className="number">{name}</strong>
        {show && where && (
          <Button
            size="small"
            type="link"
            icon={<AimOutlined aria-hidden="true" />}
            aria-label={t.showPlace(placeWords(where, t))}
            onClick={() => show(where)}
          >
            {placeWords(where, t)}
          </Button>
        )}
        {show && !where && <span className="soft">{t.addedByHand}</span>}
        {!isOpen && !correcting.isReadOnly && (
          <Button
            size="small"
            type="text"
            className="item-open"
            icon={<EditOutlined aria-hidden="true" />}
            aria-label={t.open(name)}
            onClick={() => correcting.open(id)}
          />
        )}
      </header>
      {told.map(({ field, text, tone }) => (
        <p key={`${field} ${text}`} className={tone === 'fault' ? 'item-fault' : 'item-open-point'}>
          {text}
        </p>
      ))}
      {isOpen ? (
        <div className="item-editor">
          <FieldNotes value={notes}>{editor}</FieldNotes>
          <div className="item-actions">
            <Button type="primary" size="small" onClick={close}>
              {t.closeItem}
            </Button>
            {actions}
            <Button
              size="small"
              danger
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={t.removeItem(name)}
              onClick={() => correcting.change((draft) => removeItem(draft, list, id))}
            >
              {t.remove}
            </Button>
          </div>
        </div>
      ) : (
        short
      )}
    </article>
  )
}

interface AddItemButtonProps {
  readonly correcting: Correcting
  readonly list: ListName
  readonly label: string
}

export function AddItemButton({ correcting, list, label }: AddItemButtonProps) {
  const { draft, opened, change, open, isReadOnly } = correcting
  const add = () => {
    const after = draft[list].some(({ id }) => id === opened) ? opened : null
    const { added } = addItem(draft, list, after)
    change((now) => addItem(now, list, after).draft)
    open(added)
  }
  return isReadOnly ? null : <Button onClick={add}>{label}</Button>
}
