import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { contract } from './contract.ts'
import { openApiDocument } from './openApi.ts'

const document = openApiDocument({ version: '1.2.3', routes: contract })

/** Every value under one of these names, however deep. */
function valuesOf(value: unknown, name: string): unknown[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => [...(key === name ? [inner] : []), ...valuesOf(inner, name)])
}

test('is a valid OpenAPI 3.1 document', async () => {
  const validator = new Validator()
  const result = await validator.validate(structuredClone(document))
  expect(result).toMatchObject({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('the validator would say so if it were not', async () => {
  const broken = { ...document, paths: { '/x': { get: { responses: { 200: { content: {} } } } } } }
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

test('every reference leads somewhere', () => {
  const lost = valuesOf(document, '$ref').filter((reference) => {
    const path = String(reference).replace(/^#\//, '').split('/')
    return (
      path.reduce<unknown>((at, key) => Object(at)[key.replace(/~1/g, '/').replace(/~0/g, '~')], document) === undefined
    )
  })
  expect(lost).toEqual([])
})

test('every route is there with its words, its parameters and what it answers', () => {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(operations.sort()).toEqual(
    contract.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).sort(),
  )
  expect(new Set(operations).size).toBe(contract.length)
  for (const route of contract) expect(route.summary, route.path).toMatch(/^\p{Lu}.{5,}/u)
})

test.each(contract.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s names each parameter of its path',
  (_, route) => {
    const operation = Object(document.paths[route.path.replace(/:(\w+)/g, '{$1}')])[route.method.toLowerCase()]
    const inPath = operation.parameters.filter((one: { in: string }) => one.in === 'path')
    expect(inPath.map((one: { name: string }) => one.name).sort()).toEqual(
      [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]).sort(),
    )
    expect(inPath.every((one: { required: boolean }) => one.required)).toBe(true)
  },
)
