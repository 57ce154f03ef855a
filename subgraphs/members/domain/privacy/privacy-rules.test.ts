import { expect, it } from '@jest/globals';
import { DEFAULT_CARE_RULES } from '../care-policy.ts';
import { daysAfter, erasureDueAt, readReason } from './privacy-rules.ts';

const ASKED = new Date('2026-09-15T04:00:00Z');

it('lets an erasure wait 15 days, or not at all', () => {
  const { coolingOffDays, exportDays } = DEFAULT_CARE_RULES;
  expect(erasureDueAt(ASKED, coolingOffDays, false)).toEqual(new Date('2026-09-30T04:00:00Z'));
  expect(erasureDueAt(ASKED, 0, false)).toEqual(ASKED);
  expect(erasureDueAt(ASKED, coolingOffDays, true)).toEqual(ASKED);
  expect(daysAfter(ASKED, exportDays)).toEqual(new Date('2026-09-22T04:00:00Z'));
});

it.each<[string | null, boolean, string | null]>([
  [null, true, ''], [' ', true, ''], [null, false, null], ['why', false, null],
  [' by letter of 3 May ', false, 'by letter of 3 May'], ['x'.repeat(201), false, null], ['a\u0000bcde', true, null],
])('a reason %j, own %j: %j', (reason, isOwn, read) => {
  expect(readReason(reason, isOwn)).toBe(read);
});
