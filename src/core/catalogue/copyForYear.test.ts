import { describe, expect, test } from 'vitest'
import { copyForYear } from './copyForYear.ts'

const header = (text: string) => copyForYear(new Map([['catalogue.yaml', text]]), 2022, 2023).get('catalogue.yaml')

describe('a set copied for another year', () => {
  test('changes id, year and title and not one byte beside them', () => {
    const text = [
      '# Bộ năm 2022',
      'id: khanh-hoa/so/2022   # năm 2022',
      'version: 1',
      'title: "Bộ Chỉ số CCHC cấp sở, năm 2022"',
      'year: 2022',
      'decision: { number: "2022/QĐ-UBND", issuedOn: 2021-11-08 }',
      '',
    ]
    const copied = [...text]
    copied[1] = 'id: khanh-hoa/so/2023   # năm 2022'
    copied[3] = 'title: "Bộ Chỉ số CCHC cấp sở, năm 2023"'
    copied[4] = 'year: 2023'
    expect(header(text.join('\r\n'))).toBe(copied.join('\r\n'))
  })

  test('counts the versions of the new year from 1', () => {
    expect(header('id: a/2022\nversion: 3 # cấp lại\ntitle: x 2022\nyear: 2022\n')).toBe(
      'id: a/2023\nversion: 1 # cấp lại\ntitle: x 2023\nyear: 2023\n',
    )
  })

  test('puts the year where id and title have none', () => {
    expect(header("id: tinh/so\ntitle: 'Bộ chỉ số'\nyear: 2022\n")).toBe(
      "id: tinh/so-2023\ntitle: 'Bộ chỉ số 2023'\nyear: 2023\n",
    )
  })

  test('does not touch a longer number that holds the year', () => {
    expect(header('id: a/120222/2022\ntitle: x 2022\nyear: 2022\n')).toBe(
      'id: a/120222/2023\ntitle: x 2023\nyear: 2023\n',
    )
  })

  test('keeps every other file as it is', () => {
    const field = 'code: "I" \r\n# 2022\n'
    const files = new Map([
      ['catalogue.yaml', 'id: a\ntitle: b\nyear: 2022\n'],
      ['1.yaml', field],
    ])
    const copy = copyForYear(files, 2022, 2023)
    expect(copy.get('1.yaml')).toBe(field)
    expect([...copy.keys()]).toEqual([...files.keys()])
  })
})
