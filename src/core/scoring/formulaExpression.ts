/** Arithmetic over named figures: + − × ÷ (also - * /), parentheses, min and max, a leading minus. Parsed once, computed exactly. */
import {
  add,
  divide,
  type Exact,
  exact,
  findDecimal,
  greatest,
  isZero,
  least,
  multiply,
  negate,
  subtract,
} from '../values/exact.ts'

export type Expression =
  | { readonly kind: 'number'; readonly value: Exact }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'negative'; readonly operand: Expression }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'choice'; readonly choose: 'min' | 'max'; readonly operands: readonly Expression[] }

type Operator = '+' | '-' | '*' | '/'

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly text: string }

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([\p{L}_][\p{L}\p{N}_]*)|([-+*/(),]))/uy
const OPERATORS: Readonly<Record<string, string>> = { '×': '*', '÷': '/', '−': '-' }
const LONGEST = 500
const DEEPEST = 50

/** A fault of the expression, thrown inside the parser only. */
class ExpressionFault extends Error {}

export function parseExpression(text: string): ParsedExpression {
  try {
    if (text.length > LONGEST) throw new ExpressionFault(`dài quá ${LONGEST} ký tự, viết gọn lại.`)
    const parser = new Parser(tokensOf(text.replace(/[×÷−]/g, (sign) => OPERATORS[sign] ?? sign)))
    return { ok: true, expression: parser.parse() }
  } catch (error) {
    if (error instanceof ExpressionFault) return { ok: false, text: error.message }
    throw error
  }
}

export function variablesOf(expression: Expression): string[] {
  const names = new Set<string>()
  const visit = (part: Expression): void => {
    if (part.kind === 'variable') names.add(part.name)
    for (const operand of operandsOf(part)) visit(operand)
  }
  visit(expression)
  return [...names]
}

/** As people read it: a comma before the decimals, so a semicolon between the choices of min and max. */
export const formatExpression = (text: string): string =>
  text
    .replaceAll(',', ';')
    .replace(/(\d)\.(\d)/g, '$1,$2')
    .replaceAll('*', '×')
    .replaceAll('-', '−')

/** Null where it divides by 0. Every variable must be given. */
export function evaluateExpression(expression: Expression, values: ReadonlyMap<string, Exact>): Exact | null {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'variable') {
    const value = values.get(expression.name)
    if (!value) throw new Error(`No value for the variable ${expression.name}`)
    return value
  }
  const operands: Exact[] = []
  for (const operand of operandsOf(expression)) {
    const value = evaluateExpression(operand, values)
    if (value === null) return null
    operands.push(value)
  }
  const [first, ...rest] = operands
  if (!first) return null
  if (expression.kind === 'negative') return negate(first)
  if (expression.kind === 'choice') return rest.reduce(expression.choose === 'min' ? least : greatest, first)
  const right = rest[0]
  return right ? operate(expression.operator, first, right) : null
}

function operate(operator: Operator, left: Exact, right: Exact): Exact | null {
  if (operator === '+') return add(left, right)
  if (operator === '-') return subtract(left, right)
  if (operator === '*') return multiply(left, right)
  return isZero(right) ? null : divide(left, right)
}

function operandsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'negative') return [expression.operand]
  if (expression.kind === 'operation') return [expression.left, expression.right]
  return expression.kind === 'choice' ? expression.operands : []
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  let end = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '')
    end = TOKEN.lastIndex
  }
  const rest = text.slice(end).trim()
  if (rest !== '') throw new ExpressionFault(`không hiểu “${rest.slice(0, 20)}”.`)
  return tokens
}

/** Recursive descent: sum → product → factor. */
class Parser {
  private readonly tokens: readonly string[]
  private at = 0
  private depth = 0

  constructor(tokens: readonly string[]) {
    this.tokens = tokens
  }

  parse(): Expression {
    const expression = this.sum()
    if (this.at < this.tokens.length) throw new ExpressionFault(`thừa “${this.tokens[this.at]}”.`)
    return expression
  }

  private sum(): Expression {
    let left = this.product()
    for (let next = this.peek(); next === '+' || next === '-'; next = this.peek()) {
      this.at++
      left = { kind: 'operation', operator: next, left, right: this.product() }
    }
    return left
  }

  private product(): Expression {
    let left = this.factor()
    for (let next = this.peek(); next === '*' || next === '/'; next = this.peek()) {
      this.at++
      left = { kind: 'operation', operator: next, left, right: this.factor() }
    }
    return left
  }

  private factor(): Expression {
    if (++this.depth > DEEPEST) throw new ExpressionFault(`lồng nhau quá ${DEEPEST} cấp, viết gọn lại.`)
    const factor = this.factorAtDepth()
    this.depth--
    return factor
  }

  private factorAtDepth(): Expression {
    const token = this.tokens[this.at++]
    if (token === undefined) throw new ExpressionFault('thiếu vế ở cuối.')
    if (token === '-') return { kind: 'negative', operand: this.factor() }
    if (token === '(') {
      const inner = this.sum()
      this.expect(')')
      return inner
    }
    if (/^\d/.test(token)) return { kind: 'number', value: numberOf(token) }
    if (!/^[\p{L}_]/u.test(token)) throw new ExpressionFault(`“${token}” đứng sai chỗ.`)
    if (token === 'min' || token === 'max') return this.choice(token)
    return { kind: 'variable', name: token }
  }

  private choice(choose: 'min' | 'max'): Expression {
    this.expect('(')
    const operands = [this.sum()]
    while (this.peek() === ',') {
      this.at++
      operands.push(this.sum())
    }
    this.expect(')')
    return { kind: 'choice', choose, operands }
  }

  private peek(): string | undefined {
    return this.tokens[this.at]
  }

  private expect(token: string): void {
    if (this.tokens[this.at++] !== token) throw new ExpressionFault(`thiếu “${token}”.`)
  }
}

function numberOf(token: string): Exact {
  const figure = findDecimal(token)
  if (figure === null) throw new ExpressionFault(`số ${token.slice(0, 20)} quá dài.`)
  return exact(figure)
}
