import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { seedId } from '../../../kernel/seed.ts';
import { franchises } from '../../index.ts';
import { comesBack, day, FA, FB, line, openNetwork, sale, STORE_A, STORE_B, WEB } from '../../tests/network.ts';
import { openSettlement } from '../runs/open-settlement.ts';
import { runStatements } from '../runs/run-statements.ts';
import { stepStatements } from '../runs/step-statements.ts';
import { confirmOverdue } from './confirm-overdue.ts';
import { decideDispute } from './decide-dispute.ts';
import { disputeLine } from './dispute-line.ts';
import { freezeStatement } from './freeze-statement.ts';
import { issueStatements } from './issue-statements.ts';
import { settleEmpty } from './settle-empty.ts';

/** A house that settled elsewhere until September and is told of everything late; a payer is in another region. */
let graph: TestSubgraph;
const [HARBOUR, STORE_HK] = [seedId('franchise', 'f-10'), seedId('outlet', 'o-27')];
const [member, other] = [newId(), newId()];
const office = (id: string): Actor => ({ ...operator('franchises:settle', 'franchises:rebates', 'audit:read'), id });
const [ANN, BEN] = [office('ann'), office('ben')];
const sold = (outlet: string, paidAt: string, given: object = {}, of = member) =>
  sale(of, outlet, paidAt, { deliveredAt: day(paidAt), lines: [line({ costMinor: 430_000n })], ...given });
const inStore = (outlet: string, paidAt: string) => sold(outlet, paidAt, { fulfilment: 'store',
  lines: [line({ marginClass: 'C', baseMinor: 1_234_567n, costMinor: 1_180_000n })] });

const [before, after] = [inStore(STORE_HK, '2026-06-02'), inStore(STORE_HK, '2026-09-02')];
const leaving = sold(WEB, '2026-06-03');
const coming = sold(WEB, '2026-08-28');
const back = sold(WEB, '2026-06-05');
const told = sold(WEB, '2026-06-10');
const chain = inStore(STORE_B, '2026-09-02');
const decided = sold(WEB, '2026-09-05');
const [accrualFirst, returnFirst] = [sold(WEB, '2026-09-06'), sold(WEB, '2026-09-06')];

beforeAll(async () => {
  graph = await startTestSubgraph(franchises, { now: '2026-09-28T04:00:00Z' });
  await openNetwork(graph.runtime.handlers, graph.clock.now());
  await record(sale(member, STORE_A, '2026-01-10'));
  await record(sale(other, STORE_B, '2026-01-10'));
  for (const order of [before, after, leaving, coming, back, chain, decided, accrualFirst, returnFirst]) {
    await record(order);
  }
  for (const order of [accrualFirst, returnFirst]) await comes(comesBack(order, '2026-09-20'));
});
afterAll(() => graph.stop());

async function record(order: typeof told): Promise<void> {
  expect(await graph.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
}
async function comes(facts: ReturnType<typeof comesBack>): Promise<void> {
  expect(await graph.deliver('order.returned.v1', facts.orderId, facts)).toBeNull();
}
async function delivered({ orderId }: typeof told, on: string, windowEndsOn: string): Promise<void> {
  expect(await graph.deliver('order.delivered.v1', orderId, { orderId, memberId: member, deliveredAt: day(on),
    windowEndsAt: day(windowEndsOn) })).toBeNull();
}
const at = (time: string) => graph.clock.set(new Date(time));
const codes = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusals.map(({ code }) => code).join());
const open = (region: string, earlier: 'included' | 'left') =>
  graph.run(openSettlement, { region, month: '2026-09', earlier }, { actor: ANN });
const drafted = async (month: string, region = 'CN') => {
  const outcome = await graph.run(runStatements, { region, month }, { actor: ANN });
  for (let next = await step(); next.ok && !next.value.done;) next = await step();
  return codes(outcome);
};
const step = () => graph.run(stepStatements, { limit: 50 });
const issue = (month: string, region = 'CN') => graph.run(issueStatements, { region, month }, { actor: BEN });
const issued = (statements: number, waiting: number) => ({ ok: true, value: { statements, waiting } });
interface Standing { id: string; version: number; state: string; minor: bigint; carried: bigint; net: bigint }
const standing = (franchiseId: string, month: string) => graph.sql.one<Standing>`select id, version, state,
  lines_minor as minor, carried_in_minor as carried, net_minor as net from statement
  where franchise_id = ${franchiseId} and month = ${month}`;
interface Line { id: string; month: string; of: string; kind: string; worth: bigint }
const linesOf = (franchiseId: string, { orderId }: typeof told) => graph.sql.all<Line>`
  select l.id, s.month, l.month as of, l.kind, l.amount_minor + l.corrected_minor as worth
  from statement_line l join statement s on s.id = l.statement_id
  where l.franchise_id = ${franchiseId} and l.order_id = ${orderId} order by s.month, l.kind`;
const worthOf = async (franchiseId: string, order: typeof told) =>
  (await linesOf(franchiseId, order)).reduce((sum, { worth }) => sum + worth, 0n);
const dispute = async (franchiseId: string, order: typeof told) => {
  for (const { id } of await linesOf(franchiseId, order)) {
    expect(codes(await graph.run(disputeLine, { lineId: id, reason: 'not as agreed' },
      { actor: tenant(franchiseId, 'franchises:rebates', 'franchises:answer') }))).toBe('ok');
  }
};
const decide = async (franchiseId: string, order: typeof told, kind: string, minor: bigint | null) => {
  const { id } = (await linesOf(franchiseId, order)).find((row) => row.kind === kind)!;
  expect(codes(await graph.run(decideDispute, { lineId: id, verdict: minor === null ? 'rejected' : 'upheld',
    reason: 'so it was agreed', amount: minor === null ? null : { minor, currency: 'CNY' } }, { actor: ANN })))
    .toBe('ok');
};
const freeze = async (franchiseId: string, month: string) => {
  await graph.run(confirmOverdue, { limit: 50 });
  const { id, version } = await standing(franchiseId, month);
  return codes(await graph.run(freezeStatement, { id, expectedVersion: version, leaveDisputed: false },
    { actor: ANN }));
};
const stateOf = async ({ orderId }: typeof told) =>
  (await graph.sql.one<{ state: string }>`select state from rebate where order_id = ${orderId}`).state;
const proof = async () => (await graph.query('{ settlementProof { holds linesDiffer entriesDiffer accountsDiffer } }',
  {}, ANN)).data.settlementProof;
const HOLDS = { holds: true, linesDiffer: 0, entriesDiffer: 0, accountsDiffer: 0 };
const clearing = async () => Number((await graph.sql.one<{ minor: string | null }>`select sum(amount_minor) as minor
  from settlement_entry where account = 'clearing'`).minor ?? 0);

it('between two regions both sides follow the opening of the home, and wait for it', async () => {
  at('2026-10-02T04:00:00Z');
  expect([codes(await open('HK', 'included')), await drafted('2026-09', 'HK')]).toEqual(['ok', 'ok']);
  expect(await graph.sql.all`select 1 from statement`).toEqual([]);
  expect([codes(await open('CN', 'included')), codes(await open('CN', 'left'))]).toEqual(['ok', 'ok']);
  expect(await drafted('2026-09', 'HK')).toBe('ok');
  expect(await linesOf(HARBOUR, before)).toEqual([]);
  expect(await standing(HARBOUR, '2026-09')).toMatchObject({ minor: -6_172n });
  // A line of its home stands already.
  expect(codes(await open('CN', 'included'))).toBe('SETTLEMENT_BEGUN');
  await expect(graph.sql.run`update settlement_opening set earlier = 'included' where region = 'CN'`)
    .rejects.toThrow('has begun');
});

it('what is told after the opening counts, of whenever it is; what was left stays left', async () => {
  at('2026-10-02T05:00:00Z');
  // Their windows end on the other side of the opening now.
  await delivered(leaving, '2026-09-28', '2026-10-05');
  await delivered(coming, '2026-08-20', '2026-08-27');
  await record(told);
  await comes(comesBack(back, '2026-08-20'));
  expect(await drafted('2026-09')).toBe('ok');
  expect(await linesOf(FA, leaving)).toEqual([]);
  expect(await linesOf(FA, coming)).toMatchObject([{ of: '2026-08', worth: 26_997n }]);
  expect(await linesOf(FA, told)).toMatchObject([{ of: '2026-06', worth: 26_997n }]);
  expect(await linesOf(FA, back)).toMatchObject([{ kind: 'return', of: '2026-08', worth: -26_997n }]);
  // coming, told, decided, less back; from Harbour and FB 6,172 each.
  expect(await standing(FA, '2026-09')).toMatchObject({ minor: 26_997n * 2n + 6_172n * 2n });
  expect([await issue('2026-09'), await issue('2026-09', 'HK')]).toMatchObject([issued(2, 0), issued(1, 0)]);
  expect(await clearing()).toBe(0);
  expect((await graph.run(settleEmpty, { limit: 50 })).ok).toBe(true);
  expect([await stateOf(before), await stateOf(told), await stateOf(coming)])
    .toEqual(['settled', 'payable', 'payable']);
  expect(await proof()).toEqual(HOLDS);
});

it('two decisions on one rebate come to the same in both orders', async () => {
  for (const order of [accrualFirst, returnFirst, decided]) await dispute(FA, order);
  await dispute(FB, chain);
  await decide(FA, accrualFirst, 'accrual', 20_000n);
  await decide(FA, accrualFirst, 'return', -5_000n);
  await decide(FA, returnFirst, 'return', -5_000n);
  await decide(FA, returnFirst, 'accrual', 20_000n);
  expect([await worthOf(FA, accrualFirst), await worthOf(FA, returnFirst)]).toEqual([15_000n, 15_000n]);
  await decide(FA, decided, 'accrual', 20_000n);
  expect(await proof()).toEqual(HOLDS);
});

it('a statement that is not frozen holds up its franchise, and no later month of the region', async () => {
  at('2026-11-02T04:00:00Z');
  for (const who of [member, other]) await record(sold(WEB, '2026-10-03', {}, who));
  expect([await freeze(FA, '2026-09'), await freeze(HARBOUR, '2026-09'), await freeze(FB, '2026-09')])
    .toEqual(['ok', 'ok', 'OPEN_DISPUTES']);
  expect([await drafted('2026-10'), await drafted('2026-10', 'HK')]).toEqual(['ok', 'ok']);
  expect(await linesOf(FA, leaving)).toEqual([]);
  expect([await issue('2026-10'), await issue('2026-10', 'HK')]).toMatchObject([issued(1, 1), issued(1, 0)]);
  at('2026-12-02T04:00:00Z');
  for (const who of [member, other]) await record(sold(WEB, '2026-11-03', {}, who));
  await comes(comesBack(decided, '2026-11-05', 100_000n));
  expect(await freeze(FA, '2026-10')).toBe('ok');
  expect(await drafted('2026-11')).toBe('ok');
  expect(await issue('2026-11')).toMatchObject(issued(1, 1));
  at('2026-12-20T04:00:00Z');
  await decide(FB, chain, 'accrual', null);
  expect(await freeze(FB, '2026-09')).toBe('ok');
  // What waited is brought up to date, month after month, and nobody gets another statement of it.
  const statements = () => graph.sql.all`select number from statement order by number`;
  const all = await statements();
  expect([codes(await issue('2026-10')), await drafted('2026-10')]).toEqual(['DRAFT_STALE', 'ok']);
  expect(await issue('2026-10')).toMatchObject(issued(1, 0));
  expect(await standing(FB, '2026-10')).toMatchObject({ minor: 26_997n, carried: -6_172n, net: 20_825n });
  expect(await statements()).toEqual(all);
  expect(await proof()).toEqual(HOLDS);
});

it('a return that is told late takes what is left after those that were issued', async () => {
  await comes(comesBack(decided, '2026-10-28'));
  at('2027-01-02T04:00:00Z');
  expect([await freeze(FA, '2026-11'), await freeze(FB, '2026-10')]).toEqual(['ok', 'ok']);
  expect(await issue('2026-11')).toMatchObject(issued(1, 0));
  expect(await drafted('2026-12')).toBe('ok');
  expect((await linesOf(FA, decided)).map(({ month, worth }) => [month, worth])).toEqual([
    ['2026-09', 20_000n], ['2026-11', -3_000n], ['2026-12', -17_000n]]);
  expect(await issue('2026-12')).toMatchObject(issued(1, 0));
  expect(await clearing()).toBe(0);
  expect(await proof()).toEqual(HOLDS);
});

it('the proof finds what was left and yet stands here, and what stays in clearing', async () => {
  await graph.sql.run`alter table settlement_opening disable trigger user`;
  await graph.sql.run`update settlement_opening set opens_at = opens_at + interval '20 days' where region = 'CN'`;
  // Of Harbour's sale and FB's, each of the two sides, which counted by then.
  expect(await proof()).toMatchObject({ holds: false, entriesDiffer: 0 });
  expect((await proof()).accountsDiffer).toBeGreaterThan(0);
  await graph.sql.run`update settlement_opening set opens_at = opens_at - interval '20 days' where region = 'CN'`;
  expect(await proof()).toEqual(HOLDS);
  await graph.sql.run`alter table statement_line disable trigger user`;
  await graph.sql.run`delete from statement_line where franchise_id = ${HARBOUR} and order_id = ${after.orderId}`;
  // FA's line without its other side, and clearing, which has what no line says.
  expect(await proof()).toEqual({ holds: false, linesDiffer: 1, entriesDiffer: 0, accountsDiffer: 2 });
});
