/** What is to be said of the fields of an item: each field that has a name here tells its own beside it. */
import { createContext, type ReactNode, use, useId } from 'react'

export interface FieldNote {
  readonly field: string
  readonly text: string
  /** A fault keeps the draft from being stored or issued; the rest a person still has to decide. */
  readonly tone: 'fault' | 'open'
}

/** The notes of the item that is being edited. */
export const FieldNotes = createContext<readonly FieldNote[]>([])

export interface NotedField {
  /** For the element around the field: problems lead to it. */
  readonly place: { readonly 'data-field'?: string }
  /** For the field itself. */
  readonly described: { readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true }
  readonly notes: ReactNode
}

export function useNotedField(field: string | undefined): NotedField {
  const id = useId()
  const notes = use(FieldNotes).filter((note) => field !== undefined && note.field === field)
  const place = field === undefined ? {} : { 'data-field': field }
  if (notes.length === 0) return { place, described: {}, notes: null }
  const isFault = notes.some(({ tone }) => tone === 'fault')
  return {
    place,
    described: { 'aria-describedby': id, ...(isFault ? { 'aria-invalid': true as const } : {}) },
    notes: (
      <div id={id}>
        {notes.map(({ text, tone }) => (
          <p key={text} className={tone === 'fault' ? 'item-fault' : 'item-open-point'}>
            {text}
          </p>
        ))}
      </div>
    ),
  }
}

const FIELDS = 'textarea, input, select, button'
const MOST_TRIES = 20

/**
 * Puts the focus into a field of the draft as soon as it is drawn and can take it: of one item, or of the form that is
 * shown. Once it has the focus nothing is done any more: the focus is the person's.
 */
export function goToField(itemId: string | null, field: string): void {
  let tries = 0
  const go = () => {
    const within = itemId === null ? document.querySelector('[role=tabpanel]') : document.getElementById(itemId)
    const place = field === '' ? null : within?.querySelector(`[data-field="${CSS.escape(field)}"]`)
    const target = (place ?? within?.querySelector('.item-editor'))?.querySelector<HTMLElement>(FIELDS)
    target?.scrollIntoView({ block: 'center' })
    target?.focus({ preventScroll: true })
    tries += 1
    // A field of a tab that is still hidden does not take the focus.
    if ((!target || document.activeElement !== target) && tries < MOST_TRIES) requestAnimationFrame(go)
  }
  // The press that led here is drawn first.
  requestAnimationFrame(go)
}
