/** The facts file of FORMATS, section 3, written from what is kept: `readFacts` and `cchc score` read it back the same. */
import { Document, visit } from 'yaml'
import type { Fact } from '../../../core/scoring/fact.ts'
import type { Attributes } from '../../../core/scoring/facts.ts'

export function factsYaml(kept: {
  readonly unit: string
  readonly year: number
  readonly attributes: Attributes
  /** In the order in which they are to stand. */
  readonly facts: readonly { readonly code: string; readonly fact: Fact }[]
}): string {
  const document = new Document(
    {
      unit: kept.unit,
      year: kept.year,
      attributes: kept.attributes,
      facts: Object.fromEntries(kept.facts.map(({ code, fact }) => [` ${code}`, fact])),
    },
    { version: '1.2', aliasDuplicateObjects: false },
  )
  visit(document, {
    Map(_, map, path) {
      // unit, year, attributes and facts stand one under the other; each fact on a line of its own.
      if (path.length > 3) map.flow = true
    },
    Scalar(key, scalar) {
      if (key !== 'key' || typeof scalar.value !== 'string' || !scalar.value.startsWith(' ')) return
      scalar.value = scalar.value.slice(1)
      scalar.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}
