/** XML as a run of tags and text, names without their prefix. External entities are never followed; depth and size are limited. */
import { SaxesParser } from 'saxes'
import { UnreadableDocument } from './documentProblems.ts'

export interface XmlTag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

interface XmlHandlers {
  open(tag: XmlTag): void
  close(name: string): void
  text?(text: string): void
}

const MAX_DEPTH = 500

export function parseXml(xml: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ position: false })
  let depth = 0
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > MAX_DEPTH) throw new UnreadableDocument('docx-damaged')
    const attributes: Record<string, string> = {}
    for (const [name, value] of Object.entries(tag.attributes)) attributes[local(name)] = String(value)
    handlers.open({ name: local(tag.name), attributes })
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    handlers.close(local(tag.name))
  })
  if (handlers.text) parser.on('text', (text) => handlers.text?.(text))
  parser.on('error', () => {
    throw new UnreadableDocument('docx-damaged')
  })
  parser.write(xml).close()
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
