/** Says that the data is a sample and which day counts as today; an administrator finds the setting beside it. */
import { Link } from '@tanstack/react-router'
import { canSomewhere } from '../../core/access/permissions.ts'
import { formatDay } from '../format.ts'
import { useActor, useMe } from '../query.ts'
import { useTexts } from '../text/texts.tsx'

export function SampleBanner() {
  const { shell } = useTexts()
  const me = useMe()
  const actor = useActor()
  if (!me.sample && !me.demonstration) return null
  return (
    <aside className="sample-banner" aria-label={shell.sample}>
      {me.demonstration ? shell.sampleDay(formatDay(me.today)) : shell.sample}
      {me.demonstration && canSomewhere(actor, 'writeSettings') && <Link to="/thiet-lap">{shell.sampleChange}</Link>}
    </aside>
  )
}
