/** One route: closed it is a line, opened it shows its inputs and its answer. */
import type { ApiTexts } from '../text/vi/apiPage.ts'
import { FieldsTable, type ShownField } from './FieldsTable.tsx'
import type { ListedRoute, Schema } from './openApi.ts'

interface RouteCardProps {
  readonly t: ApiTexts
  readonly route: ListedRoute
}

export function RouteCard({ t, route }: RouteCardProps) {
  const permissions = new Map<string, string>(Object.entries(t.permissions))
  const place = (where: 'path' | 'query'): ShownField[] =>
    route.parameters.filter((parameter) => parameter.in === where)
  const body = Object.entries(route.requestBody?.content ?? {})[0]
  const success = route.responses['200']
  const answer = Object.entries(success?.content ?? {})[0]
  return (
    <details className="route">
      <summary>
        <span className={`method ${route.method.toLowerCase()}`}>{route.method}</span>
        <code>{route.path}</code>
        <span className="route-summary">{route.summary}</span>
      </summary>
      <div className="route-body">
        <p>
          <strong>{t.permission}:</strong> {permissions.get(route['x-permission']) ?? route['x-permission']}
        </p>
        <Part title={t.inPath} t={t} fields={place('path')} />
        <Part title={t.inQuery} t={t} fields={place('query')} />
        {body && (
          <>
            <h3>{t.body}</h3>
            {route.requestBody?.description && <p>{route.requestBody.description}</p>}
            <p>
              <code>{body[0]}</code>
            </p>
            {body[0] === 'application/json' && <SchemaView t={t} title={t.body} schema={body[1].schema} />}
          </>
        )}
        <h3>{t.answer}</h3>
        {!answer && <p>{t.noAnswer}</p>}
        {answer && answer[0] !== 'application/json' && (
          <p>
            {t.file}: <code>{answer[0]}</code>
          </p>
        )}
        {answer?.[0] === 'application/json' && <SchemaView t={t} title={t.answer} schema={answer[1].schema} />}
      </div>
    </details>
  )
}

interface PartProps {
  readonly t: ApiTexts
  readonly title: string
  readonly fields: readonly ShownField[]
}

function Part({ t, title, fields }: PartProps) {
  if (fields.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <FieldsTable t={t} caption={title} fields={fields} />
    </>
  )
}

function SchemaView({ t, title, schema }: { readonly t: ApiTexts; readonly title: string; readonly schema: Schema }) {
  return <FieldsTable t={t} caption={title} fields={[{ name: '', required: true, schema }]} />
}
