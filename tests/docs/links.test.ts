import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { packageFolder } from '../../src/server/platform/packageFolder.ts'

const read = (path: string) => readFileSync(join(packageFolder, path), 'utf8')
const filesBelow = (folder: string, ending: RegExp) =>
  readdirSync(join(packageFolder, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => ending.test(name))

const pages = [
  ...readdirSync(packageFolder).filter((name) => name.endsWith('.md')),
  ...filesBelow('docs', /\.md$/),
  ...filesBelow('templates', /\.md$/),
]
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

/** The name that a heading is linked by: its words with hyphens. */
const anchorsOf = (text: string) =>
  matches(text, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )

test.each(pages)('every link of %s leads somewhere', (page) => {
  const dead = matches(read(page), /\]\(([^)\s]+)\)/g)
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      if (!existsSync(join(packageFolder, target))) return true
      return anchor !== undefined && !anchorsOf(read(target)).includes(decodeURIComponent(anchor))
    })
  expect(dead).toEqual([])
})

test.each(pages)('every file that %s speaks of is there', (page) => {
  const named = matches(read(page), /`((?:src|tests|docs|catalogue|templates|sample|scripts|bench|bin)\/[\w./-]+)`/g)
  expect(named.filter((path) => !existsSync(join(packageFolder, path)))).toEqual([])
})

const scripts = Object.keys(JSON.parse(read('package.json')).scripts)
const cli = filesBelow(join('src', 'cli'), /\.ts$/).map(read).join('\n')
const commandNames = matches(cli, /add(?:Command|Group)\(\w+, '([a-z]+)/g)
const options = new Set(cli.match(/--[a-z][a-z-]+/g))

test.each(pages)('every command that %s speaks of exists', (page) => {
  const text = read(page)
  const unknownScripts = matches(text, /\bnpm run ([a-z]+)/g).filter((name) => !scripts.includes(name))
  const words = [...text.matchAll(/\bcchc ([a-z]+)(?: ([a-z]+)\b)?/g)].flatMap(([, command = '', sub]) =>
    ['plan', 'catalogue', 'users', 'audit'].includes(command) ? [command, sub ?? 'without a second word'] : [command],
  )
  const lines = text.split('\n').filter((line) => /\b(bin\/)?cchc [a-z]|npm start --/.test(line))
  const unknownOptions = lines
    .flatMap((line) => line.match(/(?<=[\s`[])--[a-z][a-z-]+/g) ?? [])
    .filter((option) => !options.has(option) && option !== '--help')
  expect({
    unknownScripts,
    unknownOptions,
    unknownWords: words.filter((word) => !commandNames.includes(word)),
  }).toEqual({
    unknownScripts: [],
    unknownOptions: [],
    unknownWords: [],
  })
})

test('each dependency has its line of reason, and each line its dependency', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'))
  const reasons = matches(read('docs/decisions/dependencies.md'), /^\| (`.+`) \|/gm).flatMap((cell) =>
    matches(cell, /`([^`]+)`/g),
  )
  expect([...reasons].sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort())
})

test('every decision is listed', () => {
  const listed = matches(read('docs/decisions/README.md'), /\]\(([\w-]+\.md)\)/g)
  const there = readdirSync(join(packageFolder, 'docs', 'decisions')).filter((name) => name !== 'README.md')
  expect(listed.sort()).toEqual(there.sort())
})

test('every picture is taken by the script and shown in the guide', () => {
  const there = readdirSync(join(packageFolder, 'docs', 'vi', 'pictures')).map((name) => name.replace('.png', ''))
  const taken = matches(read('scripts/takePictures.mjs'), /\{ name: '([\w-]+)', (?:as|path):/g)
  const multiline = matches(read('scripts/takePictures.mjs'), /^ {4}name: '([\w-]+)',$/gm)
  const shown = pages.flatMap((page) => matches(read(page), /pictures\/([\w-]+)\.png/g))
  expect([...taken, ...multiline].sort()).toEqual(there.sort())
  expect(there.filter((name) => !shown.includes(name))).toEqual([])
})
