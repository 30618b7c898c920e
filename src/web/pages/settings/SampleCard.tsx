/** "Bỏ dữ liệu mẫu": confirmed by typing; the server makes a backup first. */
import { useQueryClient } from '@tanstack/react-query'
import { instanceRoutes, REMOVAL_WORDS } from '../../../contract/settings.ts'
import { call } from '../../api.ts'
import { ConfirmButton } from '../../components/ConfirmButton.tsx'
import { useNotice } from '../../components/notices.tsx'
import { useTexts } from '../../text/texts.tsx'

export function SampleCard() {
  const { settings: t } = useTexts()
  const client = useQueryClient()
  const notice = useNotice()
  const remove = async () => {
    const { backup } = await call(instanceRoutes.removeSample, { body: { confirmation: REMOVAL_WORDS } })
    notice.done(t.sampleGone(backup))
    await client.invalidateQueries()
  }
  return (
    <section className="card" aria-labelledby="du-lieu-mau">
      <h2 id="du-lieu-mau">{t.sampleTitle}</h2>
      <p className="soft">{t.sampleHint}</p>
      <ConfirmButton
        danger
        label={t.removeSample}
        title={t.sampleSureTitle}
        text={t.sampleSure}
        confirm={t.sampleConfirm}
        word={REMOVAL_WORDS}
        onConfirm={remove}
      />
    </section>
  )
}
