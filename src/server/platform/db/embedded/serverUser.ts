/** As whom the database's programs run: PostgreSQL refuses root, so root hands them to a user without rights. */
import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fault } from '../../fault.ts'

export interface ServerUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const OWN_USER = 'cchc'

/**
 * Null when this process's own user runs the server. Root takes the owner of `folder` if it is there (another user may
 * have come with a package meanwhile), else `postgres`, else a user `cchc` that it makes.
 */
export function findServerUser(folder: string): ServerUser | null {
  const uid = process.getuid?.()
  if (uid === undefined) return null
  const owner = statSync(folder, { throwIfNoEntry: false })
  if (uid !== 0) {
    if (owner && owner.uid !== uid) throw foreignFolder(folder, owner.uid)
    return null
  }
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid }
  return findUser('postgres') ?? findUser(OWN_USER) ?? makeUser()
}

function foreignFolder(folder: string, uid: number) {
  const text = `Dữ liệu trong ${folder} thuộc người dùng “${nameOf(uid)}”. Chạy bằng tài khoản đã tạo dữ liệu (hoặc root), hoặc chọn thư mục khác: --data.`
  return fault('data-owner', folder, text)
}

/** Throws a fault with the remedy where `user` cannot enter one of the folders; `own` is the user of this process. */
export function requireReach(user: ServerUser | null, paths: readonly string[]): void {
  if (user === null) return
  const script = 'for d; do [ -x "$d" ] || { printf %s "$d"; exit 1; }; done'
  const folders = [...new Set(paths.flatMap(withAncestors))]
  const check = spawnSync('/bin/sh', ['-c', script, 'sh', ...folders], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    encoding: 'utf8',
  })
  if (check.status === 0) return
  const closed = check.stdout || (folders.at(-1) ?? '/')
  const text =
    `Người dùng “${user.name}”, chạy cơ sở dữ liệu thay cho root, không vào được thư mục ${closed}. ` +
    'Chọn một cách: chuyển phần mềm sang nơi mọi người dùng vào được (ví dụ /opt/cchc); chạy bằng tài khoản thường; ' +
    `cho phép đi qua: chmod o+x ${closed}; đặt dữ liệu nơi khác: --data /var/lib/cchc (khi thư mục bị chặn chỉ là thư mục dữ liệu).`
  throw fault('folder-closed', closed, text)
}

function withAncestors(path: string): string[] {
  const folders: string[] = []
  for (let at = resolve(path); ; at = dirname(at)) {
    folders.unshift(at)
    if (at === dirname(at)) return folders
  }
}

function findUser(name: string): ServerUser | null {
  const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
  try {
    return { name, uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null
  }
}

function nameOf(uid: number): string {
  const answer = spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' })
  return answer.stdout?.trim() || String(uid)
}

function makeUser(): ServerUser {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_USER])
  const user = findUser(OWN_USER)
  if (user) return user
  const text = `PostgreSQL không chạy được bằng root và không tạo được người dùng “${OWN_USER}”. Tạo một tài khoản thường rồi chạy bằng tài khoản đó.`
  throw fault('no-server-user', OWN_USER, text)
}
