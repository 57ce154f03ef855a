import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { plans } from '../../index.ts';
import { planDesk, SCOPES, till, yuan } from '../../tests/desk.ts';

const other = { ...operator(...SCOPES), id: 'op-2', name: 'Otto' };
let room: TestSubgraph;
let version = 0;
const { change, member, open, pay } = planDesk(() => ({ room, get termsVersion() { return version; } }));
const board = [{ metal: 'GOLD', purity: 9_990, retail: yuan('1012.00'), buyback: yuan('780.00') },
  { metal: 'GOLD', purity: 9_999, retail: yuan('952.00'), buyback: yuan('700.00') }];

beforeAll(async () => {
  room = await startTestSubgraph(plans, { now: '2026-10-01T02:00:00Z',
    graph: { execute: async () => ({ data: { goldBoard: board } as never }) } });
  const { terms } = await change('proposePlanTerms', 'terms { id version }',
    { region: 'CN', textZh: '条款', textEn: 'Terms', review: 'Legal 2026/114' });
  await change('decidePlanTerms', 'terms { id }', { id: terms.id, approve: true }, other);
  ({ version } = terms);
});
afterAll(() => room.stop());

const begins = async (planId: string) => (await room.events('plan.instalment-paid.v1'))
  .filter((event) => event.planId === decodeId(PREFIX.goldPlan, planId)).map((event) => event.begins);

describe('a bean', () => {
  it('is paid at the board of its day: at most three days ago, and not before the last one', async () => {
    const plan = await open(await member(), { level: null, beanGrams: 1 });
    room.clock.set('2026-10-20T02:00:00Z');
    const at = async (paidAt: string) => (await pay(plan.id, { amount: yuan('1012.00'), paidAt })).userErrors
      .map(({ code, path }: any) => `${code} ${path.join('.')}`);
    expect(await at('2026-10-17T01:59:59Z')).toEqual(['PAID_AT_INVALID paidAt']);
    expect(await at('2026-10-18T02:00:00Z')).toEqual([]);
    expect(await at('2026-10-17T02:00:00Z')).toEqual(['PAID_AT_INVALID paidAt']);
    expect(await at('2026-10-18T02:00:00Z')).toEqual([]);
  });

  it('is none of a plan by value, whose instalments are told whenever they were paid', async () => {
    room.clock.set('2026-10-01T02:00:00Z');
    const plan = await open(await member());
    room.clock.set('2026-12-20T02:00:00Z');
    for (const paidAt of ['2026-11-01T02:00:00Z', '2026-10-02T02:00:00Z']) {
      expect((await pay(plan.id, { paidAt })).userErrors).toEqual([]);
    }
  });
});

it('tells that a plan begins where its member joins or renews, not where it left and begins again', async () => {
  const memberId = await member();
  const first = await open(memberId);
  await pay(first.id);
  await pay(first.id);
  await change('exitGoldPlan', 'plan { id }', { planId: first.id, reference: 'out' }, till);
  const again = await open(memberId);
  await pay(again.id);
  expect([await begins(first.id), await begins(again.id)]).toEqual([[true, false], [false]]);
  const loyal = await member();
  const whole = await open(loyal);
  for (let nth = 0; nth < 12; nth += 1) await pay(whole.id);
  const next = await open(loyal);
  expect(next.isRenewal).toBe(true);
  await pay(next.id);
  expect(await begins(next.id)).toEqual([true]);
});
