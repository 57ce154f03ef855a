import { expect, it } from '@jest/globals';
import { hasLapsed, mayCancel, refusalOfFetch, remindAt, untilOf } from './fetching.ts';

const at = (text: string) => new Date(text);
const until = untilOf(at('2026-03-01T12:00:00Z'), 15);
const waiting = (state: Parameters<typeof hasLapsed>[0]['state']) => ({ state, untilAt: until });

it('waits fifteen days, to the moment', () => {
  expect(until).toEqual(at('2026-03-16T12:00:00Z'));
  expect(remindAt(until, 3)).toEqual(at('2026-03-13T12:00:00Z'));
  expect(refusalOfFetch(waiting('open'), at('2026-03-16T11:59:59.999Z'))).toBeNull();
  expect(refusalOfFetch(waiting('open'), until)).toBe('REDEMPTION_EXPIRED');
  expect(hasLapsed(waiting('done'), until)).toBe(false);
});

it('is fetched once, and given back before that only', () => {
  const now = at('2026-03-02T00:00:00Z');
  const says = (state: Parameters<typeof waiting>[0]) =>
    [refusalOfFetch(waiting(state), now), mayCancel(waiting(state), now)];
  expect(says('open')).toEqual([null, true]);
  expect(says('reserving')).toEqual(['NOT_READY', true]);
  expect(says('verifying')).toEqual([null, false]);
  expect(says('paid')).toEqual([null, false]);
  expect(says('done')).toEqual(['ALREADY_USED', false]);
  expect(says('cancelled')).toEqual(['ALREADY_CANCELLED', false]);
  expect(says('refused')).toEqual(['ALREADY_CANCELLED', false]);
  expect(says('expired')).toEqual(['REDEMPTION_EXPIRED', false]);
  expect(refusalOfFetch(waiting('paid'), at('2027-01-01T00:00:00Z'))).toBeNull();
  expect(mayCancel(waiting('open'), until)).toBe(false);
});
