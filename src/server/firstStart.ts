/** What an instance holds when it begins: the sample office, or nothing but the way in for its first administrator. */
import { createUserWithPassword, firstAdministratorLink } from './features/accounts/accounts.ts'
import { listAudit } from './features/audit/audit.ts'
import { clearHalfSample, isSampleHalfLoaded, loadSample } from './features/instance/loadSample.ts'
import { addUnit } from './features/units/units.ts'
import type { Database } from './platform/db/database.ts'
import type { Services } from './platform/services.ts'

export const sampleNames = ['office'] as const
export type SampleName = (typeof sampleNames)[number]

/** Lines to print once, in Vietnamese: who can sign in, and how. */
export type Greeting = readonly string[]

/** True once anything was ever written: an office that gave up its sample stays begun; a sample cut off half-way is not. */
export async function isBegun(db: Database): Promise<boolean> {
  if (await isSampleHalfLoaded(db)) return false
  return (await listAudit(db, { departmentId: null }, { limit: 1, offset: 0 })).total > 0
}

/** Begins an instance as asked; called once in its life. */
export function begin(services: Services, content: SampleName | 'empty'): Promise<Greeting> {
  return content === 'empty' ? beginEmpty(services) : SAMPLES[content](services)
}

const SAMPLES: Readonly<Record<SampleName, (services: Services) => Promise<Greeting>>> = {
  office: beginWithOffice,
}

async function beginWithOffice(services: Services): Promise<Greeting> {
  const people = await loadSample(services)
  const width = Math.max(...people.map((person) => person.login.length))
  return [
    'Đã nạp cơ quan mẫu. Mật khẩu dưới đây chỉ hiện một lần này, hãy chép lại:',
    ...people.map((person) => `  ${person.login.padEnd(width)}  ${person.password}  ${person.fullName}`),
    'Quên mật khẩu thì tạo liên kết đặt lại: cchc users invite TÊN-ĐĂNG-NHẬP',
  ]
}

const FIRST_LOGIN = 'quan-tri'

/** One department to be renamed, and an administrator without a password. */
async function beginEmpty(services: Services): Promise<Greeting> {
  const by = { userId: null, fullName: 'Hệ thống', departmentId: null, via: 'system' } as const
  const at = services.clock.now()
  const halfLoaded = await isSampleHalfLoaded(services.db)
  const link = await services.db.transaction().execute(async (tx) => {
    // Somebody stopped the sample and asked for an empty office instead.
    if (halfLoaded) await clearHalfSample(tx)
    const office = await addUnit(
      tx,
      {
        code: 'co-quan',
        name: 'Cơ quan (đổi tên ở mục Đơn vị)',
        shortName: null,
        kind: 'department',
        parentId: null,
        validFrom: null,
        validUntil: null,
      },
      { by, at },
    )
    const user = await createUserWithPassword(
      tx,
      {
        login: FIRST_LOGIN,
        fullName: 'Quản trị hệ thống',
        email: null,
        unitId: office.id,
        grants: [{ role: 'administrator', unitId: null }],
      },
      { password: null, by, at },
    )
    return firstAdministratorLink(services, tx, user.id)
  })
  return [
    'Hệ thống còn trống. Mở liên kết sau (dùng một lần, trong 72 giờ) để đặt mật khẩu quản trị đầu tiên:',
    `  ${link.url}`,
    `Liên kết hết hạn thì tạo lại: cchc users invite ${FIRST_LOGIN}`,
  ]
}
