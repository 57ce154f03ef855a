import { expect, it } from '@jest/globals';
import { honouredUntil, lastScorable } from './quarter.ts';

const SHANGHAI = 'Asia/Shanghai';
const at = (text: string) => new Date(`${text}+08:00`);

it('a quarter is scored three days after its end, by the clocks of the region', () => {
  expect(lastScorable(at('2026-10-03T23:59:59'), SHANGHAI).name).toBe('2026-Q2');
  expect(lastScorable(at('2026-10-04T00:00:00'), SHANGHAI)).toEqual({
    name: '2026-Q3', from: at('2026-07-01T00:00:00'), to: at('2026-10-01T00:00:00'),
    yearFrom: at('2025-10-01T00:00:00'),
  });
});

it('the last one of a year belongs to that year', () => {
  expect(lastScorable(at('2027-02-01T00:00:00'), SHANGHAI))
    .toMatchObject({ name: '2026-Q4', from: at('2026-10-01T00:00:00'), to: at('2027-01-01T00:00:00') });
});

it('what it earned shows until the next one is scored', () => {
  expect(honouredUntil(lastScorable(at('2026-10-05T00:00:00'), SHANGHAI), SHANGHAI)).toEqual(at('2027-01-04T00:00:00'));
});
