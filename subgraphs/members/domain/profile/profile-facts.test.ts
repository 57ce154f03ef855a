import { expect, it } from '@jest/globals';
import { profileFacts } from './profile-facts.ts';

const row = {
  version: 3, region: 'CN', gender: 'female', source: 'store', enrolledAt: new Date('2026-03-01T00:00:00Z'),
} as const;

it('tells the year and the day of a birthday apart', () => {
  expect(profileFacts({ ...row, birthday: '1988-02-29', city: '杭州', styles: ['modern'] })).toEqual({
    version: 3n, region: 'CN', gender: 'female', birthYear: 1988, birthMonthDay: '02-29', city: '杭州',
    occupation: null, styles: ['modern'], stones: [], occasions: [], source: 'store',
    enrolledAt: row.enrolledAt, phoneVerified: false,
  });
  expect(profileFacts(row)).toMatchObject({ birthYear: null, birthMonthDay: null, city: null });
});

it('tells nothing that says who it is', () => {
  const told = profileFacts({ ...row, ...{ name: '王小明', phone: '+8613800000000', email: 'a@b.cn' } });
  expect(JSON.stringify({ ...told, version: 0 })).not.toMatch(/王|138|@/);
});
