/** The fields of an input or an answer, those inside others after them with their whole path. */
import type { ApiTexts } from '../text/vi/apiPage.ts'
import type { Schema } from './openApi.ts'

export interface ShownField {
  /** Empty for the thing itself. */
  readonly name: string
  readonly required: boolean
  readonly schema: Schema
}

interface FieldsTableProps {
  readonly t: ApiTexts
  readonly caption: string
  readonly fields: readonly ShownField[]
}

const MOST_LEVELS = 6

export function FieldsTable({ t, caption, fields }: FieldsTableProps) {
  const lines = fields.flatMap((field) => linesOf(field, 0))
  return (
    <div className="fields">
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.type}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, required, schema }) => (
            <tr key={name}>
              <th scope="row">{name ? <code>{name}</code> : '–'}</th>
              <td>
                {typeWords(schema, t)}
                {name && !required && <span className="soft"> · {t.optional}</span>}
                {limitsOf(schema, t).map((limit) => (
                  <span className="soft" key={limit}>
                    {' '}
                    · {limit}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** An object is told by its fields; a list of objects by the fields of one, under `name[]`. */
function linesOf(field: ShownField, level: number): readonly ShownField[] {
  const { schema } = withoutNull(field.schema)
  const inner = schema.items ? withoutNull(schema.items).schema : schema
  const name = schema.items ? `${field.name}[]` : field.name
  const properties = Object.entries(inner.properties ?? {})
  if (properties.length === 0 || level >= MOST_LEVELS) return [field]
  const below = properties.flatMap(([key, property]) =>
    linesOf(
      {
        name: name ? `${name}.${key}` : key,
        required: inner.required?.includes(key) ?? false,
        schema: property,
      },
      level + 1,
    ),
  )
  return field.name || schema.items ? [field, ...below] : below
}

/** `anyOf: [X, null]` is X that may be null. */
function withoutNull(schema: Schema): { readonly schema: Schema; readonly nullable: boolean } {
  const kinds = schema.anyOf ?? schema.oneOf
  const rest = kinds?.filter(({ type }) => type !== 'null')
  const only = rest?.[0]
  if (kinds && only && rest.length === 1) return { schema: only, nullable: rest.length < kinds.length }
  return { schema, nullable: false }
}

function typeWords(given: Schema, t: ApiTexts): string {
  const { schema, nullable } = withoutNull(given)
  const words = plainTypeWords(schema, t)
  return nullable ? `${words}, ${t.orNull}` : words
}

function plainTypeWords(schema: Schema, t: ApiTexts): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return `${t.oneOf}: ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`
  const kinds = schema.anyOf ?? schema.oneOf
  if (kinds) return `${t.oneOf}: ${kinds.map((kind) => typeWords(kind, t)).join('; ')}`
  if (schema.items) return t.listOf(typeWords(schema.items, t))
  if (typeof schema.additionalProperties === 'object' && !schema.properties) {
    return t.mapOf(typeWords(schema.additionalProperties, t))
  }
  const byFormat = new Map([
    ['date', t.types.date],
    ['date-time', t.types.instant],
    ['uuid', t.types.id],
    ['email', t.types.email],
    ['uri', t.types.address],
    ['binary', t.types.bytes],
  ])
  const type = typeof schema.type === 'string' ? schema.type : (schema.type?.[0] ?? 'any')
  return byFormat.get(schema.format ?? '') ?? new Map<string, string>(Object.entries(t.types)).get(type) ?? type
}

function limitsOf(given: Schema, t: ApiTexts): readonly string[] {
  const { schema } = withoutNull(given)
  const bounded = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER
  return [
    schema.minLength ? t.minLength(String(schema.minLength)) : '',
    schema.maxLength && !['uuid', 'date'].includes(schema.format ?? '') ? t.maxLength(String(schema.maxLength)) : '',
    bounded(schema.minimum) ? t.atLeast(String(schema.minimum)) : '',
    bounded(schema.maximum) ? t.atMost(String(schema.maximum)) : '',
    given.default !== undefined && given.default !== null ? t.defaultIs(JSON.stringify(given.default)) : '',
  ].filter((words) => words !== '')
}
