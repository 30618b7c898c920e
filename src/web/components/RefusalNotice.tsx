/** What the server refused, beside what was being done; anything else is said as it is. */
import { ApiRefusal } from '../api.ts'
import { Problems } from './Problems.tsx'

export function RefusalNotice({ error }: { readonly error: unknown }) {
  if (!error) return null
  return (
    <div className="refusal" role="alert">
      <p>{wordsOf(error)}</p>
      {error instanceof ApiRefusal && <Problems problems={error.problems} />}
    </div>
  )
}

/** The sentence of a refusal; for notices. */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiRefusal) return error.text
  return error instanceof Error ? error.message : String(error)
}
