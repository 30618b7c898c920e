/** The filters of a list: a search box and whatever else the list is narrowed by. All of it lives in the address. */
import { Input } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../text/texts.tsx'

const TYPING_PAUSE_MS = 300

interface FilterBarProps {
  readonly text?: { readonly value: string; readonly label: string; readonly onChange: (text: string) => void }
  /** True when something is narrowed, so that there is something to clear. */
  readonly active: boolean
  readonly onClear: () => void
  readonly children?: ReactNode
}

export function FilterBar({ text, active, onClear, children }: FilterBarProps) {
  const { common } = useTexts()
  // Matters on a telephone alone: elsewhere all filters are in sight.
  const [open, setOpen] = useState(active)
  return (
    <search className="filter-bar" aria-label={common.filters}>
      {text && <SearchBox {...text} />}
      {children && (
        <>
          <button
            type="button"
            className="small-button filter-toggle"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {common.filters}
          </button>
          <div className={open ? 'filter-more open' : 'filter-more'}>{children}</div>
        </>
      )}
      {active && (
        <button type="button" className="small-button" onClick={onClear}>
          {common.clearFilters}
        </button>
      )}
    </search>
  )
}

interface SearchBoxProps {
  readonly value: string
  readonly label: string
  readonly onChange: (text: string) => void
}

function SearchBox({ value, label, onChange }: SearchBoxProps) {
  const { common } = useTexts()
  const [typed, setTyped] = useState(value)
  const id = useId()
  // What this box handed on last: another value came from outside (filters cleared, an address opened).
  const handedOn = useRef(value)
  useEffect(() => {
    if (value === handedOn.current) return
    handedOn.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    const text = typed.trim()
    if (text === handedOn.current) return
    const timer = setTimeout(() => {
      handedOn.current = text
      onChange(text)
    }, TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  })
  return (
    <div className="filter wide">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="search"
        value={typed}
        maxLength={100}
        placeholder={common.searchHint}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  )
}

interface FilterProps {
  readonly label: string
  /** Gets the id that ties the label to its field. */
  readonly children: (id: string) => ReactNode
}

/** One filter with its label above it. */
export function Filter({ label, children }: FilterProps) {
  const id = useId()
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
