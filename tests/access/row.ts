/** The rows of the table of rights: who may use a route, told from what each role may do, never from the contract. */
import type { Route } from '../../src/contract/route.ts'
import type { Role } from '../../src/core/access/permissions.ts'
import type { CallInput, Department, Person, TestApp } from '../support/app.ts'

/** `anybody`: without signing in. `signedIn`: everybody, for the own matters. Else roles, and the instance's administrator. */
export type Allowed = 'anybody' | 'signedIn' | readonly (Role | 'instance')[]

export interface Row {
  readonly route: Route
  readonly may: Allowed
  /**
   * A whole, valid request about something of `target`. Left out where the route is about nothing of a department:
   * then it is tried once for each person.
   */
  readonly about?: (app: TestApp, target: Department, person: Person) => Promise<CallInput>
  /** The request of a route that is about no department. */
  readonly input?: (app: TestApp, person: Person) => Promise<CallInput>
  /** The status that counts as let in, where doing the thing for real would take the table's ground away. */
  readonly reaches?: number
  /** For a thing of another department a refusal may also say that there is none (404). */
  readonly hides?: boolean
}

export const everyRole = ['office', 'director', 'head', 'officer', 'administrator'] as const satisfies readonly Role[]

export const row = (route: Route, may: Allowed, rest: Omit<Row, 'route' | 'may'> = {}): Row => ({ route, may, ...rest })
