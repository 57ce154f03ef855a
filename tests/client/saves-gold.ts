import { expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import { key, read, write } from './day.ts';
import type { PartnerHouse } from './house.ts';
import { serviceActor } from '../../subgraphs/kernel/actor.ts';

const CNY = (amount: string) => ({ amount, currency: 'CNY' as const });
const HOUSE = { ...serviceActor('legal', ['plans:read', 'plans:open', 'plans:policy']), kind: 'operator' as const };

/** Terms that one person of head office proposes and another puts in force. */
async function agree({ get }: PartnerHouse): Promise<void> {
  const ask = async (name: string, input: object, id: string): Promise<string> => {
    const answer = (await get(`mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { terms { id } userErrors { code message path } } }`,
    { input: { ...input, idempotencyKey: key() } }, { ...HOUSE, id, name: id }))[name];
    expect(answer.userErrors).toEqual([]);
    return answer.terms.id;
  };
  const id = await ask('proposePlanTerms',
    { region: 'CN', textZh: '本金随时可退，不承诺收益。', textEn: 'Principal at any time, no promised return.',
      review: 'Legal 2026/114' }, 'lawyer');
  await ask('decidePlanTerms', { id, approve: true }, 'director');
}

/** Beans are paid out by the board of the moment, whoever says what is paid. */
async function leavesGold(memberId: string, termsVersion: number): Promise<void> {
  const { openGoldPlan } = await write(client.OpenGoldPlanDocument,
    { input: { memberId, beanGrams: 2, termsVersion, idempotencyKey: key() } });
  const planId = openGoldPlan.plan!.id;
  await write(client.PayPlanInstalmentDocument, { input: { planId, amount: CNY('2024.00'), reference: 'bean-1',
    paidAt: new Date().toISOString(), idempotencyKey: key() } });
  const exit = (amount: string) => ({ input: {
    planId, reference: 'out-2', goldAmount: CNY(amount), idempotencyKey: key() } });
  const worth = async () => (await read(client.GoldPlanDocument, { id: planId })).goldPlan!.goldAtExit;
  const { least, most } = (await worth())!;
  // By the board of the day: 780.00 a gram when bought back, 880.00 when sold.
  expect([least.amount, most.amount]).toEqual(['1560.00', '1760.00']);
  await write(client.ExitGoldPlanDocument, exit('1559.99'), ['GOLD_AMOUNT_BEYOND']);
  await write(client.ExitGoldPlanDocument, exit('1760.01'), ['GOLD_AMOUNT_BEYOND']);
  const { exitGoldPlan } = await write(client.ExitGoldPlanDocument, exit('1560.00'));
  expect(exitGoldPlan.plan?.state).toBe('CLOSED');
}

/** A member saves, pays with what it saved, and leaves with its principal. */
export function itSavesGold(today: () => PartnerHouse, whom: () => string): void {
  it('opens a plan, takes instalments, uses it, gives the use back, and pays the principal out', async () => {
    expect((await read(client.PlanTermsDocument, { region: 'CN' })).planTerms).toBeNull();
    await agree(today());
    const { version } = (await read(client.PlanTermsDocument, { region: 'CN' })).planTerms!;
    const open = (termsVersion: number) => ({ input: {
      memberId: whom(), level: CNY('300.00'), termsVersion, idempotencyKey: key() } });
    await write(client.OpenGoldPlanDocument, open(version + 1), ['TERMS_CHANGED']);
    const { openGoldPlan } = await write(client.OpenGoldPlanDocument, open(version));
    const planId = openGoldPlan.plan!.id;
    const pay = (reference: string) => ({ input: { planId, amount: CNY('300.00'), reference,
      paidAt: new Date().toISOString(), idempotencyKey: key() } });
    await write(client.PayPlanInstalmentDocument, pay('pay-1'));
    await write(client.PayPlanInstalmentDocument, pay('pay-1'), ['PAYMENT_TAKEN']);
    const { payPlanInstalment } = await write(client.PayPlanInstalmentDocument, pay('pay-2'));
    const [last] = payPlanInstalment.plan!.postings;
    const { reversePlanInstalment } = await write(client.ReversePlanInstalmentDocument,
      { input: { planId, postingId: last!.id, note: 'charged back', idempotencyKey: key() } });
    expect(reversePlanInstalment.plan).toMatchObject({ paid: 1, principal: { amount: '300.00' } });
    const use = (dryRun: boolean) => ({ input: { memberId: whom(), price: CNY('100.00'), reference: 'ring-9', dryRun,
      goldMilligrams: 0, idempotencyKey: key() } });
    const { useGoldPlan } = await write(client.UseGoldPlanDocument, use(true));
    expect(useGoldPlan.use).toMatchObject({ coupons: { amount: '30.00' }, cash: { amount: '70.00' } });
    await write(client.UseGoldPlanDocument, use(false));
    await write(client.GiveBackPlanUseDocument,
      { input: { memberId: whom(), reference: 'ring-9', note: 'cancelled', idempotencyKey: key() } });
    const [plan] = (await read(client.MemberPlansDocument, { id: whom() })).member!.goldPlans!;
    expect(plan?.coupons).toMatchObject([{ cause: 'JOIN', isUsable: true, usedFor: null }]);
    const { exitGoldPlan } = await write(client.ExitGoldPlanDocument,
      { input: { planId, reference: 'out-1', idempotencyKey: key() } });
    expect(exitGoldPlan.plan?.state).toBe('CLOSED');
    expect((await read(client.GoldPlansDocument, {})).goldPlans.totalCount).toBe(1);
    const { goldPlan } = await read(client.GoldPlanDocument, { id: planId });
    expect(goldPlan?.postings.map(({ kind }) => kind))
      .toEqual(['EXIT', 'GIVEN_BACK', 'USE', 'REVERSAL', 'INSTALMENT', 'INSTALMENT']);
    await leavesGold(whom(), version);
  });
}
