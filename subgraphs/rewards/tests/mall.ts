import type { Actor } from '../../kernel/actor.ts';
import { decodeId, encodeId, newId } from '../../kernel/ids.ts';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { HEAD_OFFICE } from '../domain/cost/payer.ts';
import { rewards } from '../index.ts';
import { FakeLoyalty } from './fake-loyalty.ts';

export const NOW = '2026-03-01T12:00:00Z';
export const OPERATOR = operator('rewards:read', 'rewards:write', 'rewards:redeem');

export interface Mall extends TestSubgraph {
  readonly loyalty: FakeLoyalty;
  outlet(franchiseId?: string | null, over?: object): Promise<string>;
  member(options?: { points?: number; tier?: string; region?: string; tenantId?: string }): Promise<string>;
  /** A reward that is shown, with the house's stock; answers its id. */
  reward(over?: object, stock?: number | null): Promise<string>;
  shelf(rewardId: string, over?: object): Promise<any>;
  redeem(rewardId: string, memberId: string, over?: object, actor?: Actor): Promise<any>;
  verify(code: string, over?: object, actor?: Actor): Promise<any>;
  /** The answer of a mutation, whatever it says. */
  send(field: string, input: object, actor?: Actor): Promise<any>;
  stock(rewardId: string): Promise<unknown>;
  state(redemptionId: string): Promise<Record<string, unknown>>;
  job(name: string): Promise<void>;
  readonly outletId: string;
}

const REDEMPTION = `redemption { id state points quantity untilAt cash { amount } code }`;
const ANSWERS: Readonly<Record<string, string>> = {
  createReward: 'reward { id version state } userErrors { code path worthOf100 programme }',
  updateReward: 'reward { id version nameEn } userErrors { code path currentVersion }',
  showReward: 'reward { id version state } userErrors { code currentVersion }',
  retireReward: 'reward { id version state } userErrors { code }',
  putRewardShelf: 'reward { id } userErrors { code path currentVersion }',
  redeemReward: `code ${REDEMPTION} userErrors { code path points cash { amount } }`,
  checkRedemption: `${REDEMPTION} userErrors { code path waitSeconds }`,
  verifyRedemption: `${REDEMPTION} userErrors { code path waitSeconds cashDue { amount } }`,
  cancelRedemption: `${REDEMPTION} userErrors { code path }`,
  createCouponOffer: 'offer { id version } userErrors { code path }',
  publishCouponOffer: 'offer { id } userErrors { code path }',
};
const SHARED: Readonly<Record<string, string>> = { showReward: 'StepReward', retireReward: 'StepReward' };

export const cny = (amount: string) => ({ amount, currency: 'CNY' });
export const draft = (over: object = {}) => ({
  code: `r-${newId()}`.slice(0, 40), nameZh: '首饰清洗', nameEn: 'Cleaning', kind: 'SERVICE',
  fromAt: '2026-01-01T00:00:00Z', limitPeriod: 'EVER', idempotencyKey: newId(),
  prices: [{ programme: 'CN', points: 1_000, worth: cny('10.00'), unitCost: cny('4.00') }], ...over,
});

/** A mall with one store of the house, at noon UTC on the first of March. */
export async function openMall(): Promise<Mall> {
  const loyalty = new FakeLoyalty();
  const app = await startTestSubgraph(rewards, { now: NOW, graph: loyalty });
  for (const [kind, code, traits] of WORDS) await app.deliver('word.changed.v1', `${kind}:${code}`, wordOf(kind,
    code, traits));
  const send: Mall['send'] = async (field, input, actor = OPERATOR) => {
    const type = `${SHARED[field] ?? `${field[0]!.toUpperCase()}${field.slice(1)}`}Input`;
    const answer = await app.query(
      `mutation ($input: ${type}!) { ${field}(input: $input) { ${ANSWERS[field]} } }`, { input }, actor);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data[field];
  };
  for (const region of ['CN', 'HK']) await sold(app, region, HEAD_OFFICE, 100_000_000n);
  const mall: Mall = { ...app, loyalty, send, outletId: '', ...doors(app, loyalty, send) };
  return { ...mall, outletId: await mall.outlet() };
}

/** So much was sold on the day of the mall, in minor units: what rewards may cost is a share of it. */
export const sold = (app: TestSubgraph, region: string, payer: string, minor: bigint) =>
  app.sql.run`insert into cost_day (region, payer, day, kind, amount)
    values (${region}, ${payer}, ${NOW.slice(0, 10)}::date, 'sales', ${minor})`;

const WORDS: readonly [string, string, object][] = [
  ['programme', 'CN', { currency: 'CNY', timeZone: 'Asia/Shanghai' }],
  ['programme', 'HK', { currency: 'HKD', timeZone: 'Asia/Hong_Kong' }],
  ...['CN', 'HK'].map((code): [string, string, object] => ['region', code,
    { currency: code === 'CN' ? 'CNY' : 'HKD', timeZone: 'Asia/Shanghai', phoneRegion: code, cardDigit: '1',
      programme: code }]),
  ...['base', 'silver', 'gold'].map((tier, rank): [string, string, object] =>
    ['tier', `CN:${tier}`, { programme: 'CN', threshold: rank * 1_000 }]),
];
const RANKS: Readonly<Record<string, number>> = { 'CN:base': 0, 'CN:silver': 1, 'CN:gold': 2 };
const wordOf = (kind: string, code: string, traits: object) => ({
  kind, code, nameZh: code, nameEn: code, rank: RANKS[code] ?? 0, traits, retired: false, withdrawn: false,
  effectiveFrom: new Date('2020-01-01T00:00:00Z'), version: 1n,
});

function doors(app: TestSubgraph, loyalty: FakeLoyalty, send: Mall['send']) {
  let version = 0n;
  const firstOutlet = newId();
  let outlets = 0;
  return {
    outlet: async (franchiseId: string | null = null, over: object = {}) => {
      const id = (outlets += 1) === 1 ? firstOutlet : newId();
      await app.deliver('outlet.changed.v1', id, {
        outletId: id, code: id, name: 'Store', franchiseId, channelId: null, kind: 'own_store', region: 'CN',
        closed: false, version: (version += 1n), ...over,
      });
      return encodeId('out', id);
    },
    member: async ({ points = 0, tier, region = 'CN', tenantId }: Parameters<Mall['member']>[0] = {}) => {
      const id = newId();
      await app.deliver('member.enrolled.v1', id, {
        memberId: id, region, source: 'store', channelId: null, outletId: null,
          enrolledAt: new Date('2026-01-01T00:00:00Z') });
      await app.deliver('member.visibility-changed.v1', id, {
        personId: id, tenantId: tenantId ?? null, layer: 1, channelIds: [], survivorId: null,
          version: (version += 1n) });
      if (tier) {
        await app.deliver('tier.changed.v1', id, { memberId: id, from: 'base', to: tier, provisional: false,
          at: new Date('2026-01-01T00:00:00Z'), programme: region, version: 1n });
      }
      loyalty.available.set(encodeId('mem', id), points);
      return encodeId('mem', id);
    },
    reward: async (over: object = {}, stock: number | null = null) => {
      const { reward, userErrors } = await send('createReward', draft(over));
      if (!reward) throw new Error(JSON.stringify(userErrors));
      await send('showReward', { id: reward.id, expectedVersion: 1 });
      await send('putRewardShelf', { rewardId: reward.id, stock, expectedVersion: 0, idempotencyKey: newId() });
      return reward.id as string;
    },
    shelf: (rewardId: string, over: object = {}) => send('putRewardShelf',
      { rewardId, expectedVersion: 0, idempotencyKey: newId(), ...over }),
    redeem: (rewardId: string, memberId: string, over: object = {}, actor?: Actor) => send('redeemReward', {
      rewardId, memberId, outletId: encodeId('out', firstOutlet), points: 1_000, idempotencyKey: newId(),
        ...over }, actor),
    verify: (code: string, over: object = {}, actor?: Actor) => send('verifyRedemption', {
      code, outletId: encodeId('out', firstOutlet), idempotencyKey: newId(), ...over }, actor),
    stock: (rewardId: string) => app.sql.one`select stock, taken from reward_shelf
      where reward_id = ${uuid(rewardId)} and outlet_id is null`,
    state: (redemptionId: string) => app.sql.one<Record<string, unknown>>`
      select state, points_state as points from redemption where id = ${uuid(redemptionId)}`,
    job: async (name: string) => {
      const job = rewards.jobs.find((each) => each.name === name)!;
      await job.run(app.runtime.handlers, null, app.runtime.services);
    },
  };
}

/** The uuid inside any id of a test. */
export function uuid(id: string): string {
  const found = decodeId(id.slice(0, 3), id);
  if (!found) throw new Error(`no id: ${id}`);
  return found;
}
