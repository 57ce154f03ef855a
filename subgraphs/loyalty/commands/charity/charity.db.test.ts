import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { OrderFacts } from '../../../contracts/events.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { loyalty } from '../../index.ts';
import { ledgerInvariants } from '../../queries/reports.ts';
import { at, sale } from '../../tests/sales.ts';
import { decidePayout } from './decide-payout.ts';
import { proposePayout, type PayoutInput } from './propose-payout.ts';
import { reversePayout } from './reverse-payout.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: '2026-09-15T04:00:00Z' }); });
afterAll(() => g.stop());
afterEach(async () => expect(await ledgerInvariants(g.sql)).toMatchObject({ charityDifferences: 0 }));

const asker = operator('loyalty:approve');
const second = { ...operator('loyalty:approve'), id: 'op-2', name: 'Second' };
const codeOf = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  (outcome.ok ? 'OK' : outcome.refusals?.[0]?.code);

const sold = (facts: OrderFacts) => g.deliver('order.recorded.v1', facts.orderId, facts);
const back = (facts: OrderFacts, charityReversedMinor: bigint | undefined, returnId = newId()) =>
  g.deliver('order.returned.v1', facts.orderId, { orderId: facts.orderId, returnId, memberId: null,
    returnedAt: at('2026-09-10T04:00:00Z'), whole: false, lines: [],
    ...(charityReversedMinor === undefined ? {} : { charityReversedMinor }) });
const giving = (givenMinor: bigint, region: string, over: Partial<OrderFacts> = {}) =>
  sale(null, [], { charity: { givenMinor, region }, ...over });

/** A minute later, for what was answered is kept so long. */
let minutes = 0;
async function totals(variables: Record<string, unknown> = {}, actor = asker) {
  minutes += 2;
  g.clock.set(new Date(Date.parse('2026-09-15T04:00:00Z') + minutes * 60_000));
  const { data, errors } = await g.query<any>(`query($from: Date, $until: Date, $region: String) {
    charityTotals(from: $from, until: $until, region: $region) { region { code } orders given { amount currency }
      takenBack { amount } paidOut { amount } left { amount } } }`, variables, actor);
  expect(errors).toBeUndefined();
  return data.charityTotals.map((row: any) => [row.region.code, row.given.currency, row.orders, row.given.amount,
    row.takenBack.amount, row.paidOut.amount, row.left.amount]);
}
const payout = (over: Partial<PayoutInput> = {}, actor = asker) => g.run(proposePayout, { region: 'CN',
  amount: { minor: 2_000n, currency: 'CNY' }, recipient: '希望工程', purpose: '助学', bankReference: `B-${newId()}`,
  paidOn: '2026-09-14', ...over }, { actor });
const decide = (payoutId: string | null, expectedVersion: number, actor = second, approve = true) =>
  g.run(decidePayout, { payoutId, approve, note: null, expectedVersion }, { actor });
const idOf = (outcome: { ok: boolean; value?: { payoutId: string } }) => outcome.value!.payoutId;

it('899,900 gives 44.99 once, a return takes its part back once, by region and day, whoever bought', async () => {
  const ring = giving(4_499n, 'CN', { paidAt: at('2026-08-31T17:00:00Z') });
  for (let times = 0; times < 2; times += 1) expect(await sold(ring)).toBeNull();
  expect(await sold(giving(1_000n, 'HK', { currency: 'HKD' }))).toBeNull();
  expect(await sold(sale(null, [], {}))).toBeNull();
  expect(await sold(giving(5n, 'ZZ'))).toContain('region ZZ is not known yet');
  expect(await totals()).toEqual([
    ['CN', 'CNY', 1, '44.99', '0.00', '0.00', '44.99'], ['HK', 'HKD', 1, '10.00', '0.00', '0.00', '10.00']]);
  const returnId = newId();
  for (let times = 0; times < 2; times += 1) expect(await back(ring, 1_500n, returnId)).toBeNull();
  // Told before orders said what it gives: in no fund, and nothing comes out.
  expect(await back(sale(null, [], {}), 700n)).toBeNull();
  expect(await back(ring, undefined)).toBeNull();
  expect(await totals({ region: 'CN' })).toEqual([['CN', 'CNY', 1, '29.99', '15.00', '0.00', '29.99']]);
  // 1 September in Shanghai; the return is of the 10th.
  expect(await totals({ region: 'CN', until: '2026-08-31' })).toEqual([]);
  expect(await totals({ region: 'CN', from: '2026-09-01', until: '2026-09-01' }))
    .toEqual([['CN', 'CNY', 1, '44.99', '0.00', '0.00', '44.99']]);
  expect(await totals({ region: 'CN', from: '2026-09-02' }))
    .toEqual([['CN', 'CNY', 0, '-15.00', '15.00', '0.00', '29.99']]);
  // Sums are for everybody who is signed in.
  expect(await totals({ region: 'HK' }, tenant(newId()))).toEqual([]);
  for (let n = 1; n < 5; n += 1) await sold(giving(1_000n, 'HK', { currency: 'HKD' }));
  expect(await totals({ region: 'HK' }, tenant(newId())))
    .toEqual([['HK', 'HKD', 5, '50.00', '0.00', '0.00', '50.00']]);
  const anyDay = '{ charityTotals(until: "2026-09-29", region: "HK") { orders } }';
  expect((await g.query<any>(anyDay, {}, tenant(newId()))).data)
    .toEqual({ charityTotals: [{ orders: 5 }] });
  expect((await g.query<any>('{ charityTotals(from: "2026-09-02", until: "2026-09-01") { orders } }', {}, asker))
    .errors?.[0]?.message).toBe('until lies before from.');
});

it('is paid out by two people and no more than there is; what came back is there again, by two as well', async () => {
  expect(codeOf(await payout({ amount: { minor: 3_000n, currency: 'CNY' } }))).toBe('FUND_TOO_SMALL');
  expect(codeOf(await payout({ amount: { minor: 0n, currency: 'CNY' } }))).toBe('INVALID');
  expect(codeOf(await payout({ region: 'ZZ' }))).toBe('UNKNOWN_REGION');
  expect(codeOf(await payout({ recipient: ' ' }))).toBe('INVALID');
  expect(codeOf(await payout({ bankReference: ' ' }))).toBe('INVALID');
  expect(codeOf(await payout({ paidOn: '2026-09-16' }))).toBe('INVALID');
  expect(codeOf(await payout({}, tenant(newId(), 'loyalty:approve')))).toBe('HEAD_OFFICE_ONLY');
  const first = await payout({ bankReference: 'ICBC-1' });
  expect(codeOf(await payout({ bankReference: ' ICBC-1 ' }))).toBe('DUPLICATE_REFERENCE');
  const other = await payout();
  expect(codeOf(await decide(null, 1))).toBe('NOT_FOUND');
  expect(codeOf(await decide(idOf(first as never), 1, asker))).toBe('SAME_PERSON');
  expect(codeOf(await decide(idOf(first as never), 9))).toBe('STALE');
  expect(codeOf(await g.run(decidePayout, { payoutId: idOf(first as never), approve: true, note: 'x'.repeat(501),
    expectedVersion: 1 }, { actor: second }))).toBe('INVALID_NOTE');
  expect(codeOf(await decide(idOf(first as never), 1))).toBe('OK');
  expect(codeOf(await decide(idOf(first as never), 2))).toBe('ALREADY_DECIDED');
  // 9.99 are left, the other one asks for 20.00.
  expect(codeOf(await decide(idOf(other as never), 1))).toBe('FUND_TOO_SMALL');
  expect(codeOf(await decide(idOf(other as never), 1, second, false))).toBe('OK');
  expect(await totals({ region: 'CN' })).toEqual([['CN', 'CNY', 1, '29.99', '15.00', '20.00', '9.99']]);
  const reverse = (over: object = {}, actor = second) => g.run(reversePayout, { payoutId: idOf(first as never),
    reason: '账号有误', bankReference: 'ICBC-2', expectedVersion: 2, ...over }, { actor });
  expect([codeOf(await reverse({ payoutId: null })), codeOf(await reverse({ expectedVersion: 1 })),
    codeOf(await reverse({ reason: '' })), codeOf(await reverse({ bankReference: '' })),
    codeOf(await reverse({ payoutId: idOf(other as never) }))])
    .toEqual(['NOT_FOUND', 'STALE', 'INVALID', 'INVALID', 'NOT_POSTED']);
  expect(codeOf(await reverse())).toBe('OK');
  // Whoever asked for the reversal does not decide it; refused, the payout stands.
  expect(codeOf(await decide(idOf(first as never), 3, second))).toBe('SAME_PERSON');
  expect(codeOf(await decide(idOf(first as never), 3, asker, false))).toBe('OK');
  expect(codeOf(await reverse({ expectedVersion: 4 }))).toBe('OK');
  expect(codeOf(await decide(idOf(first as never), 5, asker))).toBe('OK');
  expect(await totals({ region: 'CN' })).toEqual([['CN', 'CNY', 1, '29.99', '15.00', '0.00', '29.99']]);
});

it('shows payouts to head office alone, and the proof finds a day that was tampered with', async () => {
  const ask = async (actor = asker) => (await g.query<any>(`{ charityPayouts(filter: { state: REVERSED }) { totalCount
    items { id amount { amount } recipient bankReference paidOn state isOwn askedBy reversalReason version } } }`, {},
  actor)).data.charityPayouts;
  expect(await ask()).toMatchObject({ totalCount: 1, items: [{ amount: { amount: '20.00' }, recipient: '希望工程',
    bankReference: 'ICBC-1', paidOn: '2026-09-14', state: 'REVERSED', isOwn: false, askedBy: 'Second',
    reversalReason: '账号有误', version: 6 }] });
  expect(await ask(tenant(newId(), 'loyalty:approve'))).toMatchObject({ totalCount: 0, items: [] });
  const [{ id }] = await g.sql.all<{ id: string }>`select id from charity_payout limit 1` as [{ id: string }];
  const { data } = await g.query<any>(`query($id: ID!) { _entities(representations: [{ __typename: "CharityPayout",
    id: $id }]) { ... on CharityPayout { state } } }`, { id: encodeId(PREFIX.charityPayout, id) },
  tenant(newId(), 'loyalty:approve'));
  expect(data._entities).toEqual([null]);
  await g.sql.run`update charity_day set amount = amount + 1 where region = 'HK'`;
  expect(await ledgerInvariants(g.sql)).toMatchObject({ charityDifferences: 1 });
  await g.sql.run`update charity_day set amount = amount - 1 where region = 'HK'`;
  await expect(g.sql.run`update charity_posting set to_fund = to_fund + 1`).rejects.toThrow('charity_posting_zero');
});
