/**
 * Who may do what, where. Pure: the server refuses and the screen hides for the same reason.
 * Roles are held per unit; the roles of appraisal come with the appraisal.
 */

export const roles = ['office', 'director', 'head', 'officer', 'administrator'] as const
/** office Văn phòng Sở · director lãnh đạo Sở · head trưởng phòng · officer chuyên viên · administrator quản trị. */
export type Role = (typeof roles)[number]

/** A role in a unit. `unitId` null is the whole instance, which only an administrator may hold. */
export interface Grant {
  readonly role: Role
  readonly unitId: string | null
}

/** A person (or a script with that person's token) as far as rights go. */
export interface Actor {
  readonly userId: string
  readonly login: string
  readonly fullName: string
  /** The unit the person works in, and the department (sở) it belongs to. */
  readonly unitId: string
  readonly departmentId: string
  readonly grants: readonly Grant[]
  readonly via: 'web' | 'token' | 'command'
}

/** Where a thing belongs: `path` runs from the department down to the unit itself, both included. */
export interface UnitPlace {
  readonly departmentId: string
  readonly path: readonly string[]
}

export const permissions = [
  'readDepartment',
  'writeCatalogue',
  'writeFacts',
  'writeResults',
  'writePlans',
  'writeTasks',
  'assignTasks',
  'reportProgress',
  'readAudit',
  'writeUsers',
  'writeUnits',
  'writeSettings',
  'makeBackups',
] as const
export type Permission = (typeof permissions)[number]

/** How far a role's right reaches from the unit it is held in. */
type Reach = 'department' | 'unitAndBelow' | 'unit'

const reachOf: Record<Permission, Partial<Record<Role, Reach>>> = {
  readDepartment: {
    office: 'department',
    director: 'department',
    head: 'department',
    officer: 'department',
    administrator: 'department',
  },
  writeCatalogue: { office: 'department' },
  writeFacts: { office: 'department', head: 'unitAndBelow' },
  writeResults: { office: 'department' },
  writePlans: { office: 'department' },
  writeTasks: { office: 'department', head: 'unitAndBelow' },
  assignTasks: { office: 'department', director: 'department' },
  reportProgress: { office: 'department', head: 'unitAndBelow', officer: 'unit' },
  readAudit: { director: 'department', administrator: 'department' },
  writeUsers: { administrator: 'department' },
  writeUnits: { administrator: 'department' },
  writeSettings: { administrator: 'department' },
  makeBackups: { administrator: 'department' },
}

/** Rights over the whole instance: they need an administrator without a unit. */
const instanceWide: ReadonlySet<Permission> = new Set(['writeSettings', 'makeBackups'])

/** True when the actor holds the permission for a thing that belongs at `place`. */
export function can(actor: Actor, permission: Permission, place: UnitPlace): boolean {
  return actor.grants.some((grant) => {
    const reach = reachOf[permission][grant.role]
    if (!reach) return false
    if (grant.unitId === null) return grant.role === 'administrator'
    // Who moved to another department leaves the roles of the old one behind.
    if (instanceWide.has(permission) || actor.departmentId !== place.departmentId) return false
    if (reach === 'department') return true
    if (reach === 'unit') return place.path.at(-1) === grant.unitId
    return place.path.includes(grant.unitId)
  })
}

/** True when the actor may do it somewhere: what a menu asks, and what a route asks before it knows the thing. */
export function canSomewhere(actor: Actor, permission: Permission): boolean {
  return actor.grants.some((grant) => {
    if (!reachOf[permission][grant.role]) return false
    return instanceWide.has(permission) ? grant.unitId === null : true
  })
}

/** An administrator of the whole instance, who alone sees every department's users and units. */
export function isInstanceAdministrator(actor: Actor): boolean {
  return actor.grants.some((grant) => grant.role === 'administrator' && grant.unitId === null)
}
