/** The guard of every use case: refuses with the sentence that the screens show. */
import { AppError } from '../values/appError.ts'
import { type Actor, can, type Permission, type UnitPlace } from './permissions.ts'

/** Throws `forbidden` unless the actor holds the permission for what belongs at `place`. */
export function requirePermission(actor: Actor, permission: Permission, place: UnitPlace): void {
  if (can(actor, permission, place)) return
  throw new AppError('forbidden', 'forbidden', {
    vi: 'Việc này thuộc đơn vị khác hoặc ngoài vai trò của bạn. Cần thì nhờ Văn phòng Sở hoặc quản trị.',
    en: 'This belongs to another unit, or is outside your role. Ask the Office or an administrator if you need it.',
  })
}
