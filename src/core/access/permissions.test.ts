/** What each role may do, where: a table by hand from the description of the roles. */
import { describe, expect, test } from 'vitest'
import {
  type Actor,
  can,
  canSomewhere,
  type Permission,
  permissions,
  type Role,
  roles,
  type UnitPlace,
} from './permissions.ts'

const place = (...path: string[]): UnitPlace => ({ departmentId: path[0] ?? '', path })
const places = {
  department: place('so'),
  own: place('so', 'phong'),
  below: place('so', 'phong', 'to'),
  beside: place('so', 'phong-khac'),
  other: place('so-khac', 'phong-la'),
} as const
type Where = keyof typeof places

/** Somebody who works in the room `phong`; the Office, the Director and administrators hold their role at the department. */
function aPerson(role: Role, rest: Partial<Actor> = {}): Actor {
  const unitId = role === 'head' || role === 'officer' ? 'phong' : 'so'
  const grants = [{ role, unitId }]
  return { userId: 'u', login: 'u', fullName: 'U', unitId, departmentId: 'so', grants, via: 'web', ...rest }
}

const everywhere: readonly Where[] = ['department', 'own', 'below', 'beside']
const room: readonly Where[] = ['own', 'below']
const table: Record<Permission, Partial<Record<Role, readonly Where[]>>> = {
  readDepartment: {
    office: everywhere,
    director: everywhere,
    head: everywhere,
    officer: everywhere,
    administrator: everywhere,
  },
  writeCatalogue: { office: everywhere },
  writeFacts: { office: everywhere, head: room },
  writeResults: { office: everywhere },
  writePlans: { office: everywhere },
  writeTasks: { office: everywhere, head: room },
  assignTasks: { office: everywhere, director: everywhere },
  reportProgress: { office: everywhere, head: room, officer: ['own'] },
  readAudit: { director: everywhere, administrator: everywhere },
  writeUsers: { administrator: everywhere },
  writeUnits: { administrator: everywhere },
  // These concern every department: a department's administrator has no part in them.
  writeSettings: {},
  makeBackups: {},
}

describe.each(permissions)('%s', (permission) => {
  test.each(roles)('%s', (role) => {
    const may = (Object.keys(places) as Where[]).filter((where) => can(aPerson(role), permission, places[where]))
    expect(may.sort()).toEqual([...(table[permission][role] ?? [])].sort())
    expect(canSomewhere(aPerson(role), permission)).toBe(table[permission][role] !== undefined)
  })
})

test('an administrator of the instance looks after every department, and touches no points anywhere', () => {
  const person = aPerson('administrator', { grants: [{ role: 'administrator', unitId: null }] })
  const may = permissions.filter((permission) => can(person, permission, places.other))
  expect(may).toEqual(['readDepartment', 'readAudit', 'writeUsers', 'writeUnits', 'writeSettings', 'makeBackups'])
})

test('a person who moved to another department leaves the roles of the old one behind', () => {
  const moved = { departmentId: 'so-khac', unitId: 'phong-la' }
  for (const role of roles) {
    const may = permissions.filter((permission) => can(aPerson(role, moved), permission, places.own))
    expect(may, role).toEqual([])
  }
})

test('without a role there is nothing, not even reading', () => {
  const person = aPerson('officer', { grants: [] })
  expect(permissions.filter((permission) => can(person, permission, places.own))).toEqual([])
  expect(permissions.filter((permission) => canSomewhere(person, permission))).toEqual([])
})
