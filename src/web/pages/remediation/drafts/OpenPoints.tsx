/** What is still to be looked at in a draft: each sentence once, with the places it is true of; each leads to its field. */
import { useMemo, useState } from 'react'
import { Pager } from '../../../components/Pager.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { formatCount } from '../../../format.ts'
import { type Texts, useTexts } from '../../../text/texts.tsx'
import type { PlacedNote } from './useDraftNotes.ts'

const PAGE_SIZE = 12
/** More places of one sentence fold away. */
const MOST_PLACES = 10

interface OpenPointsProps {
  readonly notes: readonly PlacedNote[]
  readonly onGo: (note: PlacedNote) => void
  /** Gives the tasks that nobody leads a lead at once; null for those who may only read. */
  readonly onLeadRest: (() => void) | null
}

export function OpenPoints({ notes, onGo, onLeadRest }: OpenPointsProps) {
  const { drafts: t } = useTexts()
  const [page, setPage] = useState(1)
  const points = useMemo(() => sayingTheSame(notes), [notes])
  const shownPage = Math.min(page, Math.max(1, Math.ceil(points.length / PAGE_SIZE)))
  return (
    <section className="open-points card" aria-labelledby="viec-can-xem-lai">
      <h2 id="viec-can-xem-lai">{t.openPoints(formatCount(notes.length))}</h2>
      <p className="soft">{notes.length === 0 ? t.noOpenPoints : t.openPointsHint}</p>
      {notes.length > 0 && (
        <ul aria-label={t.openPointsList}>
          {points.slice((shownPage - 1) * PAGE_SIZE, shownPage * PAGE_SIZE).map((places) => (
            <Point key={`${places[0]?.tone} ${places[0]?.text}`} places={places} onGo={onGo} onLeadRest={onLeadRest} />
          ))}
        </ul>
      )}
      {points.length > PAGE_SIZE && (
        <Pager page={shownPage} pageSize={PAGE_SIZE} total={points.length} onPage={setPage} label={t.openPointsPages} />
      )}
    </section>
  )
}

interface PointProps extends Pick<OpenPointsProps, 'onGo' | 'onLeadRest'> {
  /** The notes that say the same, of different places. */
  readonly places: readonly PlacedNote[]
}

function Point({ places, onGo, onLeadRest }: PointProps) {
  const { drafts: t, plans } = useTexts()
  const [isWhole, setWhole] = useState(false)
  const [first] = places
  if (!first) return null
  const shown = isWhole ? places : places.slice(0, MOST_PLACES)
  return (
    <li className={first.tone === 'fault' ? 'at-fault' : undefined}>
      {first.tone === 'fault' && <StateTag tone="bad">{t.fault}</StateTag>} {first.text}
      <div className="open-places">
        {shown.map((note) => {
          const name = nameOf(note, plans)
          return (
            name && (
              <button
                key={`${note.list} ${note.id} ${note.field}`}
                type="button"
                className="link-button"
                aria-label={`${t.goTo(name)}: ${note.text}`}
                onClick={() => onGo(note)}
              >
                {name}
              </button>
            )
          )
        })}
        {shown.length < places.length && (
          <button type="button" className="small-button" onClick={() => setWhole(true)}>
            {t.allPlaces(formatCount(places.length))}
          </button>
        )}
        {onLeadRest && first.code === 'lead-missing' && places.length > 1 && (
          <button type="button" className="small-button" onClick={onLeadRest}>
            {t.leadRest}
          </button>
        )}
      </div>
    </li>
  )
}

function sayingTheSame(notes: readonly PlacedNote[]): readonly (readonly PlacedNote[])[] {
  const points = new Map<string, PlacedNote[]>()
  for (const note of notes) {
    const key = `${note.tone} ${note.text}`
    const same = points.get(key)
    if (same) same.push(note)
    else points.set(key, [note])
  }
  return [...points.values()]
}

/** `Nhiệm vụ III.1.1`, `Thông tin chung`. */
const nameOf = ({ place }: PlacedNote, plans: Texts['plans']): string =>
  place ? [plans.tabs[place.part], place.id].filter(Boolean).join(' ') : ''
