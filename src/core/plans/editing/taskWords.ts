/** A task's title and text as they are shown, so that the same words do not stand there twice. */

interface TaskWords {
  readonly title: string
  readonly text: string
}

/**
 * Documents often repeat the heading as the first line of the work: then the line is left out below it. Where the text
 * merely goes on from the heading's words, the text says it all and the title is left out.
 */
export function taskWords({ title, text }: TaskWords): TaskWords {
  const heading = plain(title)
  if (heading === '' || !plain(text).startsWith(heading)) return { title, text }
  const [first = '', ...rest] = text.split('\n')
  if (plain(first) === heading && rest.length > 0) return { title, text: rest.join('\n').trim() }
  return { title: '', text }
}

/** Without case and without the marks that end a heading. */
const plain = (words: string): string =>
  words
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.:;]+$/, '')
