/** Turns refusals and faults into answers: what, where and what to do, in the reader's language. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type RefusalKind, type Sentence } from '../../../core/values/appError.ts'
import { Fault } from '../fault.ts'

export type Language = 'vi' | 'en'

const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  gone: 410,
  tooLarge: 413,
  tooMany: 429,
  unavailable: 503,
}

/** The language the browser asks for; Vietnamese unless English comes first. */
export function languageOf(request: FastifyRequest): Language {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi'
}

export function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = asRefusal(error)
  if (refusal) {
    const { kind, code, userText, problems, retryAfterSeconds } = refusal
    if (kind === 'tooMany' || kind === 'unavailable') reply.header('retry-after', String(retryAfterSeconds ?? 30))
    return reply
      .code(statusOf[kind])
      .send({ code, text: userText[languageOf(request)], problems, requestId: request.id })
  }
  request.log.error({ err: error }, 'request failed')
  const text = internalFault(request.id)[languageOf(request)]
  return reply.code(500).send({ code: 'internal', text, problems: [], requestId: request.id })
}

function asRefusal(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  if (!(error instanceof Error)) return null
  // Told to whoever runs a command; here what lies behind it counts.
  if (error instanceof Fault) return asRefusal(error.cause)
  if (isConnectionLoss(error)) return new AppError('unavailable', 'database-away', databaseAway)
  const { statusCode, code } = error as FastifyError
  // What PostgreSQL says to a NUL character or half a surrogate pair within text or JSON.
  if (code === '22021' || code === '22P05') return new AppError('invalid', 'text-invalid', textInvalid)
  if (code === '22003') return new AppError('invalid', 'number-out-of-range', numberOutOfRange)
  // Two writers that wait for each other, of whom PostgreSQL ends one, and a writer whose ground somebody else has just
  // taken away: nothing of that one is written.
  if (code === '40P01' || code === '40001' || code === '23503')
    return new AppError('conflict', 'changed-meanwhile', changedMeanwhile)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100')
    return new AppError('unavailable', 'disk-full', diskFull)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AppError('tooLarge', 'body-too-large', bodyTooLarge)
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new AppError('invalid', 'media-type', mediaType)
  if (statusCode && statusCode >= 400 && statusCode < 500) return new AppError('invalid', 'unreadable', unreadable)
  return null
}

/** The server's own goodbye (57P..), a refused or broken connection, or a pool that waited too long. */
function isConnectionLoss(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  // ENOENT of a socket that is gone; a file that is missing has nothing to do with the database.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect'
  if (/^(57P0[123]|08\d{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code)) return true
  return /Connection terminated|is not queryable|timeout exceeded when trying to connect|server closed the connection/i.test(
    error.message,
  )
}

export const databaseAway: Sentence = {
  vi: 'Cơ sở dữ liệu đang khởi động lại. Chưa có gì bị mất; xin thử lại sau ít phút.',
  en: 'The database is coming back. Nothing is lost; please try again in a moment.',
}
const diskFull: Sentence = {
  vi: 'Ổ đĩa của máy chủ đã đầy nên thao tác này chưa được ghi; dữ liệu cũ vẫn nguyên. Xin báo quản trị giải phóng dung lượng rồi làm lại.',
  en: 'The server’s disk is full, so this was not stored; what was there is unharmed. Ask the administrator to free space, then try again.',
}
const changedMeanwhile: Sentence = {
  vi: 'Có người khác vừa ghi cùng lúc nên thao tác này chưa được ghi. Tải lại rồi làm lại.',
  en: 'Someone else was writing at the same moment, so this was not stored. Reload and try again.',
}
const bodyTooLarge: Sentence = {
  vi: 'Nội dung gửi lên quá lớn. Hãy gửi tệp nhỏ hơn hoặc chia thành nhiều lần.',
  en: 'What was sent is too large. Send a smaller file, or in several parts.',
}
const mediaType: Sentence = {
  vi: 'Kiểu nội dung không đúng: dữ liệu gửi dạng application/json, tệp gửi dạng application/octet-stream.',
  en: 'Wrong content type: send data as application/json, files as application/octet-stream.',
}
const textInvalid: Sentence = {
  vi: 'Nội dung có ký tự không hợp lệ (ký tự điều khiển). Xoá ký tự đó rồi gửi lại.',
  en: 'The text holds an invalid (control) character. Remove it and send again.',
}
const numberOutOfRange: Sentence = {
  vi: 'Có số vượt quá phạm vi mà phần mềm lưu được. Sửa số đó rồi gửi lại.',
  en: 'A number lies beyond what can be kept. Mend it and send again.',
}
const unreadable: Sentence = {
  vi: 'Không đọc được nội dung gửi lên. Hãy kiểm tra định dạng rồi gửi lại.',
  en: 'What was sent cannot be read. Check its format and send it again.',
}
const internalFault = (requestId: string): Sentence => ({
  vi: `Phần mềm gặp lỗi ngoài dự kiến, thao tác chưa được ghi. Xin báo quản trị mã ${requestId}.`,
  en: `The application met an unexpected fault; nothing was written. Please give the administrator the number ${requestId}.`,
})
