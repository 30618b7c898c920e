/**
 * The real application over a database of its own, with two departments, each with two rooms and a person of every
 * role, and an administrator of the whole instance. People sign in as people do.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { z } from 'zod'
import { accountRoutes } from '../../src/contract/accounts.ts'
import type { Route } from '../../src/contract/route.ts'
import { type Role, roles } from '../../src/core/access/permissions.ts'
import { calendarDate } from '../../src/core/values/calendarDate.ts'
import { buildApp } from '../../src/server/app.ts'
import { createUserWithPassword } from '../../src/server/features/accounts/accounts.ts'
import { addUnit } from '../../src/server/features/units/units.ts'
import { type Clock, fixedDay, systemClock } from '../../src/server/platform/clock.ts'
import type { Database, Transaction } from '../../src/server/platform/db/database.ts'
import { makeLog } from '../../src/server/platform/log.ts'
import type { Services } from '../../src/server/platform/services.ts'
import { freshDatabase } from './database.ts'

export const password = 'mật khẩu để thử 2023'

/** Who asks: nobody, the administrator of the instance, or a role in the own or the other department. */
export type Person = 'nobody' | 'instance' | Role | `other-${Role}`

export interface Department {
  readonly id: string
  readonly code: string
  /** The room in which the head and the officer work. */
  readonly roomId: string
  readonly otherRoomId: string
}

export interface CallInput {
  readonly params?: Record<string, string>
  readonly query?: Record<string, string | number | boolean>
  readonly body?: unknown
  readonly upload?: Uint8Array
  readonly headers?: Record<string, string>
}

export interface TestApp {
  readonly app: FastifyInstance
  readonly db: Database
  readonly url: string
  readonly services: Services
  readonly own: Department
  readonly other: Department
  readonly userIds: ReadonlyMap<Person, string>
  /** Sends a request as somebody and gives the bare response. */
  readonly send: (person: Person, route: Route, input?: CallInput) => Promise<LightMyRequestResponse>
  /** As `send`, but the answer; fails where the status is not a success. */
  readonly call: <R extends Route>(person: Person, route: R, input?: CallInput) => Promise<z.output<R['answer']>>
  /** As `call`, for a route that sends a file. */
  readonly download: (person: Person, route: Route, input?: CallInput) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

export interface TestAppOptions {
  readonly today?: string
  readonly clock?: Clock
}

export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const fresh = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'cchc-app-'))
  const clock = options.clock ?? fixedDay(systemClock, calendarDate(options.today ?? '2023-04-05'))
  const services: Services = {
    db: fresh.db,
    clock,
    log: makeLog({ level: 'silent' }),
    dataDir,
    publicUrl: 'http://127.0.0.1:8080',
  }
  const made = await fresh.db.transaction().execute((tx) => people(tx))
  const app = await buildApp({
    services,
    version: '0.0.0-test',
    databaseUrl: () => fresh.url,
    checkAnswers: true,
    secure: false,
    tls: null,
    trustProxy: false,
    databaseReady: () => true,
  })
  const sessions = new Map<Person, { cookie: string; csrf: string }>()
  const sessionOf = async (person: Person) => {
    if (person === 'nobody') return null
    const known = sessions.get(person)
    if (known) return known
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login: person, password } })
    const cookie = answer.cookies[0]
    if (answer.statusCode !== 200 || !cookie) throw new Error(`${person} cannot sign in: ${answer.body}`)
    const session = { cookie: `${cookie.name}=${cookie.value}`, csrf: String(answer.json().csrfToken) }
    sessions.set(person, session)
    return session
  }
  const send: TestApp['send'] = async (person, route, input = {}) => {
    const session = await sessionOf(person)
    if (session && endsSession(route)) sessions.delete(person)
    const url = route.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(input.params?.[name] ?? `:${name}`),
    )
    return app.inject({
      method: route.method,
      url,
      query: Object.fromEntries(Object.entries(input.query ?? {}).map(([key, value]) => [key, String(value)])),
      headers: {
        ...(session ? { cookie: session.cookie, 'x-csrf-token': session.csrf } : {}),
        ...(route.upload ? { 'content-type': 'application/octet-stream' } : {}),
        ...input.headers,
      },
      ...(route.upload ? { payload: Buffer.from(input.upload ?? []) } : {}),
      ...(input.body !== undefined && !route.upload ? { payload: input.body as object } : {}),
    })
  }
  return {
    app,
    db: fresh.db,
    url: fresh.url,
    services,
    ...made,
    send,
    call: async (person, route, input) => {
      const response = await succeed(send(person, route, input))
      return response.statusCode === 204 ? (undefined as never) : response.json()
    },
    download: async (person, route, input) => (await succeed(send(person, route, input))).rawPayload,
    close: async () => {
      await app.close()
      await fresh.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function succeed(sending: Promise<LightMyRequestResponse>) {
  const response = await sending
  if (response.statusCode >= 300) throw new Error(`${response.statusCode}: ${response.body}`)
  return response
}

/** Signing out, and signing in anew: the browser carries another session afterwards. */
const ending: readonly Route[] = [
  accountRoutes.signOut,
  accountRoutes.signOutEverywhere,
  accountRoutes.signIn,
  accountRoutes.useLink,
]
const endsSession = (route: Route) => ending.includes(route)

const system = {
  by: { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' },
  at: new Date(),
} as const

async function people(tx: Transaction) {
  const userIds = new Map<Person, string>()
  const departments: Department[] = []
  for (const prefix of ['', 'other-'] as const) {
    const department = await makeDepartment(tx, prefix)
    departments.push(department)
    for (const role of roles) {
      const unitId = role === 'head' || role === 'officer' ? department.roomId : department.id
      const login = `${prefix}${role}` as const
      const grants = [{ role, unitId }]
      const input = { login, fullName: `Người ${login}`, email: null, unitId, grants }
      userIds.set(login, (await createUserWithPassword(tx, input, { password, ...system })).id)
    }
  }
  const [own, other] = departments
  if (!own || !other) throw new Error('Two departments were to be made')
  const grants = [{ role: 'administrator' as const, unitId: null }]
  const input = { login: 'instance', fullName: 'Quản trị hệ thống', email: null, unitId: own.id, grants }
  userIds.set('instance', (await createUserWithPassword(tx, input, { password, ...system })).id)
  return { own, other, userIds }
}

async function makeDepartment(tx: Transaction, prefix: string): Promise<Department> {
  const code = `${prefix}so`
  const empty = { shortName: null, validFrom: null, validUntil: null }
  const department = await addUnit(
    tx,
    { ...empty, code, name: `Sở ${code}`, kind: 'department', parentId: null },
    system,
  )
  const room = await addUnit(
    tx,
    { ...empty, code: 'phong-mot', name: 'Phòng Một', kind: 'room', parentId: department.id },
    system,
  )
  const second = await addUnit(
    tx,
    { ...empty, code: 'phong-hai', name: 'Phòng Hai', kind: 'room', parentId: department.id },
    system,
  )
  return { id: department.id, code, roomId: room.id, otherRoomId: second.id }
}
