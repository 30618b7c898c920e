import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition } from './contentDisposition.ts'

test.each([
  ['Nhật ký.xlsx', 'filename="Nhat ky.xlsx"', "filename*=UTF-8''Nh%E1%BA%ADt%20k%C3%BD.xlsx"],
  ['Điểm (2022).xlsx', 'filename="Diem (2022).xlsx"', "filename*=UTF-8''%C4%90i%E1%BB%83m%20%282022%29.xlsx"],
  ['a\r\nSet-Cookie: x=1', 'filename="a__Set-Cookie_ x_1"', "filename*=UTF-8''a__Set-Cookie%3A%20x%3D1"],
  ['a"; filename="b.exe', 'filename="a__ filename__b.exe"', "filename*=UTF-8''a%22%3B%20filename%3D%22b.exe"],
  ['\ud800x', 'filename="_x"', "filename*=UTF-8''_x"],
])('%j', (fileName, ascii, encoded) => {
  expect(contentDisposition(fileName)).toBe(`attachment; ${ascii}; ${encoded}`)
})

test('no name ends the header, breaks its line or leaves its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (fileName) =>
      /^attachment; filename="[\w.() -]*"; filename\*=UTF-8''[\w.!~%-]*$/.test(contentDisposition(fileName)),
    ),
  )
})
