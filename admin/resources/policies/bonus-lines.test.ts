import { expect, it } from '@jest/globals';
import { bonusLines, bonusPlace, NEW_BONUS, readBonuses } from './bonus-lines.ts';

const rule = {
  code: 'vip-day', nameZh: '会员日', nameEn: 'VIP day', percent: 100, monthDays: [8, 18],
  from: '2026-03-01', until: null, expiryMonths: 12, funder: { id: 'frn_1' }, tierCodes: ['gold'],
  regions: [{ code: 'CN' }],
  marginClasses: [{ code: 'A' }], channels: [{ id: 'chn_1' }, null], outlets: [],
};

it('a bonus is typed and read again as it was', () => {
  expect(readBonuses(bonusLines([rule]))).toEqual([{
    code: 'vip-day', nameZh: '会员日', nameEn: 'VIP day', percent: 100, monthDays: [8, 18],
    from: '2026-03-01', until: null, expiryMonths: 12, funderId: 'frn_1', tierCodes: ['gold'],
    regionCodes: ['CN'], marginClassCodes: ['A'],
    channelIds: ['chn_1'], outletIds: [],
  }]);
});

it('lists are written with any comma; what is no number is one that the house refuses', () => {
  const [read] = readBonuses([{ ...NEW_BONUS, monthDays: '8，18、28', tiers: 'gold, diamond', percent: 'x' }]);
  expect(read).toMatchObject({ monthDays: [8, 18, 28],
    tierCodes: ['gold', 'diamond'], percent: 0, expiryMonths: null });
});

it('a refusal stands on its field', () => {
  expect(bonusPlace(['rules', 'bonuses', '0', 'marginClasses'])).toEqual(['bonuses', '0', 'classes']);
  expect(bonusPlace(['rules', 'bonuses'])).toEqual(['bonuses']);
  expect(bonusPlace(['rules', 'lotMonths'])).toBeNull();
});
