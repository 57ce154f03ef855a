import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { encodeId } from '../../../kernel/ids.ts';
import { HEAD_OFFICE } from '../../domain/cost/payer.ts';
import { openBenefits, type BenefitHouse } from '../../tests/benefit-house.ts';

let house: BenefitHouse;
beforeAll(async () => { house = await openBenefits(); }, 60_000);
afterAll(() => house.stop());

it('frees what was promised for a gift by hand when its last day is over, and keeps what was used', async () => {
  await house.sql.run`insert into cost_day (region, payer, day, kind, amount)
    values ('CN', ${HEAD_OFFICE}, '2026-10-01', 'sales', 100000000)`;
  const benefitId = await house.benefit('polish', { pointsPrice: null, bookable: false, costs: [
    { programme: 'CN', amount: { currency: 'CNY', minor: 4_000n } }] });
  const [ann, bea] = [await house.member('silver'), await house.member('silver')];
  const give = (memberId: string, quantity: number) => house.deed('grantEntitlement', {
    benefitId, memberId: encodeId('mem', memberId), quantity, until: '2026-10-15', reason: 'sorry' });
  expect((await give(ann, 3)).userErrors).toEqual([]);
  await give(bea, 2);
  expect((await house.deed('useEntitlement', { benefitId, memberId: encodeId('mem', ann), outletId: house.outletId }))
    .userErrors).toEqual([]);
  const cost = () => house.sql.one`select reserved, amount from cost_day where kind = 'benefit'`;
  expect(await cost()).toEqual({ reserved: 20_000n, amount: 0n });
  // 15 October ends in Shanghai at 16:00 UTC.
  house.clock.set('2026-10-15T15:59:59Z');
  await house.job('lapse-extras');
  expect(await cost()).toEqual({ reserved: 20_000n, amount: 0n });
  house.clock.set('2026-10-15T16:00:00Z');
  for (const _ of [1, 2]) await house.job('lapse-extras');
  expect(await cost()).toEqual({ reserved: 0n, amount: 4_000n });
});
