/** What is still to be looked at in a draft, by pages; each leads to its field. */
import { useState } from 'react'
import { Pager } from '../../../components/Pager.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { formatCount } from '../../../format.ts'
import { useTexts } from '../../../text/texts.tsx'
import type { PlacedNote } from './useDraftNotes.ts'

const PAGE_SIZE = 12

interface OpenPointsProps {
  readonly notes: readonly PlacedNote[]
  readonly onGo: (note: PlacedNote) => void
}

export function OpenPoints({ notes, onGo }: OpenPointsProps) {
  const { drafts: t, plans } = useTexts()
  const [page, setPage] = useState(1)
  const shownPage = Math.min(page, Math.max(1, Math.ceil(notes.length / PAGE_SIZE)))
  const wordsOf = ({ place }: PlacedNote): string =>
    place ? [plans.tabs[place.part], place.id].filter(Boolean).join(' ') : ''
  return (
    <section className="open-points card" aria-labelledby="viec-can-xem-lai">
      <h2 id="viec-can-xem-lai">{t.openPoints(formatCount(notes.length))}</h2>
      <p className="soft">{notes.length === 0 ? t.noOpenPoints : t.openPointsHint}</p>
      {notes.length > 0 && (
        <ul aria-label={t.openPointsList}>
          {notes.slice((shownPage - 1) * PAGE_SIZE, shownPage * PAGE_SIZE).map((note) => (
            <li key={`${note.list} ${note.id} ${note.field} ${note.text}`}>
              {note.tone === 'fault' && <StateTag tone="bad">{t.fault}</StateTag>}{' '}
              {note.place && (
                <button
                  type="button"
                  className="link-button"
                  aria-label={`${t.goTo(wordsOf(note))}: ${note.text}`}
                  onClick={() => onGo(note)}
                >
                  {wordsOf(note)}
                </button>
              )}{' '}
              {note.text}
            </li>
          ))}
        </ul>
      )}
      {notes.length > PAGE_SIZE && (
        <Pager page={shownPage} pageSize={PAGE_SIZE} total={notes.length} onPage={setPage} label={t.openPointsPages} />
      )}
    </section>
  )
}
