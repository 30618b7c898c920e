/** Signing in, one's own account, access tokens for scripts, and the users an administrator looks after. */
import { z } from 'zod'
import { roles } from '../core/access/permissions.ts'
import { Day, filledText, Id, Paging, pageOf, route, sortingBy, typedText, Version } from './route.ts'

export const Login = z
  .string()
  .transform((text) => text.normalize('NFC').trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?$/))
export const minPasswordLength = 12
/** Written by a person; not trimmed. */
export const NewPassword = z.string().min(minPasswordLength).max(200)
export const languages = ['vi', 'en'] as const

export const Grant = z.object({ role: z.enum(roles), unitId: Id.nullable() })

/** The person signed in, and what every screen needs from the first moment. */
export const Me = z.object({
  userId: Id,
  login: z.string(),
  fullName: z.string(),
  unitId: Id,
  departmentId: Id,
  departmentName: z.string(),
  departmentCode: z.string(),
  grants: z.array(Grant),
  language: z.enum(languages),
  /** Sent back in `x-csrf-token` with every writing request of the browser. */
  csrfToken: z.string(),
  /** The day that counts as today, and whether it is a demonstration day of the sample office. */
  today: Day,
  demonstration: z.boolean(),
  /** True while the sample office's data is in this instance. */
  sample: z.boolean(),
})
export type Me = z.infer<typeof Me>

const Token = z.object({
  id: Id,
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  expiresOn: Day.nullable(),
})

export const User = z.object({
  id: Id,
  login: z.string(),
  fullName: z.string(),
  email: z.string().nullable(),
  unitId: Id,
  departmentId: Id,
  grants: z.array(Grant),
  state: z.enum(['invited', 'active', 'disabled']),
  lastSignInAt: z.iso.datetime().nullable(),
  version: z.number().int(),
})
export type User = z.infer<typeof User>

export const userSorts = ['fullName', 'login', 'unit', 'state', 'lastSignInAt'] as const

const UserFilter = z
  .object({ text: typedText(100).optional(), state: User.shape.state.optional(), unitId: Id.optional() })
  .extend(sortingBy(userSorts).shape)

const UserWriting = z.object({
  login: Login,
  fullName: filledText(200),
  email: z.email().nullable().default(null),
  unitId: Id,
  grants: z.array(Grant).min(1).max(20),
})
export type UserWriting = z.infer<typeof UserWriting>

/** A one-time link: shown once to the administrator, who hands it over; it carries no password. */
const Invitation = z.object({ url: z.url(), expiresAt: z.iso.datetime() })

export const accountRoutes = {
  signIn: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Đăng nhập',
    permission: 'public',
    body: z.object({ login: z.string().max(100), password: z.string().max(200) }),
    answer: Me,
  }),
  me: route({
    method: 'GET',
    path: '/api/session',
    summary: 'Người đang đăng nhập và quyền của người đó',
    permission: 'signedIn',
    answer: Me,
  }),
  signOut: route({ method: 'DELETE', path: '/api/session', summary: 'Đăng xuất', permission: 'signedIn' }),
  signOutEverywhere: route({
    method: 'DELETE',
    path: '/api/sessions',
    summary: 'Đăng xuất khỏi mọi máy',
    permission: 'signedIn',
  }),
  showLink: route({
    method: 'GET',
    path: '/api/one-time-links/:token',
    summary: 'Liên kết dùng một lần dành cho ai, còn hạn không',
    permission: 'public',
    params: z.object({ token: z.string().max(200) }),
    answer: z.object({ login: z.string(), fullName: z.string(), expiresAt: z.iso.datetime() }),
  }),
  useLink: route({
    method: 'POST',
    path: '/api/one-time-links/:token',
    summary: 'Đặt mật khẩu bằng liên kết dùng một lần và đăng nhập',
    permission: 'public',
    params: z.object({ token: z.string().max(200) }),
    body: z.object({ password: NewPassword }),
    answer: Me,
  }),
  changePassword: route({
    method: 'PUT',
    path: '/api/account/password',
    summary: 'Đổi mật khẩu; các phiên khác bị đăng xuất',
    permission: 'signedIn',
    body: z.object({ current: z.string().max(200), next: NewPassword }),
  }),
  changeLanguage: route({
    method: 'PUT',
    path: '/api/account/language',
    summary: 'Đổi ngôn ngữ màn hình',
    permission: 'signedIn',
    body: z.object({ language: z.enum(languages) }),
  }),
  tokens: route({
    method: 'GET',
    path: '/api/account/tokens',
    summary: 'Các mã truy cập của mình',
    permission: 'signedIn',
    answer: z.array(Token),
  }),
  createToken: route({
    method: 'POST',
    path: '/api/account/tokens',
    summary: 'Tạo mã truy cập cho lệnh từ máy; mã chỉ hiện một lần',
    permission: 'signedIn',
    body: z.object({ name: filledText(100), expiresOn: Day.nullable().default(null) }),
    answer: z.object({ token: z.string(), created: Token }),
  }),
  revokeToken: route({
    method: 'DELETE',
    path: '/api/account/tokens/:tokenId',
    summary: 'Thu hồi mã truy cập',
    permission: 'signedIn',
    params: z.object({ tokenId: Id }),
  }),
  users: route({
    method: 'GET',
    path: '/api/users',
    summary: 'Người dùng, theo trang, tìm không cần dấu, sắp xếp theo cột',
    permission: 'writeUsers',
    query: UserFilter.extend(Paging.shape),
    answer: pageOf(User),
  }),
  createUser: route({
    method: 'POST',
    path: '/api/users',
    summary: 'Thêm người dùng, kèm liên kết mời dùng một lần',
    permission: 'writeUsers',
    body: UserWriting,
    answer: z.object({ user: User, invitation: Invitation }),
  }),
  changeUser: route({
    method: 'PUT',
    path: '/api/users/:userId',
    summary: 'Sửa người dùng và vai trò',
    permission: 'writeUsers',
    params: z.object({ userId: Id }),
    body: UserWriting.extend({ version: Version }),
    answer: User,
  }),
  disableUser: route({
    method: 'POST',
    path: '/api/users/:userId/disablement',
    summary: 'Khoá người dùng và đăng xuất khỏi mọi máy',
    permission: 'writeUsers',
    params: z.object({ userId: Id }),
    answer: User,
  }),
  enableUser: route({
    method: 'DELETE',
    path: '/api/users/:userId/disablement',
    summary: 'Mở khoá người dùng',
    permission: 'writeUsers',
    params: z.object({ userId: Id }),
    answer: User,
  }),
  inviteUser: route({
    method: 'POST',
    path: '/api/users/:userId/invitation',
    summary: 'Tạo liên kết dùng một lần mới (72 giờ); liên kết cũ hết hiệu lực',
    permission: 'writeUsers',
    params: z.object({ userId: Id }),
    answer: Invitation,
  }),
  usersSheet: route({
    method: 'GET',
    path: '/api/users/sheet',
    summary: 'Danh sách người dùng ra Excel, theo bộ lọc và thứ tự',
    permission: 'writeUsers',
    query: UserFilter,
    download: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
}
