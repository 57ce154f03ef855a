import { describe, expect, it } from '@jest/globals';
import { gapsIn, type BoardDay } from './board-gaps.ts';

const days = (purity: number, marks: string): BoardDay[] => [...marks].map((mark, index) => ({
  metal: 'gold', purity, day: `2026-09-0${index + 1}`, entered: mark === 'p', inForce: mark !== '.',
}));

describe('gaps of a board', () => {
  it('are days together that had no price of their own, apart where the old one ended', () => {
    const shown = gapsIn([...days(9_990, 'ppccpc'), ...days(9_999, 'c..p'), ...days(7_500, 'ppp')])
      .map(({ purity, from, to, days: count, carried }) => [purity, from, to, count, carried]);
    expect(shown).toEqual([
      [9_990, '2026-09-03', '2026-09-04', 2, true], [9_990, '2026-09-06', '2026-09-06', 1, true],
      [9_999, '2026-09-01', '2026-09-01', 1, true], [9_999, '2026-09-02', '2026-09-03', 2, false],
    ]);
  });
});
