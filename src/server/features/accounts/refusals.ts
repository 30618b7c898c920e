/** The refusals of accounts, each told once. */
import { AppError } from '../../../core/values/appError.ts'

export const wrongSignIn = () =>
  new AppError('unauthenticated', 'sign-in-wrong', {
    vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Quên mật khẩu thì nhờ quản trị tạo liên kết đặt lại.',
    en: 'The login or the password is not right. If you forgot it, ask the administrator for a link.',
  })

export const tooManySignIns = (seconds: number) => {
  const minutes = Math.ceil(seconds / 60)
  const words = {
    vi: `Đã sai quá nhiều lần. Hãy đợi ${minutes} phút rồi thử lại.`,
    en: `Too many wrong attempts. Wait ${minutes} minutes, then try again.`,
  }
  return new AppError('tooMany', 'sign-in-throttled', words, [], seconds)
}

export const noTokenByToken = () =>
  new AppError('forbidden', 'token-by-token', {
    vi: 'Mã truy cập chỉ tạo được khi đăng nhập bằng mật khẩu, không tạo bằng một mã khác.',
    en: 'A token is made by a person who signed in, not by another token.',
  })

export const userIsDisabled = () =>
  new AppError('conflict', 'user-disabled', {
    vi: 'Người dùng này đang bị khoá. Mở khoá trước rồi tạo liên kết.',
    en: 'This user is disabled. Enable the user first, then make the link.',
  })

export const wrongToken = () =>
  new AppError('unauthenticated', 'token-wrong', {
    vi: 'Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi. Tạo mã mới ở trang Tài khoản.',
    en: 'The access token is wrong, has expired or was revoked. Make a new one on the account page.',
  })

export const wrongCsrf = () =>
  new AppError('forbidden', 'csrf-wrong', {
    vi: 'Yêu cầu không mang mã xác nhận của phiên làm việc. Tải lại trang rồi làm lại.',
    en: 'The request does not carry this session’s confirmation. Reload the page and try again.',
  })

export const linkGone = () =>
  new AppError('gone', 'link-gone', {
    vi: 'Liên kết đã dùng rồi hoặc đã quá hạn. Nhờ quản trị tạo liên kết mới.',
    en: 'This link has been used or has expired. Ask the administrator for a new one.',
  })

export const wrongPassword = () =>
  new AppError('invalid', 'password-wrong', {
    vi: 'Mật khẩu hiện tại chưa đúng.',
    en: 'The current password is not right.',
  })

export const samePassword = () =>
  new AppError('invalid', 'password-same', {
    vi: 'Mật khẩu mới phải khác mật khẩu hiện tại.',
    en: 'The new password must differ from the current one.',
  })

export const noSuchUser = () =>
  new AppError('notFound', 'user-not-found', {
    vi: 'Không có người dùng này hoặc người dùng thuộc cơ quan khác.',
    en: 'There is no such user, or the user belongs to another department.',
  })

export const noSuchToken = () =>
  new AppError('notFound', 'token-not-found', {
    vi: 'Không có mã truy cập này; có thể đã được thu hồi.',
    en: 'There is no such token; it may have been revoked.',
  })

export const loginTaken = (login: string) =>
  new AppError('conflict', 'login-taken', {
    vi: `Tên đăng nhập "${login}" đã có người dùng. Chọn tên khác.`,
    en: `The login "${login}" is taken. Choose another.`,
  })

export const userChangedMeanwhile = () =>
  new AppError('conflict', 'changed-meanwhile', {
    vi: 'Người dùng này vừa được người khác sửa. Tải lại để xem giá trị mới rồi sửa tiếp; điều bạn vừa nhập chưa được ghi.',
    en: 'Someone else has just changed this user. Reload to see the new values and go on; what you entered is not stored.',
  })

export const lastAdministrator = () =>
  new AppError('conflict', 'last-administrator', {
    vi: 'Đây là quản trị hệ thống cuối cùng. Hãy giao vai trò quản trị hệ thống cho người khác trước.',
    en: 'This is the last administrator of the whole instance. Give the role to someone else first.',
  })

export const grantBeyondOwn = () =>
  new AppError('forbidden', 'grant-beyond-own', {
    vi: 'Chỉ quản trị hệ thống mới giao được vai trò quản trị hệ thống hoặc vai trò ở cơ quan khác.',
    en: 'Only an administrator of the whole instance may give that role, or a role in another department.',
  })

export const grantWithoutUnit = () =>
  new AppError('invalid', 'grant-without-unit', {
    vi: 'Mỗi vai trò phải gắn với một đơn vị; chỉ vai trò quản trị mới có thể cho toàn hệ thống.',
    en: 'Every role belongs to a unit; only an administrator may hold it for the whole instance.',
  })

export const grantOutsideDepartment = () =>
  new AppError('invalid', 'grant-outside-department', {
    vi: 'Vai trò phải ở trong cơ quan mà người dùng làm việc.',
    en: 'A role must be within the department where the user works.',
  })
