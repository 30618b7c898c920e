/** A list of faults, each with its place and what to do. */
import { useTexts } from '../text/texts.tsx'

export interface ShownProblem {
  readonly code: string
  readonly where: unknown
  readonly text: string
}

export function Problems({ problems }: { readonly problems: readonly ShownProblem[] }) {
  const { common } = useTexts()
  if (problems.length === 0) return null
  return (
    <section className="problems" aria-label={common.problems(String(problems.length))}>
      <p>
        <strong>{common.problems(String(problems.length))}</strong>
      </p>
      <ul>
        {problems.map((problem) => {
          const place = placeOf(problem.where)
          return (
            <li key={`${place} ${problem.code} ${problem.text}`}>
              {place && (
                <>
                  <span className="problem-place">{place}</span>:{' '}
                </>
              )}
              {problem.text}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** A place is text, or a position whose parts are told in their order. */
function placeOf(where: unknown): string {
  if (typeof where === 'string' || typeof where === 'number') return String(where)
  if (typeof where !== 'object' || where === null) return ''
  return Object.values(where)
    .filter((part) => ['string', 'number'].includes(typeof part))
    .join(':')
}
