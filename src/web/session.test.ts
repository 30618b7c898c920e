import { expect, test } from 'vitest'
import { safeTarget } from './session.ts'

test.each([
  [null, '/'],
  ['', '/'],
  ['/', '/'],
  ['/ke-hoach?page=2#muc-1', '/ke-hoach?page=2#muc-1'],
  ['/nguoi-dung?text=lan', '/nguoi-dung?text=lan'],
  ['/dang-nhap?tiep=/ke-hoach', '/'],
  ['//evil.example/a', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['ke-hoach', '/ke-hoach'],
])('after signing in, %j leads to %j', (wanted, target) => {
  expect(safeTarget(wanted)).toBe(target)
})
