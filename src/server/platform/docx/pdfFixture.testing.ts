/** Small PDF files written by hand for the tests: text at given places, ruled lines, an image, a password. */

interface FixtureText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
}

interface FixturePage {
  readonly texts?: readonly FixtureText[]
  /** From and to, in points from the lower left corner. */
  readonly strokes?: readonly (readonly [number, number, number, number])[]
  readonly hasImage?: boolean
}

/** A PDF whose letters all are 500 units wide; `ToUnicode` gives their meaning, as files made by Word have it. */
export function pdfFixture(pages: readonly FixturePage[], options: { password?: boolean } = {}): Uint8Array {
  const letters = [
    ...new Set(pages.flatMap((page) => page.texts ?? []).flatMap(({ text }) => Array.from(text.normalize('NFC')))),
  ]
  const codeOf = (letter: string) => hex(letters.indexOf(letter) + 1, 4)
  const kids = pages.map((_page, index) => `${10 + index * 2} 0 R`).join(' ')
  const objects = new Map<number, string>([
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`],
    [
      3,
      '<< /Type /Font /Subtype /Type0 /BaseFont /Fixture /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    ],
    [
      4,
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Fixture /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 5 0 R >>',
    ],
    [
      5,
      '<< /Type /FontDescriptor /FontName /Fixture /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ],
    [6, stream(toUnicode(letters.map((letter) => [codeOf(letter), utf16(letter)])))],
    [7, stream('0', '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8')],
  ])
  pages.forEach((page, index) => {
    const resources = `<< /Font << /F1 3 0 R >>${page.hasImage ? ' /XObject << /I1 7 0 R >>' : ''} >>`
    objects.set(
      10 + index * 2,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${resources} /Contents ${11 + index * 2} 0 R >>`,
    )
    objects.set(11 + index * 2, stream(contentOf(page, codeOf)))
  })
  if (options.password)
    objects.set(8, `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`)
  return assemble(objects, options.password === true)
}

function contentOf(page: FixturePage, codeOf: (letter: string) => string): string {
  const texts = (page.texts ?? []).map(
    ({ x, y, text, size = 12 }) =>
      `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${Array.from(text.normalize('NFC')).map(codeOf).join('')}> Tj ET`,
  )
  const strokes = (page.strokes ?? []).map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`)
  return [...texts, ...strokes, ...(page.hasImage ? ['q 500 0 0 700 40 60 cm /I1 Do Q'] : [])].join('\n')
}

function toUnicode(pairs: readonly (readonly [string, string])[]): string {
  const blocks: string[] = []
  for (let at = 0; at < pairs.length; at += 100) {
    const block = pairs.slice(at, at + 100)
    blocks.push(
      `${block.length} beginbfchar\n${block.map(([code, unicode]) => `<${code}> <${unicode}>`).join('\n')}\nendbfchar`,
    )
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /F def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${blocks.join('\n')}
endcmap end end`
}

const stream = (content: string, entries = '') =>
  `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`
const hex = (value: number, width: number) => value.toString(16).toUpperCase().padStart(width, '0')
const utf16 = (letter: string) =>
  letter
    .split('')
    .map((unit) => hex(unit.charCodeAt(0), 4))
    .join('')

function assemble(objects: ReadonlyMap<number, string>, isLocked: boolean): Uint8Array {
  let file = '%PDF-1.7\n'
  const places = new Map<number, number>()
  for (const [id, body] of objects) {
    places.set(id, file.length)
    file += `${id} 0 obj\n${body}\nendobj\n`
  }
  const size = Math.max(...objects.keys()) + 1
  const table = file.length
  file += `xref\n0 ${size}\n0000000000 65535 f \n`
  for (let id = 1; id < size; id += 1) {
    const place = places.get(id)
    file += place === undefined ? '0000000000 00000 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`
  }
  const locked = isLocked ? ' /Encrypt 8 0 R /ID [<00> <00>]' : ''
  file += `trailer\n<< /Size ${size} /Root 1 0 R${locked} >>\nstartxref\n${table}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
