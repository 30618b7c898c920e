import { describe, expect, test } from 'vitest'
import { ScoringRule } from '../scoring/scoringRule.ts'
import { findDecimal, NOUGHT } from '../values/exact.ts'
import { describeRule } from './describeRule.ts'

const tell = (rule: Record<string, unknown>, max: string) =>
  describeRule({ rule: ScoringRule.parse(rule), max: findDecimal(max) ?? NOUGHT, appliesWhen: 'always' })[0]

describe('a rule told in words', () => {
  test.each([
    ['achieved', { kind: 'achieved' }, '0.5', 'Đạt được 0,5 điểm, không đạt được 0 điểm.'],
    [
      'parts',
      {
        kind: 'parts',
        parts: [
          { id: 'a', name: 'Có quy định', points: '0.5' },
          { id: 'b', name: 'Có áp dụng', points: '0.5' },
        ],
      },
      '1',
      'Cộng điểm các phần đạt được: Có quy định 0,5 điểm; Có áp dụng 0,5 điểm.',
    ],
    [
      'levels',
      { kind: 'levels', levels: [{ id: 'good', name: 'Tốt', points: '1.5' }] },
      '1.5',
      'Theo mức được xếp: Tốt 1,5 điểm.',
    ],
    [
      'bands on a percentage, with both ends of each',
      {
        kind: 'bands',
        on: 'percent',
        bands: [
          { from: '30', points: '0.5' },
          { from: '50', points: '1' },
        ],
      },
      '1',
      'Từ 50% trở lên được 1 điểm; từ 30% đến dưới 50% được 0,5 điểm; dưới 30% được 0 điểm.',
    ],
    [
      'bands on a count, where a band is one number',
      {
        kind: 'bands',
        on: 'count',
        bands: [
          { from: '0', points: '0' },
          { from: '1', points: '1' },
          { from: '2', points: '2' },
        ],
      },
      '2',
      'Từ 2 trở lên được 2 điểm; 1 được 1 điểm; 0 được 0 điểm.',
    ],
    [
      'bands where less is better',
      {
        kind: 'bands',
        on: 'percent',
        better: 'lower',
        bands: [
          { upTo: '0', points: '1' },
          { upTo: '5', points: '0.5' },
        ],
      },
      '1',
      '0% được 1 điểm; trên 0% đến 5% được 0,5 điểm; trên 5% được 0 điểm.',
    ],
    ['a plain share', { kind: 'proportional' }, '2', 'Tỷ lệ đạt được nhân với 2 điểm.'],
    [
      'a share of a target with a floor',
      { kind: 'proportional', target: '25', floor: '10' },
      '2',
      'Từ 25% trở lên được 2 điểm; thấp hơn thì tính tỷ lệ / 25% × 2 điểm; dưới 10% được 0 điểm.',
    ],
    ['count', { kind: 'count', each: '0.25' }, '0.5', 'Mỗi việc được 0,25 điểm, nhiều nhất 0,5 điểm.'],
    [
      'deduct from the maximum',
      { kind: 'deduct', events: [{ id: 'k', name: 'Khiển trách', points: '0.5' }] },
      '2',
      'Bắt đầu từ 2 điểm, mỗi trường hợp bị trừ: Khiển trách 0,5 điểm; không thấp hơn 0 điểm.',
    ],
    [
      'events',
      { kind: 'events', events: [{ id: 'x', name: 'Xin gia hạn', points: '0.25' }] },
      '1',
      'Tính theo từng trường hợp: Xin gia hạn 0,25 điểm; nhiều nhất 1 điểm.',
    ],
    [
      'deadline with its day',
      {
        kind: 'deadline',
        due: '+01-15',
        bands: [
          { upToDaysLate: 0, points: '0.5' },
          { upToDaysLate: 15, points: '0.25' },
        ],
      },
      '0.5',
      'Hạn 15/01 năm sau: đúng hạn được 0,5 điểm; trễ không quá 15 ngày được 0,25 điểm; trễ hơn hoặc không làm được 0 điểm.',
    ],
    [
      'periods of a deadline, each with its day',
      {
        kind: 'periodic',
        periods: ['Q1', 'Y'],
        each: {
          kind: 'deadline',
          max: '0.125',
          due: { Q1: '04-15', Y: '12-31' },
          bands: [{ upToDaysLate: 0, points: '0.125' }],
        },
      },
      '0.25',
      'Cộng điểm các kỳ Quý I, Năm; mỗi kỳ: đúng hạn được 0,125 điểm; trễ hơn hoặc không làm được 0 điểm (hạn Quý I: 15/04, Năm: 31/12); kỳ không phát sinh được điểm tối đa của kỳ.',
    ],
    [
      'weighted',
      { kind: 'weighted', weights: { A: '1', B: '0.6' } },
      '5',
      'Bình quân các phiếu theo trọng số (A × 1, B × 0,6), nhân với 5 điểm.',
    ],
    [
      'compare',
      { kind: 'compare', better: 'lower', points: { better: '1', same: '0', worse: '0' } },
      '1',
      'So với mức tham chiếu, thấp hơn là tốt hơn: tốt hơn được 1 điểm, giữ nguyên được 0 điểm, kém hơn được 0 điểm.',
    ],
    ['formula', { kind: 'formula', expression: 'a / b' }, '1', 'Tính theo công thức a / b, từ 0 đến 1 điểm.'],
    ['manual', { kind: 'manual' }, '1', 'Người chấm cho điểm từ 0 đến 1 điểm và ghi lý do.'],
  ])('%s', (_, rule, max, words) => {
    expect(tell(rule, max)).toBe(words)
  })

  test.each([
    ['full', 'Không phát sinh thì được điểm tối đa.'],
    ['zero', 'Không phát sinh thì được 0 điểm.'],
    ['notApplicable', 'Không phát sinh thì không tính tiêu chí này vào tổng điểm tối đa.'],
  ])('says what happens where nothing arose: %s', (whenNothingArose, words) => {
    const rule = ScoringRule.parse({ kind: 'achieved', whenNothingArose })
    expect(describeRule({ rule, max: NOUGHT, appliesWhen: 'always' }).at(-1)).toBe(words)
  })

  test('names the units that a leaf is for', () => {
    const rule = ScoringRule.parse({ kind: 'achieved' })
    expect(describeRule({ rule, max: NOUGHT, appliesWhen: 'hasProcedures' })).toContain(
      'Chỉ chấm với đơn vị có thủ tục hành chính.',
    )
  })
})
