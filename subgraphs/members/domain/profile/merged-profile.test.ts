import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergedProfile, NOTHING_TOLD, partedProfile, type ToldProfile } from './merged-profile.ts';

const told = (more: Partial<ToldProfile>): ToldProfile => ({ ...NOTHING_TOLD, ...more });
const join = (own: ToldProfile, other: ToldProfile, kept = {}) =>
  ({ before: own, became: mergedProfile(own, other, kept), kept });

describe('the profile of two who are one', () => {
  const own = told({ birthday: '1990-05-01', phone: '+8616010000001' });
  const other = told({ name: '王小明', birthday: '1991-01-01', phone: '+8616010000002', phone_verified: true });

  it('is the survivor\'s own word, and the other\'s where it said nothing', () =>
    expect(mergedProfile(own, other)).toEqual(told({
      name: '王小明', birthday: '1990-05-01', phone: '+8616010000002', phone_verified: true })));

  it('is whose word was chosen; who said nothing has none', () => {
    expect(mergedProfile(own, other, { birthday: 'other', name: 'survivor', city: 'other' }))
      .toMatchObject({ birthday: '1991-01-01', name: null, city: null });
    expect(mergedProfile(other, own, { name: 'other' })).toMatchObject({ name: '王小明' });
  });
});

describe('parted again', () => {
  const values = fc.record({
    name: fc.constantFrom(null, '王小明', '李雷'), gender: fc.constantFrom('unknown', 'female', 'male'),
    styles: fc.constantFrom<string[]>([], ['modern']), phone: fc.constantFrom(null, '+8616010000001'),
    verified: fc.boolean(), side: fc.constantFrom('survivor' as const, 'other' as const),
  });
  const profileOf = ({ verified, side: _side, ...rest }: any): ToldProfile =>
    told({ ...rest, phone_verified: verified && rest.phone !== null });

  it('with nothing in between each is what it was, whatever was chosen', () => fc.assert(fc.property(
    values, values, (a, b) => {
      const merge = join(profileOf(a), profileOf(b), { name: a.side, styles: b.side });
      expect(partedProfile(merge.became, merge, NOTHING_TOLD)).toEqual(profileOf(a));
    })));

  it('keeps what was told since', () => {
    const merge = join(told({}), told({ name: '王小明', city: '上海' }));
    expect(partedProfile({ ...merge.became, name: '王小敏' }, merge, NOTHING_TOLD))
      .toEqual(told({ name: '王小敏' }));
  });

  it('in the middle of a chain leaves what the one in the middle said itself', () => {
    const [a, b, c] = [told({ name: '甲', city: '上海' }), told({ city: '北京' }), told({})];
    const [first, second] = [join(b, a), join(c, mergedProfile(b, a))];
    const middle = partedProfile(first.became, first, NOTHING_TOLD);
    expect(partedProfile(second.became, second, middle)).toEqual(told({ city: '北京' }));
  });
});
