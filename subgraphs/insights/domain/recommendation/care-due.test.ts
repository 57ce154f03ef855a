import { expect, it } from '@jest/globals';
import { DEFAULT_RULES } from '../policy.ts';
import { dayNumber, dayOf } from '../prediction/purchase-days.ts';
import { careDue, type KeptPiece } from './care-due.ts';

const piece = (itemId: string, boughtOn: string, more: Partial<KeptPiece> = {}): KeptPiece => (
  { itemId, stones: ['钻石'], demandClass: 'daily', boughtOn: dayNumber(boughtOn), ...more });
const due = (today: string, ...pieces: KeptPiece[]) => careDue(pieces, dayNumber(today), DEFAULT_RULES)
  .map(({ itemId, work, dueOn }) => [itemId, work, dayOf(dueOn)]);

it('is told from 30 days before until 30 days after, then for the next time', () => {
  const ring = piece('ring', '2026-03-01');
  expect(due('2026-07-28', ring)).toEqual([]);
  for (const day of ['2026-07-29', '2026-08-28', '2026-09-27']) {
    expect(due(day, ring)).toEqual([['ring', 'setting_check', '2026-08-28']]);
  }
  expect(due('2026-09-28', ring)).toEqual([]);
  expect(due('2027-02-24', ring)).toEqual([['ring', 'setting_check', '2027-02-24']]);
});

it('plain pieces are cleaned each year, investment gold needs nothing, the soonest stands first', () => {
  expect(due('2026-09-15', piece('bangle', '2025-09-20', { stones: [] }), piece('ring', '2026-03-10'),
    piece('bar', '2025-09-20', { stones: [], demandClass: 'investment' }), piece('ahead', '2026-10-01')))
    .toEqual([['ring', 'setting_check', '2026-09-06'], ['bangle', 'cleaning', '2026-09-20']]);
});
