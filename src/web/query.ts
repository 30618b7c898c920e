/** Questions to the server that are kept for a while: `useQuery(queryOf(unitRoutes.list, {}))`. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { accountRoutes, type Me } from '../contract/accounts.ts'
import type { Route } from '../contract/route.ts'
import { type Actor, canSomewhere, type Permission } from '../core/access/permissions.ts'
import { type Address, call, type Input } from './api.ts'
import { session } from './session.ts'

/** The key begins with the route's path: `invalidateQueries({ queryKey: [route.path] })` asks anew. */
export function queryOf<R extends Route>(route: R, address: Address<R>) {
  return queryOptions({
    queryKey: [route.path, address] as const,
    // A question has no body, so its address and the signal are all of its input.
    queryFn: ({ signal }) => call(route, { ...address, signal } as Input<R>),
  })
}

/** The person signed in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(queryOf(accountRoutes.me, {}))
  session.csrfToken = data.csrfToken
  return data
}

/** The person as far as rights go; for the `can…` functions of `core/access`. */
export function useActor(): Actor {
  const { userId, login, fullName, unitId, departmentId, grants } = useMe()
  return { userId, login, fullName, unitId, departmentId, grants, via: 'web' }
}

/** True when the person may do one of these somewhere; an empty list is for everybody. */
export function mayAny(actor: Actor, permissions: readonly Permission[]): boolean {
  return permissions.length === 0 || permissions.some((permission) => canSomewhere(actor, permission))
}
