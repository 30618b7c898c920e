/** The OpenAPI 3.1 document, made from the contract. */
import { z } from 'zod'
import { Refusal, type Route } from './route.ts'

/** `version` is the application's; `routes` in the order in which the page lists them. */
export function openApiDocument(options: { readonly version: string; readonly routes: readonly Route[] }) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of options.routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const operations = paths[path] ?? {}
    operations[route.method.toLowerCase()] = operationOf(route)
    paths[path] = operations
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'CCHC',
      version: options.version,
      description: 'Giao diện lập trình của phần mềm CCHC. Lệnh từ máy dùng "Authorization: Bearer <mã truy cập>".',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Refusal: schemaOf(Refusal, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'cchc_session' },
      },
    },
  }
}

function operationOf(route: Route) {
  return {
    summary: route.summary,
    tags: [route.path.split('/')[2] ?? 'api'],
    'x-permission': route.permission,
    security: route.permission === 'public' ? [] : [{ token: [] }, { session: [] }],
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...requestBodyOf(route),
    responses: { ...successOf(route), default: refusalResponse },
  }
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query') {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function requestBodyOf(route: Route) {
  if (route.upload) {
    return {
      requestBody: {
        required: true,
        description: `${route.upload.what}, tối đa ${Math.floor(route.upload.maxBytes / 1_048_576)} MB`,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }
  }
  if (route.body instanceof z.ZodUndefined) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
}

function successOf(route: Route) {
  if (route.download) {
    return {
      200: { description: 'Tệp', content: { [route.download]: { schema: { type: 'string', format: 'binary' } } } },
    }
  }
  if (route.answer instanceof z.ZodUndefined) return { 204: { description: 'Đã xong' } }
  return {
    200: { description: 'Kết quả', content: { 'application/json': { schema: schemaOf(route.answer, 'output') } } },
  }
}

const refusalResponse = {
  description: 'Không thực hiện được: vì sao, ở đâu, cần làm gì',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
