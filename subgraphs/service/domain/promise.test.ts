import { expect, it } from '@jest/globals';
import { comesAt, promise } from './promise.ts';

const now = new Date('2026-10-01T10:00:00Z');
const by = { days: 14, warnHours: 24, now };

it('is by the days of the kind, or as it was agreed, and warned some hours before', () => {
  expect(promise(null, by)).toEqual(
    { promisedAt: new Date('2026-10-15T10:00:00Z'), warnAt: new Date('2026-10-14T10:00:00Z') });
  expect(promise(new Date('2026-10-03T08:00:00Z'), by)!.warnAt).toEqual(new Date('2026-10-02T08:00:00Z'));
  expect(promise(new Date('2026-10-01T09:59:59Z'), by)).toBeNull();
  expect(promise(new Date('2029-10-01T10:00:00Z'), by)).toBeNull();
});

it('says for when a benefit is booked: for then, or within the hour where it has gone by', () => {
  expect(comesAt(new Date('2026-10-15T10:00:00Z'), now)).toEqual(new Date('2026-10-15T10:00:00Z'));
  expect(comesAt(now, now)).toEqual(new Date('2026-10-01T11:00:00Z'));
});
