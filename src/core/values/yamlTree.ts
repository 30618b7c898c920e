/**
 * Reads one YAML 1.2 file into plain values that remember their lines, so that every later fault can name `file.yaml:41`.
 * What a hand or a machine may get wrong (two equal keys, an alias that holds itself, a bomb) is a problem, never a crash.
 */
import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  Parser,
  type Scalar,
  visit,
} from 'yaml'
import { fail, ok, type Problem, type Result } from './result.ts'

export interface YamlFile {
  readonly name: string
  /** Objects, arrays, text, numbers, booleans and null. Text is NFC. */
  readonly value: unknown
  /** Keys that stand twice or are none: left out of `value`, so that they hide no other fault. The file is at fault all the same. */
  readonly problems: readonly Problem[]
  /** The line of the deepest part of `path` that exists: of its key in a map, of its start in a list. */
  lineOf(path: readonly PropertyKey[]): number
}

interface Lines {
  readonly line: number
  readonly parts: ReadonlyMap<string, Lines>
}

const LONGEST_TEXT = 1_000_000
// Far above any real set (80 criteria are about 8,000 values), far below what an alias bomb unfolds to.
const MOST_VALUES = 200_000
const DEEPEST = 40
const TOO_DEEP = `YAML lồng nhau quá ${DEEPEST} cấp: viết lại cho phẳng hơn.`

export function readYaml(name: string, text: string): Result<YamlFile> {
  const at = (line: number, code: string, what: string): Problem => ({ code, where: `${name}:${line}`, text: what })
  if (text.length > LONGEST_TEXT)
    return fail([at(1, 'file-too-large', 'Tệp YAML dài quá 1 triệu ký tự: chia nhỏ hoặc kiểm tra lại tệp.')])
  const counter = new LineCounter()
  const lineAt = (offset: number) => counter.linePos(offset).line || 1
  const source = text.normalize('NFC')
  const tokens = [...new Parser(counter.addNewLine).parse(source)]
  const deep = findTooDeep(tokens)
  if (deep !== null) return fail([at(lineAt(deep), 'yaml-too-deep', TOO_DEEP)])

  const [document, second] = new Composer(OPTIONS).compose(tokens, true, source.length)
  if (!document) return ok({ name, value: null, problems: [], lineOf: () => 1 })
  // One at a time: after the first the parser only guesses, and reports every later line too.
  const [fault] = [...document.errors, ...document.warnings]
  if (fault) return fail([at(lineAt(fault.pos[0]), 'yaml', textOfYamlFault(fault.code))])
  if (second) return fail([at(lineAt(second.range[0]), 'yaml', textOfYamlFault('MULTIPLE_DOCS'))])

  const reader = new TreeReader(lineAt, at, targetsOfAliases(document))
  const value = document.contents === null ? null : reader.read(document.contents)
  const { lines, problems, keyProblems } = reader
  if (problems.length > 0) return fail([...keyProblems, ...problems])
  return ok({ name, value, problems: keyProblems, lineOf: (path) => lineOf(lines, path) })
}

const OPTIONS = {
  version: '1.2',
  schema: 'core', // holds even where the file says %YAML 1.1, in which `on` would be true
  uniqueKeys: false, // told below with both lines, and by what is written: 5.1 and 5.10 are two keys
} as const

/**
 * Where the text nests too deeply, before anything recurses into it: running out of stack inside a regular
 * expression ends the whole process, which nothing can catch.
 */
function findTooDeep(tokens: readonly CST.Token[]): number | null {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }))
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next
    if (depth > DEEPEST) return token.offset
    for (const inner of tokensInside(token)) open.push({ token: inner, depth: depth + 1 })
  }
  return null
}

function tokensInside(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : []
  if (!('items' in token)) return []
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat())
}

function lineOf(lines: Lines | null, path: readonly PropertyKey[]): number {
  let at = lines
  for (const key of path) {
    const next = at?.parts.get(String(key))
    if (!next) break
    at = next
  }
  return at?.line ?? 1
}

/** An alias means the last node before it with that anchor. In one pass: the library looks through the document for each. */
function targetsOfAliases(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source)
      if (target) targets.set(node, target)
    } else if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) anchors.set(node.anchor, node)
  })
  return targets
}

/** Walks the library's nodes once. Holds the count of values and the nodes being unfolded, which is how a bomb or a cycle shows. */
class TreeReader {
  readonly problems: Problem[] = []
  readonly keyProblems: Problem[] = []
  lines: Lines | null = null
  private readonly lineAt: (offset: number) => number
  private readonly problem: (line: number, code: string, text: string) => Problem
  private readonly targets: ReadonlyMap<Alias, Node>
  private readonly open = new Set<Node>()
  private values = 0

  constructor(lineAt: TreeReader['lineAt'], problem: TreeReader['problem'], targets: ReadonlyMap<Alias, Node>) {
    this.lineAt = lineAt
    this.problem = problem
    this.targets = targets
  }

  read(node: Node): unknown {
    const { value, lines } = this.readNode(node, this.lineOfNode(node), 0)
    this.lines = lines
    return value
  }

  private readNode(node: Node, line: number, depth: number): { value: unknown; lines: Lines } {
    const leaf = (value: unknown) => ({ value, lines: { line, parts: NO_PARTS } })
    this.values++
    if (this.values === MOST_VALUES)
      this.report(line, 'yaml-too-many', 'YAML mở ra quá nhiều giá trị (neo & và * lặp nhau?): bỏ các neo đó.')
    if (this.values >= MOST_VALUES) return leaf(null)
    if (depth > DEEPEST) {
      this.report(line, 'yaml-too-deep', TOO_DEEP)
      return leaf(null)
    }
    if (isAlias(node)) return this.readAlias(node, line, depth)
    if (isScalar(node)) return leaf(node.value)
    if (this.open.has(node)) {
      this.report(line, 'yaml-cycle', 'Neo YAML (&, *) chứa chính nó, thành vòng lặp: bỏ neo đó và viết rõ nội dung.')
      return leaf(null)
    }
    this.open.add(node)
    const read = isMap(node) ? this.readMap(node, line, depth) : this.readList(node, line, depth)
    this.open.delete(node)
    return read
  }

  private readAlias(node: Alias, line: number, depth: number) {
    const target = this.targets.get(node)
    if (target) return this.readNode(target, line, depth + 1)
    this.report(
      line,
      'yaml-alias',
      `Neo *${node.source} không có nơi đặt &${node.source}: sửa tên hoặc viết rõ nội dung.`,
    )
    return { value: null, lines: { line, parts: NO_PARTS } }
  }

  private readList(node: Node, line: number, depth: number) {
    const parts = new Map<string, Lines>()
    const value: unknown[] = []
    for (const item of isSeq(node) ? node.items : []) {
      const read = this.readNode(item as Node, this.lineOfNode(item as Node), depth + 1)
      parts.set(String(value.length), read.lines)
      value.push(read.value)
    }
    return { value, lines: { line, parts } }
  }

  private readMap(node: Node, line: number, depth: number) {
    const parts = new Map<string, Lines>()
    const value: Record<string, unknown> = {}
    for (const pair of isMap(node) ? node.items : []) {
      const keyLine = this.lineOfNode(pair.key as Node)
      const key = keyText(pair.key)
      if (key === null || key === '__proto__') {
        this.reportKey(keyLine, 'yaml-key', 'Khóa phải là một từ hoặc một mã: sửa khóa ở dòng này.')
        continue
      }
      const first = parts.get(key)
      if (first) {
        this.reportKey(keyLine, 'duplicate-key', `Khóa “${key}” đã có ở dòng ${first.line}: giữ lại một.`)
        continue
      }
      const read = pair.value ? this.readNode(pair.value as Node, keyLine, depth + 1) : EMPTY(keyLine)
      parts.set(key, { line: keyLine, parts: read.lines.parts })
      value[key] = read.value
    }
    return { value, lines: { line, parts } }
  }

  private lineOfNode(node: Node | null): number {
    const start = node?.range?.[0]
    return start === undefined ? 1 : this.lineAt(start)
  }

  private report(line: number, code: string, text: string) {
    this.push(this.problems, line, code, text)
  }

  private reportKey(line: number, code: string, text: string) {
    this.push(this.keyProblems, line, code, text)
  }

  private push(problems: Problem[], line: number, code: string, text: string) {
    if (problems.length < 200) problems.push(this.problem(line, code, text))
  }
}

const NO_PARTS: ReadonlyMap<string, Lines> = new Map()
const EMPTY = (line: number) => ({ value: null, lines: { line, parts: NO_PARTS } })

/** A key as it is written: an unquoted `5.10` is the code 5.10, not the number 5.1. */
function keyText(key: unknown): string | null {
  if (!isScalar(key)) return null
  const { value, source } = key as Scalar
  if (typeof value === 'string') return value
  return typeof source === 'string' && source !== '' ? source : null
}

const YAML_FAULTS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'Thụt lề không đều: căn các dòng cùng cấp thẳng cột, dùng dấu cách.',
  TAB_AS_INDENT: 'Thụt lề bằng phím Tab: thay bằng dấu cách.',
  MULTIPLE_DOCS: 'Tệp có nhiều phần cách nhau bằng “---”: chỉ để một phần trong mỗi tệp.',
  MISSING_CHAR: 'Thiếu một dấu (ngoặc kép, ngoặc vuông, ngoặc nhọn hoặc hai chấm): kiểm tra dòng này và dòng trước.',
  TAG_RESOLVE_FAILED: 'Thẻ kiểu “!…” không dùng ở đây: bỏ thẻ.',
  BLOCK_AS_IMPLICIT_KEY: 'Dấu hai chấm đặt sai chỗ: đặt văn bản có dấu hai chấm trong ngoặc kép.',
  BAD_ALIAS: 'Neo YAML (&, *) viết sai: bỏ neo và viết rõ nội dung.',
}

const textOfYamlFault = (code: string): string =>
  YAML_FAULTS[code] ?? `Không đọc được YAML (${code}): kiểm tra thụt lề, ngoặc kép và dấu hai chấm ở dòng này.`
