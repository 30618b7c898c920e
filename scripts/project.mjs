/** What the scripts share: where the project is, how its npm and its programs are run, what a set of files hashes to. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

export const say = (text) => process.stderr.write(`${text}\n`)

/** Runs a program in the project's folder with its output shown; gives the exit code. */
export function run(program, args, options = {}) {
  const ended = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options })
  if (ended.error) say(`${program}: ${ended.error.message}`)
  return ended.status ?? 1
}

export const runNode = (args, options) => run(process.execPath, args, options)

/** The npm that started us, else the one on the path. */
function runNpm(args) {
  const own = process.env.npm_execpath
  if (own && /\.c?js$/.test(own)) return runNode([own, ...args])
  return run('npm', args, { shell: process.platform === 'win32' })
}

/** True where node_modules holds what package-lock.json names, as `npm ci` leaves it. */
export function isInstalled() {
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    const there = installed[path]
    // Optional packages are there for this machine's kind only.
    return path === '' || (there ? there.version === version : optional === true || peer === true)
  })
}

/** Installs where needed, development tools included: the build needs them. False where npm failed. */
export function install() {
  if (isInstalled()) return true
  say('Cài thư viện (lần đầu mất vài phút)…')
  const code = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (code !== 0) say('Không cài được thư viện: kiểm tra mạng hoặc kho npm, rồi chạy lại.')
  return code === 0
}

/** The paths of all files below the given files and folders, in one order, relative to the project. */
export function filesBelow(paths) {
  return paths.flatMap((path) => {
    const full = join(root, path)
    if (!existsSync(full)) return []
    const entries = readdirSync(full, { withFileTypes: true, recursive: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length))
      .sort()
  })
}

export function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

export const requireNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  say(`Cần Node.js 20.19 trở lên; máy này có ${process.versions.node}. Tải tại https://nodejs.org rồi chạy lại.`)
  process.exit(1)
}
