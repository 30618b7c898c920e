/** What a browser downloads: JavaScript in brotli, per entry and per page, with the limits. Needs a build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

const folder = fileURLToPath(new URL('../../dist/web/', import.meta.url))
const KILO = 1000
const FIRST = 'OverviewPage'

export interface Weight {
  readonly name: string
  readonly kilobytes: number
  /** Null where only the heaviest is of interest. */
  readonly limit: number | null
}

/** The weight of each entry alone, and of each page with its entry as a first visit loads them. */
export function weighPages(): readonly Weight[] {
  if (!existsSync(`${folder}index.html`)) throw new Error('dist/web is missing: run "npm run build" first')
  const signIn = filesOf(['sign-in.html'])
  const api = filesOf(['api.html'])
  const application = new Set([...filesOf(['index.html']), ...chunksNamed(/^(vi|vi_VN)-/)])
  const pages = chunksNamed(/^\w+Page-/).map((chunk) => ({
    name: chunk.replace(/-.*/, ''),
    files: new Set([...application, ...reachedFrom(chunk)]),
  }))
  return [
    { name: 'sign-in and one-time links', kilobytes: weigh(signIn), limit: 100 },
    { name: 'API page', kilobytes: weigh(api), limit: 100 },
    ...pages.map(({ name, files }) => ({
      name: name === FIRST ? 'overview, after signing in' : name,
      kilobytes: weigh(files),
      limit: name === FIRST ? 450 : null,
    })),
  ]
}

/** The scripts an HTML file names, and whatever they import when they load. */
function filesOf(pages: readonly string[]): ReadonlySet<string> {
  const named = pages.flatMap((page) => [
    ...readFileSync(`${folder}${page}`, 'utf8').matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g),
  ])
  return new Set(named.flatMap((match) => [...reachedFrom(match[1] ?? '')]))
}

function chunksNamed(pattern: RegExp): readonly string[] {
  return readdirSync(`${folder}assets`).filter((name) => name.endsWith('.js') && pattern.test(name))
}

/** A chunk and its static imports; what it may load later is not part of it. */
function reachedFrom(chunk: string, reached: Set<string> = new Set()): ReadonlySet<string> {
  if (reached.has(chunk)) return reached
  reached.add(chunk)
  const source = readFileSync(`${folder}assets/${chunk}`, 'utf8')
  for (const match of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
    if (match[1]) reachedFrom(match[1], reached)
  }
  return reached
}

const weightOf = new Map<string, number>()

/** Pages share most of their files: each is compressed once. */
function compressed(file: string): number {
  const known = weightOf.get(file) ?? brotliCompressSync(readFileSync(`${folder}assets/${file}`)).length
  weightOf.set(file, known)
  return known
}

function weigh(files: ReadonlySet<string>): number {
  let bytes = 0
  for (const file of files) bytes += compressed(file)
  return Math.round((bytes / KILO) * 10) / 10
}
