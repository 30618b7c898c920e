/** Everything that can be set: every variable, its default and its meaning. Nothing else reads the environment. */
import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { ok, type Problem, type Result } from '../../core/values/result.ts'
import { logLevels } from './log.ts'
import { packageFolder } from './packageFolder.ts'

const DEFAULT_DATA = join(packageFolder, 'data')

const text = (message: string) => z.string({ error: message }).trim().min(1, message)
const number = (message: string, range: { readonly least: number; readonly most: number }) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\d{1,15}$/)
          .transform(Number),
      ],
      { error: message },
    )
    .pipe(z.number().int().min(range.least, message).max(range.most, message))
const yesOrNo = (message: string) =>
  z.union([z.boolean(), z.enum(['0', '1']).transform((bit) => bit === '1')], { error: message })
const file = (name: string) =>
  text(`${name} cần đường dẫn tới một tệp.`)
    .transform((path) => resolve(path))
    .refine(existsSync, { error: (issue) => `Không thấy tệp ${String(issue.input)}.` })

export const Config = z.object({
  /** The data folder: the database, files, backups. */
  dataDir: text('Thư mục dữ liệu đang trống.')
    .default(DEFAULT_DATA)
    .transform((path) => resolve(path)),
  /** An outside PostgreSQL 15 or newer instead of the embedded one. */
  databaseUrl: z
    .string()
    .refine(isPostgresUrl, 'Địa chỉ cơ sở dữ liệu phải có dạng postgresql://người-dùng:mật-khẩu@máy:5432/tên.')
    .optional(),
  /** The address to listen on. */
  host: text('Địa chỉ lắng nghe đang trống: ví dụ 127.0.0.1.').default('127.0.0.1'),
  port: number('Cổng phải là số nguyên từ 0 đến 65535.', { least: 0, most: 65_535 }).default(8080),
  /** What people type in the browser; used in links and cookies. No slash at the end. */
  publicUrl: z
    .string()
    .refine(isWebAddress, 'Địa chỉ công khai phải có dạng https://ten-mien hoặc https://ten-mien:cổng.')
    .transform((url) => new URL(url).origin)
    .optional(),
  tlsCert: file('Chứng thư TLS (--tls-cert)').optional(),
  tlsKey: file('Khóa TLS (--tls-key)').optional(),
  /** Addresses of the proxies in front of the application, with commas; their forwarded headers are believed. */
  trustProxy: z
    .string()
    .refine(
      isAddressList,
      'Proxy phải là địa chỉ IP, hoặc nhiều địa chỉ cách nhau bằng dấu phẩy: 127.0.0.1 hoặc 10.0.0.0/8.',
    )
    .optional(),
  logLevel: z.enum(logLevels, { error: `Mức nhật ký là một trong: ${logLevels.join(', ')}.` }).default('info'),
  /** Checks every answer against the contract; for tests. */
  checkAnswers: yesOrNo('CCHC_CHECK_ANSWERS là 0 hoặc 1.').default(false),
})
export type Config = z.infer<typeof Config>

type Key = keyof Config

/** The name of each setting in the environment and on the command line. */
const NAMES: Readonly<Record<Key, { readonly variable: string; readonly option?: string }>> = {
  dataDir: { variable: 'CCHC_DATA', option: '--data' },
  databaseUrl: { variable: 'CCHC_DATABASE', option: '--database' },
  host: { variable: 'CCHC_HOST', option: '--host' },
  port: { variable: 'CCHC_PORT', option: '--port' },
  publicUrl: { variable: 'CCHC_PUBLIC_URL', option: '--public-url' },
  tlsCert: { variable: 'CCHC_TLS_CERT', option: '--tls-cert' },
  tlsKey: { variable: 'CCHC_TLS_KEY', option: '--tls-key' },
  trustProxy: { variable: 'CCHC_TRUST_PROXY', option: '--trust-proxy' },
  logLevel: { variable: 'CCHC_LOG_LEVEL' },
  checkAnswers: { variable: 'CCHC_CHECK_ANSWERS' },
}

export type Environment = Readonly<Record<string, string | undefined>>
export type ConfigOptions = { readonly [K in Key]?: unknown }

/** Options of the command line win over the environment; every fault is listed, each at the name it was given under. */
export function readConfig(environment: Environment, options: ConfigOptions = {}): Result<Config> {
  const given = Object.fromEntries(keys.map((key) => [key, options[key] ?? fromEnvironment(environment, key)]))
  const read = Config.safeParse(given)
  const where = (key: Key) => (options[key] === undefined ? NAMES[key].variable : (NAMES[key].option ?? key))
  const problems: Problem[] = unknownVariables(environment)
  for (const issue of read.error?.issues ?? []) {
    const key = keys.find((name) => name === issue.path[0])
    if (key) problems.push({ code: 'config', where: where(key), text: issue.message })
  }
  problems.push(...faultsTogether(given))
  return read.success && problems.length === 0 ? ok(read.data) : { ok: false, problems }
}

const keys = Object.keys(NAMES) as Key[]

function fromEnvironment(environment: Environment, key: Key): string | undefined {
  // A variable that a service file leaves empty counts as not set.
  return environment[NAMES[key].variable] || undefined
}

/** A misspelt variable would otherwise be a setting that silently does nothing. */
function unknownVariables(environment: Environment): Problem[] {
  const known = new Set<string>(keys.map((key) => NAMES[key].variable))
  return Object.keys(environment)
    .filter((name) => name.startsWith('CCHC_') && !known.has(name))
    .map((name) => ({
      code: 'config',
      where: name,
      text: `Không có thiết lập ${name}. Các thiết lập có thể dùng: ${[...known].join(', ')}.`,
    }))
}

/** Passwords and sessions never go in the clear over a network. Judged as given: faults of one setting stand beside. */
function faultsTogether({ host, tlsCert, tlsKey, trustProxy }: ConfigOptions): Problem[] {
  const problems: Problem[] = []
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    const text = 'Cần cả chứng thư và khóa TLS: --tls-cert TỆP --tls-key TỆP.'
    problems.push({ code: 'tls-half', where: tlsCert ? '--tls-key' : '--tls-cert', text })
  }
  if (typeof host === 'string' && !isLoopback(host.trim()) && !tlsCert && !trustProxy) {
    const text =
      `Mở ở ${host} mà không mã hóa thì mật khẩu đi qua mạng ở dạng đọc được. Chọn một cách: dùng TLS ` +
      '(--tls-cert TỆP --tls-key TỆP); đặt sau proxy có TLS và khai báo địa chỉ của nó (--trust-proxy ĐỊA_CHỈ); hoặc chỉ dùng trên máy này (bỏ --host).'
    problems.push({ code: 'host-in-clear', where: '--host', text })
  }
  return problems
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

function isPostgresUrl(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url)
}

function isWebAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, pathname, search, username } = new URL(url)
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && username === ''
}

/** Addresses and ranges; a range of every address would believe whatever anybody says. */
function isAddressList(list: string): boolean {
  return list.split(',').every((part) => {
    const [address = '', bits, ...rest] = part.trim().split('/')
    const most = isIP(address) === 6 ? 128 : 32
    const isRange = bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most)
    return isIP(address) !== 0 && isRange && rest.length === 0
  })
}
