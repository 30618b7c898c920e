/** Said on every screen that stands on a sample set. */
import { useTexts } from '../../text/texts.tsx'

export function SampleNotice({ status }: { readonly status: 'sample' | 'official' | null }) {
  const { catalogue: t } = useTexts()
  if (status !== 'sample') return null
  return <p className="sample-notice">{t.sampleAbout}</p>
}
