/** One entry of the log, its details in words as far as they have words. */
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import type { ReactNode } from 'react'
import type { AuditEntry } from '../../../contract/audit.ts'
import { unitRoutes } from '../../../contract/units.ts'
import { formatBytes, formatDay, formatInstant } from '../../format.ts'
import { queryOf } from '../../query.ts'
import { type Texts, useTexts } from '../../text/texts.tsx'

interface EntryDrawerProps {
  readonly entry: AuditEntry
  readonly onClose: () => void
  readonly onActor: (actorId: string) => void
}

export function EntryDrawer({ entry, onClose, onActor }: EntryDrawerProps) {
  const { audit: t } = useTexts()
  const { actorId } = entry
  return (
    <Drawer open title={t.entry(String(entry.id))} onClose={onClose} size={520}>
      <dl className="facts">
        <Fact name={t.action}>{t.actions[entry.action]}</Fact>
        <Fact name={t.at}>{formatInstant(entry.at)}</Fact>
        <Fact name={t.actor}>{entry.actorName}</Fact>
        <Fact name={t.via}>{t.vias[entry.via]}</Fact>
        {entry.subjectName && <Fact name={t.subject}>{entry.subjectName}</Fact>}
      </dl>
      <Details detail={entry.detail} />
      {actorId && (
        <p>
          <Button onClick={() => onActor(actorId)}>{t.onlyThisActor}</Button>
        </p>
      )}
    </Drawer>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Details({ detail }: { readonly detail: AuditEntry['detail'] }) {
  const { audit: t, common } = useTexts()
  const { data: units = [] } = useQuery(queryOf(unitRoutes.list, {}))
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  // `intoId` says again what `into` says by name.
  const lines = Object.entries(detail).filter(([name]) => !name.endsWith('Id') || !(name.slice(0, -2) in detail))
  if (lines.length === 0) return <p className="soft">{t.noDetail}</p>
  return (
    <section className="entry-details">
      <h2>{common.details}</h2>
      <dl className="facts">
        {lines.map(([name, value]) => (
          <Fact key={name} name={nameOfField(name, t)}>
            {name === 'bytes' && typeof value === 'number' ? (
              formatBytes(value)
            ) : (
              <Value value={value} unitNames={unitNames} />
            )}
          </Fact>
        ))}
      </dl>
    </section>
  )
}

interface ValueProps {
  readonly value: unknown
  readonly unitNames: ReadonlyMap<string, string>
}

function Value({ value, unitNames }: ValueProps) {
  const texts = useTexts()
  const { audit: t, common } = texts
  if (value === null || value === undefined || value === '') return <span className="soft">–</span>
  if (typeof value === 'boolean') return value ? common.yes : common.no
  if (typeof value === 'number') return String(value).replace('.', ',')
  if (typeof value === 'string') return unitNames.get(value) ?? wordsOfText(value, texts)
  if (Array.isArray(value)) {
    return (
      <ul className="plain-list">
        {value.map((item) => (
          <li key={JSON.stringify(item)}>
            <Value value={item} unitNames={unitNames} />
          </li>
        ))}
      </ul>
    )
  }
  return (
    <dl className="facts inner">
      {Object.entries(value).map(([name, inner]) => (
        <Fact key={name} name={nameOfField(name, t)}>
          <Value value={inner} unitNames={unitNames} />
        </Fact>
      ))}
    </dl>
  )
}

function nameOfField(name: string, t: Texts['audit']): string {
  return new Map<string, string>(Object.entries(t.fields)).get(name) ?? name
}

function wordsOfText(text: string, { common, units, users }: Texts): string {
  const known = new Map<string, string>(
    [common.roles, units.kinds, users.states].flatMap((words) => Object.entries<string>(words)),
  ).get(text)
  if (known) return known
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text)
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? formatInstant(text) : text
}
