/** One item of the reading: in short, or open for correction; a press on its place shows it in the document. */
import { AimOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import type { PlanCriteria } from '../../../contract/remediation.ts'
import { type DraftFault, faultSentence } from '../../../core/plans/editing/draftFaults.ts'
import { addItem, removeItem } from '../../../core/plans/editing/editDraft.ts'
import type { ListName, PlanDraft } from '../../../core/plans/editing/planDraft.ts'
import type { Position } from '../../../core/values/document.ts'
import { useSpeaking, useTexts } from '../../text/texts.tsx'
import { placeWords } from './places.ts'
import type { ChangeDraft } from './useReading.ts'

/** What every tab of the reading is given. */
export interface Correcting {
  readonly draft: PlanDraft
  readonly change: ChangeDraft
  readonly criteria: PlanCriteria
  readonly faults: readonly DraftFault[]
  readonly show: (where: Position) => void
  /** The name of a unit or group by its id. */
  readonly nameOf: (id: string) => string
  /** The item that is open for correction. */
  readonly opened: string | null
  readonly open: (id: string | null) => void
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
  const { language } = useSpeaking()
  const isOpen = correcting.opened === id
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isOpen) card.current?.querySelector<HTMLElement>('.item-editor textarea, .item-editor input')?.focus()
  }, [isOpen])
  const faults = correcting.faults.filter((fault) => fault.item?.list === list && fault.item.id === id)
  const close = () => {
    correcting.open(null)
    // The button that opened it is drawn again in this place.
    setTimeout(() => card.current?.querySelector<HTMLElement>('.item-open')?.focus())
  }
  return (
    <article ref={card} id={`muc-${list}-${id}`} className={isOpen ? 'item-card open' : 'item-card'} aria-label={name}>
      <header>
        <strong className="number">{name}</strong>
        {where ? (
          <Button
            size="small"
            type="link"
            icon={<AimOutlined aria-hidden="true" />}
            aria-label={t.showPlace(placeWords(where, t))}
            onClick={() => correcting.show(where)}
          >
            {placeWords(where, t)}
          </Button>
        ) : (
          <span className="soft">{t.addedByHand}</span>
        )}
        {!isOpen && (
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
      {faults.map(({ code }) => (
        <p key={code} className="item-fault">
          {faultSentence(code)[language]}
        </p>
      ))}
      {isOpen ? (
        <div className="item-editor">
          {editor}
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
  const { draft, opened, change, open } = correcting
  const add = () => {
    const after = draft[list].some(({ id }) => id === opened) ? opened : null
    const { added } = addItem(draft, list, after)
    change((now) => addItem(now, list, after).draft)
    open(added)
  }
  return <Button onClick={add}>{label}</Button>
}
