import { expect, it } from '@jest/globals';
import {
  devicesFinding, earningsFinding, namesADevice, phoneFinding, refundsFinding, scoreOf, selfReferralFinding,
  sharedDeviceFinding, withFinding,
} from './abuse.ts';
import { DEFAULT_RULES } from './policy.ts';

it('looks at the 21st earning event of a day', () => {
  expect(earningsFinding('2026-10-01', 20, DEFAULT_RULES)).toBeNull();
  const found = earningsFinding('2026-10-01', 21, DEFAULT_RULES)!;
  expect(found).toEqual({ rule: 'earnings', found: 21, limit: 20, where: '2026-10-01' });
  expect(scoreOf([found])).toBe(52);
});

it('looks at over 40 per cent of more than three orders', () => {
  const of = (orders: number, returned: number) => refundsFinding(orders, returned, 'd', DEFAULT_RULES);
  expect([of(3, 3), of(5, 2), of(4, 1)]).toEqual([null, null, null]);
  expect(of(4, 2)).toMatchObject({ found: 5_000, limit: 4_000 });
  expect(of(5, 3)).toMatchObject({ found: 6_000 });
  expect(scoreOf([of(4, 2)!])).toBe(62);
});

it('looks at a redemption within ten minutes of another phone', () => {
  const changed = new Date('2026-10-01T04:00:00Z');
  const after = (seconds: number) =>
    phoneFinding('r', new Date(changed.getTime() + seconds * 1_000), changed, DEFAULT_RULES);
  expect([after(-1), after(601)]).toEqual([null, null]);
  expect(after(600)).toEqual({ rule: 'phone_change', found: 10, limit: 10, where: 'r' });
  expect([after(600), after(300), after(0)].map((found) => scoreOf([found!]))).toEqual([50, 75, 100]);
});

it('looks at the fourth device of a member in a month, and at the fourth member of a device', () => {
  const at = new Date('2026-10-01T04:00:00Z');
  expect(devicesFinding(at, 3, DEFAULT_RULES)).toBeNull();
  expect(sharedDeviceFinding('abcdefghij', 3, DEFAULT_RULES)).toBeNull();
  const many = devicesFinding(at, 4, DEFAULT_RULES)!;
  expect(many).toEqual({ rule: 'devices', found: 4, limit: 3, where: '2026-10' });
  const shared = sharedDeviceFinding('abcdefghij', 6, DEFAULT_RULES)!;
  expect(shared).toEqual({ rule: 'shared_device', found: 6, limit: 3, where: 'abcdefgh' });
  expect([scoreOf([many]), scoreOf([shared]), scoreOf([many, shared])]).toEqual([66, 100, 100]);
});

it('looks at no device whose id is anybody’s', () => {
  expect(['1', 'till-01', 'ABCDEFG', 'aaaaAAAA', '0'.repeat(32), '00000000-0000-0000-0000-000000000000', '--- --- ---']
    .filter(namesADevice)).toEqual([]);
  expect(['6f1c-22d0', '收银台设备编号一二', '00000000-0000-0000-0000-000000000001'].every(namesADevice)).toBe(true);
});

it('adds up to 100, and keeps the greatest of each place', () => {
  const day = (found: number) => earningsFinding('2026-10-01', found, DEFAULT_RULES)!;
  const twice = withFinding(withFinding([], day(21)), day(30));
  expect(twice).toEqual([day(30)]);
  expect(withFinding(twice, day(22))).toBe(twice);
  expect(scoreOf([day(21), refundsFinding(4, 2, 'd', DEFAULT_RULES)!])).toBe(72);
  expect(scoreOf([selfReferralFinding('r'), day(21)])).toBe(100);
  expect(scoreOf([])).toBe(0);
});
