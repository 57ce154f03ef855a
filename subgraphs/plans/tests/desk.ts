import type { Actor } from '../../kernel/actor.ts';
import { channel, operator, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { decodeId, encodeId, newId } from '../../kernel/ids.ts';

export const SCOPES = ['plans:read', 'plans:write', 'plans:open', 'plans:policy'];
export const [HOME, SHOP, OTHER_SHOP] = [newId(), newId(), newId()];
export const desk = operator(...SCOPES);
export const till = channel(SHOP, 'plans:read', 'plans:write');
export const PLAN = `id kind state paid instalments isRenewal goldMilligrams principal { amount currency }
  standing { dueOn missed isPaused } coupons { id cause amount { amount } endsOn usedFor isUsed isUsable }
  postings { id kind nth reference principal { amount } coupons { amount } goldMilligrams isReversed }`;

export const idOf = (memberId: string) => encodeId(PREFIX.member, memberId);
export const yuan = (amount: string) => ({ amount, currency: 'CNY' });

/** What a till and head office do with plans, in a room that is there by then, by the terms of that version. */
export function planDesk(there: () => { readonly room: TestSubgraph; readonly termsVersion: number }) {
  let n = 0;
  const key = () => `k${n += 1}`;
  async function change(name: string, answer: string, input: object, actor: Actor = desk): Promise<any> {
    const Name = name[0]!.toUpperCase() + name.slice(1);
    const { data, errors } = await there().room.query(`mutation ($input: ${Name}Input!) { ${name}(input: $input) {
      ${answer} userErrors { code path } } }`, { input: { idempotencyKey: key(), ...input } }, actor);
    if (errors) throw new Error(JSON.stringify(errors));
    return data![name];
  }
  async function member(region = 'CN'): Promise<string> {
    const memberId = newId();
    const { room } = there();
    await room.deliver('member.enrolled.v1', memberId, { memberId, region, source: 'store', channelId: SHOP,
      outletId: null, enrolledAt: new Date('2026-01-01T00:00:00Z') });
    await room.deliver('member.visibility-changed.v1', memberId,
      { personId: memberId, tenantId: HOME, layer: 1, channelIds: [SHOP], survivorId: null, version: 1n });
    return memberId;
  }
  const pay = (planId: string, more: object = {}, actor: Actor = till) => change('payPlanInstalment',
    `plan { ${PLAN} }`, { planId, amount: yuan('300.00'), paidAt: there().room.clock.now().toISOString(),
      reference: key(), ...more }, actor);
  return {
    key, change, member, pay,
    codes: async (...args: Parameters<typeof change>) =>
      (await change(...args)).userErrors.map(({ code, path }: any) => [code, ...path]),
    open: async (memberId: string, more: object = {}) => (await change('openGoldPlan', `plan { ${PLAN} }`, {
      memberId: idOf(memberId), level: yuan('300.00'), termsVersion: there().termsVersion, ...more }, till)).plan,
    mature: async (planId: string, amount = '300.00') => {
      for (let nth = 0; nth < 12; nth += 1) await pay(planId, { amount: yuan(amount) });
    },
    /** Versions of what was told of a plan. */
    told: async (planId: string) => {
      const uuid = decodeId(PREFIX.goldPlan, planId);
      const of = async (name: string) => (await there().room.events(`plan.${name}.v1`))
        .filter((event) => event.planId === uuid).map(({ version }) => version);
      return { begun: await of('begun'), paid: await of('instalment-paid'), reversed: await of('instalment-reversed'),
        matured: await of('matured'), exited: await of('exited') };
    },
    use: (memberId: string, more: object) => change('useGoldPlan',
      'use { coupons { amount } principal { amount } cash { amount } base { amount } }',
      { memberId: idOf(memberId), ...more }, till),
    read: async (planId: string, actor: Actor = desk) => (await there().room.query(
      `query ($id: ID!) { goldPlan(id: $id) { ${PLAN} } }`, { id: planId }, actor)).data!.goldPlan,
  };
}
