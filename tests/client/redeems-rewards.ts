import { expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import { OWNER } from '../kit/graph.ts';
import { key, read, write } from './day.ts';
import type { PartnerHouse } from './house.ts';

const CNY = (amount: string) => ({ amount, currency: 'CNY' as const });

/** A reward that head office offers at every outlet, and the points to redeem it twice. */
async function offer({ get }: PartnerHouse, memberId: string): Promise<void> {
  const ask = async (name: string, input: object, selection: string, type = name, by = OWNER): Promise<any> => {
    const answer = (await get(`mutation ($input: ${type[0]!.toUpperCase()}${type.slice(1)}Input!) {
      ${name}(input: $input) { ${selection} userErrors { code message path } } }`, { input }, by))[name];
    expect(answer.userErrors).toEqual([]);
    return answer;
  };
  const { reward } = await ask('createReward', {
    code: 'polish', nameZh: '首饰清洗', nameEn: 'Polishing', kind: 'SERVICE', fromAt: '2026-01-01T00:00:00Z',
    prices: [{ programme: 'CN', points: 100, cash: CNY('9.90'), worth: CNY('19.90'), unitCost: CNY('5.00') }],
    idempotencyKey: key(),
  }, 'reward { id version }');
  await ask('showReward', { id: reward.id, expectedVersion: reward.version }, 'reward { id }', 'stepReward');
  await ask('putRewardShelf',
    { rewardId: reward.id, stock: 2, expectedVersion: 0, idempotencyKey: key() }, 'reward { id }');
  // The day's coupons and points cost more than the cap of its sales.
  const { override } = await ask('proposeCapOverride', { region: 'CN', amount: CNY('1000.00'), reason: 'an opening',
    endsAt: new Date(Date.now() + 86_400_000).toISOString(), idempotencyKey: key() }, 'override { id version }');
  await ask('decideCapOverride', { overrideId: override.id, verdict: 'APPROVE', expectedVersion: override.version,
    idempotencyKey: key() }, 'override { state }', 'decideCapOverride',
  { ...OWNER, id: 'second', name: 'Sven Second' });
  await ask('adjustPoints', { memberId, points: 500, reason: 'a present', idempotencyKey: key() }, 'account { id }');
}

/** A member buys with points in the front end and fetches it at the till. */
export function itRedeemsRewards(today: () => PartnerHouse, whom: () => string): void {
  it('redeems a reward for a member, gives it back, and hands the next one out', async () => {
    await offer(today(), whom());
    await today().settled();
    const { outletId, karat } = today();
    const self = karat.forMember(whom());
    const { rewardShowcase } = await read(client.RewardShowcaseDocument, { outletId, memberId: whom() });
    const [reward] = rewardShowcase;
    expect(reward?.standing).toMatchObject({ points: 100, whyNot: [] });
    expect((await read(client.RewardsDocument, {})).rewards.totalCount).toBe(1);
    const redeem = (points: number) => ({ input: {
      rewardId: reward!.id, memberId: whom(), outletId, points, cash: CNY('9.90'), quantity: 1,
      idempotencyKey: key() } });
    await write(client.RedeemRewardDocument, redeem(90), ['PRICE_CHANGED'], self);
    const { redeemReward: first } = await write(client.RedeemRewardDocument, redeem(100), [], self);
    await write(client.CancelRedemptionDocument,
      { input: { id: first.redemption!.id, idempotencyKey: key() } }, [], self);
    const { redeemReward } = await write(client.RedeemRewardDocument, redeem(100));
    const { id } = redeemReward.redemption!;
    expect((await read(client.RewardDocument, { id: reward!.id })).reward?.shelves[0]?.left).toBe(1);
    const code = (await read(client.RedemptionDocument, { id }, self)).redemption!.code!;
    expect(code).toBe(redeemReward.code);
    const { checkRedemption } = await write(client.CheckRedemptionDocument, { input: { code, outletId } });
    expect(checkRedemption.redemption?.cash.amount).toBe('9.90');
    const shown = { code, outletId, idempotencyKey: key() };
    await write(client.VerifyRedemptionDocument, { input: shown }, ['CASH_MISMATCH']);
    await write(client.VerifyRedemptionDocument, { input: { ...shown, cashPaid: CNY('9.90') } });
    const { member } = await read(client.MemberRedemptionsDocument, { id: whom() });
    expect(member!.redemptions!.edges.map(({ node }) => node.state)).toEqual(['DONE', 'CANCELLED']);
  });
}
