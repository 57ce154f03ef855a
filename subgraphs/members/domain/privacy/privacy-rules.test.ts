import { expect, it } from '@jest/globals';
import { DEFAULT_CARE_RULES } from '../care-policy.ts';
import { daysAfter, erasureDueAt, nextTryAt, readReason } from './privacy-rules.ts';

const ASKED = new Date('2026-09-15T04:00:00Z');

it('lets an erasure wait 15 days, or not at all', () => {
  const { coolingOffDays, exportDays } = DEFAULT_CARE_RULES;
  expect(erasureDueAt(ASKED, coolingOffDays, false)).toEqual(new Date('2026-09-30T04:00:00Z'));
  expect(erasureDueAt(ASKED, 0, false)).toEqual(ASKED);
  expect(erasureDueAt(ASKED, coolingOffDays, true)).toEqual(ASKED);
  expect(daysAfter(ASKED, exportDays)).toEqual(new Date('2026-09-22T04:00:00Z'));
});

it('an export that fails is tried again each time after twice as long, at most six hours', () => {
  const minutes = [0, 1, 2, 6, 7, 5_000].map((tries) => (nextTryAt(ASKED, tries).getTime() - ASKED.getTime()) / 60_000);
  expect(minutes).toEqual([5, 10, 20, 320, 360, 360]);
});

it.each<[string | null, boolean, string | null]>([
  [null, true, ''], [' ', true, ''], [null, false, null], ['why', false, null],
  [' by letter of 3 May ', false, 'by letter of 3 May'], ['x'.repeat(201), false, null], ['a\u0000bcde', true, null],
])('a reason %j, own %j: %j', (reason, isOwn, read) => {
  expect(readReason(reason, isOwn)).toBe(read);
});
