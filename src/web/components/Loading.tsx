/** Said while something is on its way; nothing moves for those who asked for less motion. */
import { useTexts } from '../text/texts.tsx'

export function Loading() {
  const { common } = useTexts()
  return (
    <p className="loading" role="status">
      <span aria-hidden="true" />
      {common.loading}
    </p>
  )
}
