/** Settings of the instance: the demonstration day, backups, leaving the sample behind. */
import { useQuery } from '@tanstack/react-query'
import { settingRoutes } from '../../../contract/settings.ts'
import { canSomewhere } from '../../../core/access/permissions.ts'
import { Loading } from '../../components/Loading.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { queryOf, useActor } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'
import { BackupsCard } from './BackupsCard.tsx'
import { DemonstrationDayCard } from './DemonstrationDayCard.tsx'
import { SampleCard } from './SampleCard.tsx'
import { SoonDaysCard } from './SoonDaysCard.tsx'

export function SettingsPage() {
  const { settings: t } = useTexts()
  const actor = useActor()
  const { data: settings, error } = useQuery(queryOf(settingRoutes.read, {}))
  return (
    <>
      <PageHeader title={t.title} about={t.about} />
      <RefusalNotice error={error} />
      {!settings && !error && <Loading />}
      {settings?.demonstrationDay && (
        <DemonstrationDayCard day={settings.demonstrationDay} version={settings.version} />
      )}
      {settings && <SoonDaysCard key={settings.version} soonDays={settings.soonDays} version={settings.version} />}
      {canSomewhere(actor, 'makeBackups') && <BackupsCard />}
      {settings?.sample && <SampleCard />}
    </>
  )
}
