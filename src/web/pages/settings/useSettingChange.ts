/** Changing a setting: whether it is being stored, what was refused, and everything asked anew afterwards. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNotice } from '../../components/notices.tsx'

export function useSettingChange() {
  const client = useQueryClient()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  /** `done` is told once it is stored. */
  const change = async (store: () => Promise<unknown>, done: string) => {
    setBusy(true)
    setError(null)
    try {
      await store()
      notice.done(done)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
      // What is shown everywhere hangs on it, and the version of the settings has moved on.
      await client.invalidateQueries()
    }
  }
  return { busy, error, change }
}
