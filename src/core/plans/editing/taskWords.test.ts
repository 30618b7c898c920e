import { expect, test } from 'vitest'
import { taskWords } from './taskWords.ts'

test.each<[string, [string, string], [string, string]]>([
  ['different words stay', ['Công tác chỉ đạo', 'Lập kế hoạch'], ['Công tác chỉ đạo', 'Lập kế hoạch']],
  ['no title', ['', 'Lập kế hoạch'], ['', 'Lập kế hoạch']],
  [
    'the first line repeats the title',
    ['Rà soát văn bản', 'Rà soát văn bản.\nRà soát các văn bản cũ'],
    ['Rà soát văn bản', 'Rà soát các văn bản cũ'],
  ],
  ['the whole text is the title', ['Rà soát văn bản:', 'Rà soát văn bản'], ['', 'Rà soát văn bản']],
  [
    'the text goes on from the title',
    ['Rà soát văn bản', 'Rà soát văn bản của Sở trong quý II'],
    ['', 'Rà soát văn bản của Sở trong quý II'],
  ],
  ['case does not count', ['RÀ SOÁT', 'Rà soát\nHai việc'], ['RÀ SOÁT', 'Hai việc']],
])('%s', (_, [title, text], [shownTitle, shownText]) => {
  expect(taskWords({ title, text })).toEqual({ title: shownTitle, text: shownText })
})
