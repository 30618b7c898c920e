/** The first page: who one is here, and the way to everything one may do. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { unitRoutes } from '../../../contract/units.ts'
import { canSomewhere, type Permission } from '../../../core/access/permissions.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { formatDay } from '../../format.ts'
import { mayAny, queryOf, useActor, useMe } from '../../query.ts'
import { type PageEntry, pageEntries } from '../../shell/menu.ts'
import { type Texts, useTexts } from '../../text/texts.tsx'

export function HomePage() {
  const { shell } = useTexts()
  const me = useMe()
  const actor = useActor()
  const weekday = shell.weekdays[new Date(`${me.today}T00:00:00Z`).getUTCDay()] ?? ''
  const entries = pageEntries.filter((entry) => entry.name !== 'home' && mayAny(actor, entry.anyOf))
  return (
    <>
      <PageHeader title={shell.hello(me.fullName)} about={shell.todayIs(weekday, formatDay(me.today))} />
      <Roles />
      <FirstSteps />
      {(['work', 'office', 'system'] as const).map((group) => {
        const cards = entries.filter((entry) => entry.group === group)
        if (cards.length === 0) return null
        return (
          <section key={group} className="home-group">
            <h2>{shell.groups[group]}</h2>
            <ul className={group === 'work' ? 'home-cards large' : 'home-cards'}>
              {cards.map((entry) => (
                <Card key={entry.name} entry={entry} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

/** What of a page's rights is worth telling on its card. */
const told: Partial<Record<PageEntry['name'], readonly (keyof Texts['shell']['may'] & Permission)[]>> = {
  sheets: ['writeFacts'],
  plans: ['writePlans', 'writeTasks', 'assignTasks', 'reportProgress'],
  results: ['writeResults'],
  catalogue: ['writeCatalogue'],
  units: ['writeUnits'],
}

function Card({ entry }: { readonly entry: PageEntry }) {
  const { shell } = useTexts()
  const actor = useActor()
  const me = useMe()
  const Icon = entry.icon
  const page = shell.pages[entry.name]
  const rights = told[entry.name]
  const held = rights?.filter((permission) => canSomewhere(actor, permission)) ?? []
  return (
    <li className="home-card">
      <span className="home-icon" aria-hidden="true">
        <Icon />
      </span>
      <div>
        <h3>{entry.apart ? <a href={entry.to}>{page.title}</a> : <Link to={entry.to}>{page.title}</Link>}</h3>
        <p className="soft">{entry.name === 'settings' && me.sample ? shell.settingsOfSample : page.hint}</p>
        {rights && (
          <p className="home-rights">
            {[shell.mayRead, ...held.map((permission) => shell.may[permission])].join(' · ')}
          </p>
        )}
      </div>
    </li>
  )
}

/** Shown to who looks after units while there is but one: the office has just begun. */
function FirstSteps() {
  const { shell } = useTexts()
  const { data: units } = useQuery(queryOf(unitRoutes.list, {}))
  const mayWrite = canSomewhere(useActor(), 'writeUnits')
  if (!mayWrite || units?.length !== 1) return null
  return (
    <section className="card" aria-labelledby="buoc-dau">
      <h2 id="buoc-dau">{shell.firstStepsTitle}</h2>
      <ol className="first-steps">
        <li>
          <Link to="/don-vi">{shell.firstSteps.units}</Link>
        </li>
        <li>
          <Link to="/nguoi-dung">{shell.firstSteps.users}</Link>
        </li>
        <li>{shell.firstSteps.catalogue}</li>
      </ol>
    </section>
  )
}

function Roles() {
  const { shell, common } = useTexts()
  const me = useMe()
  const { data: units } = useQuery(queryOf(unitRoutes.list, {}))
  const nameOf = (unitId: string | null) =>
    unitId === null ? common.wholeInstance : units?.find(({ id }) => id === unitId)?.name
  const lines = me.grants.map((grant) => {
    const role = common.roles[grant.role]
    const unit = nameOf(grant.unitId)
    return unit && unit !== role ? shell.roleIn(role, unit) : role
  })
  return (
    <p className="home-roles">
      <span className="soft">{shell.yourRoles}:</span> {lines.join('; ')}
    </p>
  )
}
