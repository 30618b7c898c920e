/** Builds what changed: the server with TypeScript's compiler, the pages with Vite. `--server` leaves the pages out. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesBelow, hashOf, root, runNode, say } from './project.mjs'

const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'tsconfig.web.json']

const isTest = (file) => /\.(test|testing)\.tsx?$/.test(file)
const isServer = (file) => !file.startsWith(join('src', 'web')) && !isTest(file)
const isPage = (file) => !/^src.(server|cli)/.test(file) && !isTest(file)

const parts = {
  server: { sources: isServer, says: 'Dựng máy chủ…', build: buildServer },
  web: { sources: isPage, says: 'Dựng các trang…', build: buildWeb },
}

/** True where everything asked for is built from the sources as they are. */
export function build(names = Object.keys(parts)) {
  const sources = filesBelow(['src'])
  return names.every((name) => {
    const part = parts[name]
    const stamp = join(root, 'dist', `.${name}`)
    const hash = hashOf([...SETTINGS, ...sources.filter(part.sources)])
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true
    say(part.says)
    rmSync(stamp, { force: true })
    if (!part.build(sources)) return false
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, hash)
    return true
  })
}

/** Beside the old one first: a running application still loads parts of it. */
function buildServer(sources) {
  const [fresh, place] = ['dist/server.new', 'dist/server'].map((path) => join(root, path))
  rmSync(fresh, { recursive: true, force: true })
  const compiler = join(root, 'node_modules', 'typescript7', 'bin', 'tsc')
  if (runNode([compiler, '-p', 'tsconfig.build.json', '--outDir', fresh]) !== 0) return false
  for (const file of sources.filter((file) => isServer(file) && !/\.tsx?$/.test(file))) {
    cpSync(join(root, file), join(fresh, file.slice('src'.length)))
  }
  rmSync(place, { recursive: true, force: true })
  renameSync(fresh, place)
  return true
}

function buildWeb() {
  if (!existsSync(join(root, 'src', 'web', 'vite.config.ts'))) return true
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  return runNode([vite, 'build', '--config', 'src/web/vite.config.ts', '--logLevel', 'warn']) === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exit(build(process.argv.includes('--server') ? ['server'] : undefined) ? 0 : 1)
}
