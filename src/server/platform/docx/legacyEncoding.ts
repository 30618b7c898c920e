/** Text typed before Unicode: TCVN3 (ABC) and VNI look like Western letters; they are recognised and named, not guessed at. */

const MODERN = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]|\p{Mn}/gu
const WESTERN = /[\u00A1-\u00FF]/g
/** "Coäng hoøa xaõ hoäi": a vowel followed by the letter that carries its marks. */
const VNI_PAIR = /[aeouyAEOUYöôÖÔ][äâàáåãùøûõïéèëêúüÄÂÀÁÅÃÙØÛÕÏÉÈËÊÚÜ]/g
/** "Céng hßa x· héi", "§éc lËp": signs of punctuation and money inside words. */
const TCVN3_SIGN =
  /(?<=\p{L})[¸µ¶·¹¨¾»¼½©®ª«¬­×÷]|[¸µ¶·¹¨¾»¼½©®ª«¬§](?=\p{L})|(?<=\p{L})[ÕÖÒÓÔÐËÊÇÈÉÌÎÏÑÝ×ØÜÞßñ](?=\p{Ll}|\s|$)/gu

/** The legacy encoding of a text that was decoded as Western letters; null for Unicode Vietnamese or anything else. */
export function legacyEncoding(text: string): 'TCVN3' | 'VNI' | null {
  const sample = text.slice(0, 200_000)
  const letters = count(sample, /\p{L}/gu)
  const western = count(sample, WESTERN)
  const modern = count(sample, MODERN)
  if (letters < 20 || western < letters * 0.04 || western > letters * 0.6 || modern > western * 0.2) return null
  const pairs = count(sample, VNI_PAIR)
  const signs = count(sample, TCVN3_SIGN)
  if (Math.max(pairs, signs) < letters * 0.02) return null
  return pairs > signs ? 'VNI' : 'TCVN3'
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
