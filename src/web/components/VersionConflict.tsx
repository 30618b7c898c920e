/** Somebody saved before: shows where the newest version differs from what is being written; nothing typed is lost. */
import { Button } from 'antd'
import { useTexts } from '../text/texts.tsx'

/** The code of the refusal when the version that was being changed is no longer the newest. */
export const VERSION_CONFLICT = 'changed-meanwhile'

export interface Difference {
  readonly label: string
  readonly latest: string
  readonly mine: string
}

interface VersionConflictProps {
  /** Null until the newest version has been fetched. */
  readonly differences: readonly Difference[] | null
  readonly busy: boolean
  readonly onLoad: () => void
  readonly onTakeLatest: () => void
}

export function VersionConflict({ differences, busy, onLoad, onTakeLatest }: VersionConflictProps) {
  const { common } = useTexts()
  return (
    <div className="refusal warn" role="alert">
      <p>
        <strong>{common.conflictTitle}.</strong> {common.conflictText}
      </p>
      {differences === null ? (
        <Button size="small" loading={busy} onClick={onLoad}>
          {common.conflictLoad}
        </Button>
      ) : differences.length === 0 ? (
        <p>{common.conflictSame}</p>
      ) : (
        <>
          <p>{common.conflictDifferences}</p>
          <dl className="differences">
            {differences.map(({ label, latest, mine }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {common.conflictLatest}: <strong>{latest || '–'}</strong>
                </dd>
                <dd>
                  {common.conflictMine}: <strong>{mine || '–'}</strong>
                </dd>
              </div>
            ))}
          </dl>
          <p>{common.conflictKeep}</p>
          <Button size="small" onClick={onTakeLatest}>
            {common.conflictTake}
          </Button>
        </>
      )}
    </div>
  )
}
