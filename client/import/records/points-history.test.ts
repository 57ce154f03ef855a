import { describe, expect, it } from '@jest/globals';
import { readDecimal } from '../map/decimal.fixture.ts';
import { countPoints, inOrder, monthOf, type Movement } from './points-history.ts';

/** `2025-01-05 +0.6`, `2025-03 -500`, and `=70` for a balance, `^100` for an opening. */
function movements(...all: string[]): Movement[] {
  return all.map((one, index) => {
    const [when = '', ...parts] = one.split(' ');
    const of = (mark: string) => parts.find((part) => part.startsWith(mark))?.slice(1);
    return { line: index + 2, when, month: when.slice(0, 7), earned: readDecimal(of('+') ?? '0'),
      spent: readDecimal(of('-') ?? '0'), opening: of('^') ? readDecimal(of('^')!) : null,
      balance: of('=') ? readDecimal(of('=')!) : null };
  });
}

describe('points of a member', () => {
  it('are floored by month, not by moment', () => {
    const one = movements('2025-01-05 +0.6', '2025-01-20 +0.6', '2025-02-05 +10.5');
    expect([countPoints(one, 'floor').points, countPoints(one, 'carry').points, countPoints(one, 'half-up').points])
      .toEqual([11n, 11n, 12n]);
  });

  it('have the newest balance and the oldest opening, whichever way the file goes', () => {
    const balances = ['2026-03-03 -50 =70', '2026-03-02 +20 =120', '2026-03-01 +100 =100'];
    expect(countPoints(inOrder(movements(...balances)), 'floor')).toEqual({ points: 70n, lowest: 0n });
    expect(countPoints(inOrder(movements(...balances.toReversed())), 'floor').points).toBe(70n);
    const openings = movements('2025-02 +30 ^120', '2025-01 +20 ^100');
    expect(countPoints(inOrder(openings), 'floor').points).toBe(150n);
  });

  it('of one moment stand as the file goes: from below where it has the newest first', () => {
    const turned = movements('2025-03 =3', '2025-02 =2', '2025-01 =1', '2025-01 =0');
    expect(inOrder(turned).map(({ line }) => line)).toEqual([5, 4, 3, 2]);
    expect(inOrder(movements('2025-01 =0', '2025-01 =1', '2025-02 =2')).map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('count fractions of balances and openings by the rule', () => {
    const balance = movements('2025-01 =70.5');
    expect([countPoints(balance, 'floor').points, countPoints(balance, 'half-up').points]).toEqual([70n, 71n]);
    const opening = movements('2025-01 +0.5 ^10.5');
    expect([countPoints(opening, 'floor').points, countPoints(opening, 'carry').points]).toEqual([10n, 11n]);
  });

  it('say how far below zero they were, within a month too', () => {
    expect(countPoints(movements('2025-01-05 -500', '2025-01-20 +600'), 'floor')).toEqual({ points: 100n,
      lowest: -500n });
    expect(countPoints(movements('2025-01-05 +600', '2025-01-20 -500'), 'floor').lowest).toBe(0n);
  });
});

it('reads months as people write them', () => {
  expect(['3', '03', '3月', 'Mar', 'March', 'März', '十二月', 'Juli', 'juin', '13', 'soon'].map(monthOf))
    .toEqual([3, 3, 3, 3, 3, 3, 12, 7, 6, null, null]);
});
