/** The first steps of an office that has just begun. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { unitRoutes } from '../../../contract/units.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { queryOf, useActor } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'

/** Shown to who looks after units while there is but one: the office has just begun. */
export function FirstSteps() {
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
        <li>{shell.firstSteps.facts}</li>
      </ol>
    </section>
  )
}
