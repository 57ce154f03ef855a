import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { seedId } from '../../../kernel/seed.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { franchises } from '../../index.ts';
import { comesBack, day, FA, FB, FC, line, openNetwork, sale, STORE_A, STORE_B, WEB } from '../../tests/network.ts';
import { confirmOverdue } from './confirm-overdue.ts';
import { decideDispute } from './decide-dispute.ts';
import { disputeLine } from './dispute-line.ts';
import { freezeStatement } from './freeze-statement.ts';
import { issueStatements } from './issue-statements.ts';
import { openSettlement } from '../runs/open-settlement.ts';
import { recordPayout } from './record-payout.ts';
import { runStatements } from '../runs/run-statements.ts';
import { settleEmpty } from './settle-empty.ts';
import { stepStatements } from '../runs/step-statements.ts';

/** A house that already ran when it began to settle; what is disputed in September is decided and comes back later. */
let graph: TestSubgraph;
const STORE_C = seedId('outlet', 'o-07');
const [member, other] = [newId(), newId()];
const office = (id: string): Actor => ({ ...operator('franchises:settle', 'franchises:rebates', 'audit:read'), id });
const [ANN, BEN] = [office('ann'), office('ben')];
const manager = (id: string) => tenant(id, 'franchises:rebates', 'franchises:answer');
const sold = (outlet: string, paidAt: string, given: object = {}, of = member) =>
  sale(of, outlet, paidAt, { deliveredAt: day(paidAt), lines: [line({ costMinor: 430_000n })], ...given });
const chainLine = () => line({ marginClass: 'C', baseMinor: 1_234_567n, costMinor: 1_180_000n });

const old = sold(WEB, '2026-06-01');
const mini = sold(WEB, '2026-09-01');
const second = sold(WEB, '2026-09-02');
const chain = sold(STORE_B, '2026-09-02', { fulfilment: 'store', lines: [chainLine()] });
const tiny = sold(WEB, '2026-09-03', { lines: [line({ baseMinor: 10n })] });
const ofB = sold(WEB, '2026-09-04', {}, other);
const october = sold(WEB, '2026-10-03');
const owed = sold(STORE_C, '2026-09-05', { fulfilment: 'store', lines: [chainLine()] });
const late = sold(WEB, '2026-09-06', {}, other);
const moving = sold(WEB, '2026-09-05', {}, other);

beforeAll(async () => {
  graph = await startTestSubgraph(franchises, { now: '2026-09-28T04:00:00Z' });
  await openNetwork(graph.runtime.handlers, graph.clock.now());
  await record(sale(member, STORE_A, '2026-01-10'));
  await record(sale(other, STORE_B, '2026-01-10'));
  for (const order of [old, mini, second, chain, tiny, ofB, owed, moving]) await record(order);
});
afterAll(() => graph.stop());

async function record(order: typeof mini): Promise<void> {
  expect(await graph.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
}
const at = (time: string) => graph.clock.set(new Date(time));
const codes = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusals.map(({ code }) => code).join());
const step = (limit = 2) => graph.run(stepStatements, { limit });
const steps = async () => {
  for (let next = await step(); next.ok && !next.value.done;) next = await step();
};
const run = (month: string, actor = ANN) => graph.run(runStatements, { region: 'CN', month }, { actor });
const drafted = async (month: string, actor = ANN) => {
  const outcome = await run(month, actor);
  await steps();
  return codes(outcome);
};
const issue = (month: string, actor = BEN) => graph.run(issueStatements, { region: 'CN', month }, { actor });
interface Standing { id: string; version: number; state: string; drafter: string; net: bigint; minor: bigint }
const standing = (franchiseId: string, month: string) => graph.sql.one<Standing>`select id, version, state,
  drafted_by_id as drafter, net_minor as net, lines_minor as minor from statement
  where franchise_id = ${franchiseId} and month = ${month}`;
const linesOf = (franchiseId: string, orderId: string) => graph.sql.all<{
  id: string; month: string; minor: bigint; spared: bigint; worth: bigint; state: string }>`
  select l.id, s.month, l.amount_minor as minor, l.spared_minor as spared, l.amount_minor + l.corrected_minor as worth,
    l.state from statement_line l join statement s on s.id = l.statement_id
  where l.franchise_id = ${franchiseId} and l.order_id = ${orderId} order by s.month, l.counts_at`;
const lineOf = async (franchiseId: string, orderId: string) => (await linesOf(franchiseId, orderId))[0]!.id;
const dispute = async (franchiseId: string, orderId: string) => graph.run(disputeLine,
  { lineId: await lineOf(franchiseId, orderId), reason: 'not as agreed' }, { actor: manager(franchiseId) });
const decide = async (franchiseId: string, orderId: string, minor: bigint | null) => graph.run(decideDispute,
  { lineId: await lineOf(franchiseId, orderId), verdict: 'upheld', reason: 'so it was agreed',
    amount: minor === null ? null : { minor, currency: 'CNY' } }, { actor: ANN });
const freeze = async (franchiseId: string, month: string, leaveDisputed = false) => {
  const { id, version } = await standing(franchiseId, month);
  return graph.run(freezeStatement, { id, expectedVersion: version, leaveDisputed }, { actor: ANN });
};
const pay = async (franchiseId: string, month: string, minor: bigint, bankReference: string, paidOn: string) => {
  const { id, version } = await standing(franchiseId, month);
  return graph.run(recordPayout, { id, expectedVersion: version, amount: { minor, currency: 'CNY' }, bankReference,
    paidOn }, { actor: ANN });
};
const stateOf = async (orderId: string) =>
  (await graph.sql.one<{ state: string }>`select state from rebate where order_id = ${orderId}`).state;
const proof = async () => (await graph.query(`{ settlementProof { holds linesDiffer carriedDiffer ledgerDiffers
  entriesDiffer accountsDiffer unbalancedPostings } }`, {}, ANN)).data.settlementProof;
const HOLDS = { holds: true, linesDiffer: 0, carriedDiffer: 0, ledgerDiffers: 0, entriesDiffer: 0, accountsDiffer: 0,
  unbalancedPostings: 0 };
const account = async (of: string) => Number((await graph.sql.one<{ minor: string | null }>`select sum(amount_minor)
  as minor from settlement_entry where coalesce(franchise_id::text, account) = ${of}`).minor ?? 0);

it('a house that already ran settles from its opening on; a run goes on where it was stopped', async () => {
  at('2026-10-02T04:00:00Z');
  expect(codes(await graph.run(openSettlement, { region: 'CN', month: '2026-09', earlier: 'left' }, { actor: ANN })))
    .toBe('ok');
  expect(codes(await run('2026-09'))).toBe('ok');
  await step();
  const [half] = (await graph.query(`{ statementRuns(region: "CN") { rebates finishedAt statements } }`, {}, ANN))
    .data.statementRuns;
  expect(half).toEqual({ rebates: 2, finishedAt: null, statements: null });
  // Two workers at once, and the job that a killed one left behind.
  await Promise.all([steps(), steps()]);
  const { data } = await graph.query(`{ statementRuns(region: "CN") { rebates statements lines region { code } askedBy }
    settlementOpenings { region { code } month earlier } }`, {}, ANN);
  expect(data).toEqual({
    statementRuns: [{ rebates: 8, statements: 3, lines: 8, region: { code: 'CN' }, askedBy: expect.any(String) }],
    settlementOpenings: [{ region: { code: 'CN' }, month: '2026-09', earlier: 'LEFT' }] });
  expect(await linesOf(FA, old.orderId)).toEqual([]);
  expect((await standing(FA, '2026-09')).minor).toBe(26_997n * 2n + 6_172n * 2n);
  const before = await graph.sql.all`select id, version, drafted_at, drafted_by_id from statement order by id`;
  expect(await drafted('2026-09', BEN)).toBe('ok');
  expect(await graph.sql.all`select id, version, drafted_at, drafted_by_id from statement order by id`).toEqual(before);
  const leaked = await graph.query('{ statementRuns(region: "CN") { rebates } }', {}, tenant(FA, 'franchises:settle'));
  expect(leaked.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});

it('a draft that is not the month any more is not issued, and who drafted it does not issue it', async () => {
  // The delivery was told late: its return window now ends in October.
  expect(await graph.deliver('order.delivered.v1', moving.orderId, { orderId: moving.orderId, memberId: other,
    deliveredAt: day('2026-09-28'), windowEndsAt: day('2026-10-05') })).toBeNull();
  // FB's waits, and nobody else's.
  expect(await issue('2026-09')).toMatchObject({ ok: true, value: { statements: 2, waiting: 1 } });
  expect(codes(await issue('2026-09'))).toBe('DRAFT_STALE');
  expect(await drafted('2026-09', BEN)).toBe('ok');
  expect(await linesOf(FB, moving.orderId)).toEqual([]);
  expect([(await standing(FA, '2026-09')).drafter, (await standing(FB, '2026-09')).drafter]).toEqual(['ann', 'ben']);
  // Written while it was run, of September, and seen only when the run had passed it: the draft lacks it.
  expect(codes(await run('2026-09', BEN))).toBe('ok');
  const meanwhile = sold(WEB, '2026-09-06', {}, other);
  await record(meanwhile);
  await graph.sql.run`update statement_run set after_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
    where finished_at is null`;
  at('2026-10-02T04:00:01Z');
  await steps();
  expect(codes(await issue('2026-09', office('cara')))).toBe('DRAFT_STALE');
  expect(await drafted('2026-09', BEN)).toBe('ok');
  // Written afterwards, it is late and stands in the next.
  await record(late);
  expect(codes(await issue('2026-09', BEN))).toBe('SAME_PERSON');
  expect(await issue('2026-09', ANN)).toMatchObject({ ok: true, value: { statements: 1, waiting: 0 } });
  expect(await linesOf(FB, late.orderId)).toEqual([]);
  expect(await proof()).toEqual(HOLDS);
});

it('only the franchise\'s people answer: no program that sees rebates, and head office neither', async () => {
  const document = `mutation ($input: DisputeLineInput!) { disputeLine(input: $input) { userErrors { code } } }`;
  const input = { lineId: encodeId(PREFIX.statementLine, await lineOf(FA, mini.orderId)), reason: 'not as agreed',
    idempotencyKey: newId() };
  const asked = await graph.query(document, { input }, tenant(FA, 'franchises:rebates'));
  expect(asked.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});

it('rebates of nothing, and what was settled elsewhere, wait for nobody', async () => {
  expect([await stateOf(tiny.orderId), await stateOf(old.orderId)]).toEqual(['payable', 'payable']);
  expect(await graph.run(settleEmpty, { limit: 500 })).toMatchObject({ ok: true, value: { settled: 2 } });
  expect(await graph.run(settleEmpty, { limit: 500 })).toMatchObject({ ok: true, value: { settled: 0 } });
  expect([await stateOf(tiny.orderId), await stateOf(old.orderId), await stateOf(mini.orderId)])
    .toEqual(['settled', 'settled', 'payable']);
  expect(await proof()).toEqual(HOLDS);
});

it('one open dispute holds up neither the payout of the rest nor anybody\'s next month', async () => {
  for (const [franchise, order] of [[FA, mini], [FA, second], [FB, chain]] as const) {
    expect(codes(await dispute(franchise, order.orderId))).toBe('ok');
  }
  at('2026-10-13T04:00:00Z');
  await graph.run(confirmOverdue, { limit: 50 });
  expect(codes(await decide(FB, chain.orderId, null))).toBe('ok');
  expect(codes(await freeze(FB, '2026-09'))).toBe('ok');
  expect(codes(await freeze(FA, '2026-09'))).toBe('OPEN_DISPUTES');
  at('2026-11-02T04:00:00Z');
  await record(october);
  expect(await drafted('2026-10')).toBe('ok');
  // Those of FA and FC wait for their September; FB's does not.
  expect(await issue('2026-10')).toMatchObject({ ok: true, value: { statements: 1, waiting: 2 } });
  expect(codes(await issue('2026-10'))).toBe('EARLIER_OPEN');
  expect(codes(await freeze(FA, '2026-09', true))).toBe('ok');
  expect(await standing(FA, '2026-09')).toMatchObject({ state: 'frozen', net: 12_344n });
  expect(codes(await pay(FA, '2026-09', 12_344n, 'BANK-1', '2026-11-02'))).toBe('ok');
  expect([await stateOf(chain.orderId), await stateOf(mini.orderId)]).toEqual(['settled', 'payable']);
  expect(await account(FA)).toBe(0);
  expect(await proof()).toEqual(HOLDS);
});

it('who only owes has a statement too, with what it owes', async () => {
  expect(await standing(FC, '2026-10')).toMatchObject({ state: 'draft', minor: 0n, net: 0n });
  expect(codes(await freeze(FC, '2026-09'))).toBe('ok');
  // FC's carries something since; FA's does not wait for it.
  expect(await issue('2026-10')).toMatchObject({ ok: true, value: { statements: 1, waiting: 1 } });
  expect(codes(await issue('2026-10'))).toBe('DRAFT_STALE');
  expect(await drafted('2026-10')).toBe('ok');
  expect(await issue('2026-10')).toMatchObject({ ok: true, value: { statements: 1, waiting: 0 } });
  expect(await standing(FC, '2026-10')).toMatchObject({ state: 'issued', minor: 0n, net: -6_172n });
});

it('what is decided later stands in the next statement; a return takes what was left, and not twice', async () => {
  at('2026-11-03T04:00:00Z');
  expect(codes(await decide(FA, mini.orderId, 20_000n))).toBe('ok');
  expect(codes(await decide(FA, mini.orderId, 20_000n))).toBe('NOT_DISPUTED');
  expect(codes(await decide(FA, second.orderId, null))).toBe('ok');
  expect(await stateOf(second.orderId)).toBe('settled');
  expect(await standing(FA, '2026-09')).toMatchObject({ state: 'paid', net: 12_344n });
  expect(codes(await dispute(FA, october.orderId))).toBe('ok');
  for (const back of [comesBack(second, '2026-11-20'), comesBack(october, '2026-11-20'),
    comesBack(chain, '2026-11-20', 600_000n)]) {
    expect(await graph.deliver('order.returned.v1', back.orderId, back)).toBeNull();
  }
  at('2026-12-02T04:00:00Z');
  await graph.run(confirmOverdue, { limit: 50 });
  const frozen = [await freeze(FA, '2026-10', true), await freeze(FB, '2026-10'), await freeze(FC, '2026-10')];
  expect(frozen.map(codes)).toEqual(['ok', 'ok', 'ok']);
  expect(codes(await pay(FB, '2026-10', 53_994n, 'BANK-1', '2026-12-02'))).toBe('REFERENCE_TAKEN');
  expect(codes(await pay(FB, '2026-10', 53_994n, 'BANK-2', '2026-12-02'))).toBe('ok');
  expect(await drafted('2026-11')).toBe('ok');
  // The decision 20,000; nothing of what was decided to be nothing, or is under dispute; 3,000 of the chain's.
  expect(await standing(FA, '2026-11')).toMatchObject({ minor: 17_000n });
  expect(await linesOf(FB, chain.orderId)).toMatchObject([
    { minor: -6_172n, worth: 0n }, { minor: 0n, spared: -3_000n, month: '2026-11' }]);
  // Rejected after all: what came back is taken back.
  const rejected = await graph.run(decideDispute, { lineId: await lineOf(FA, october.orderId), verdict: 'rejected',
    reason: 'as it was agreed', amount: null }, { actor: ANN });
  expect(codes(rejected)).toBe('ok');
  expect(await issue('2026-11')).toMatchObject({ ok: true, value: { statements: 2, waiting: 1 } });
  expect(codes(await issue('2026-11'))).toBe('DRAFT_STALE');
  expect(await drafted('2026-11')).toBe('ok');
  expect(codes(await issue('2026-11'))).toBe('ok');
  expect(await standing(FA, '2026-11')).toMatchObject({ minor: 17_000n - 26_997n });
  expect([await account('clearing'), await account(FC)]).toEqual([0, -6_172]);
  // A line that is spared all of its entry has the entry's sign still.
  const { id: spared } = (await linesOf(FB, chain.orderId))[1]!;
  await graph.run(disputeLine, { lineId: spared, reason: 'not as agreed' }, { actor: manager(FB) });
  const decided = [-1_000n, 1_000n].map((minor) => () => graph.run(decideDispute, { lineId: spared, verdict: 'upheld',
    reason: 'so it was agreed', amount: { minor, currency: 'CNY' } }, { actor: ANN }));
  expect([codes(await decided[0]!()), codes(await decided[1]!())]).toEqual(['WRONG_AMOUNT', 'ok']);
  const settled = await linesOf(FA, mini.orderId);
  expect(settled.map(({ state, minor }) => [state, minor])).toEqual([['upheld', 26_997n], ['upheld', 20_000n]]);
  const again = await graph.run(disputeLine, { lineId: settled[1]!.id, reason: 'not as agreed' },
    { actor: manager(FA) });
  expect(codes(again)).toBe('LINE_DISPUTED');
  expect(await proof()).toEqual(HOLDS);
});

it('an order that was decided to be worth less and comes back leaves nobody anything', async () => {
  const back = comesBack(mini, '2026-12-20');
  expect(await graph.deliver('order.returned.v1', back.orderId, back)).toBeNull();
  const rest = comesBack(old, '2026-12-20');
  expect(await graph.deliver('order.returned.v1', rest.orderId, rest)).toBeNull();
  at('2027-01-02T04:00:00Z');
  await graph.run(confirmOverdue, { limit: 50 });
  const frozen = [await freeze(FA, '2026-11'), await freeze(FB, '2026-11'), await freeze(FC, '2026-11')];
  expect(frozen.map(codes)).toEqual(['ok', 'ok', 'ok']);
  expect(await drafted('2026-12')).toBe('ok');
  expect(codes(await issue('2026-12'))).toBe('ok');
  expect((await linesOf(FA, mini.orderId)).at(-1)).toMatchObject({ minor: -20_000n, spared: 6_997n });
  // Settled elsewhere before the opening, and back after it.
  expect(await linesOf(FA, old.orderId)).toMatchObject([{ minor: -26_997n, month: '2026-12' }]);
  // The decision about October +26,997, mini −20,000, old −26,997; November's −9,997 is carried in.
  expect(await standing(FA, '2026-12')).toMatchObject({ minor: -20_000n, net: -29_997n });
  expect(await account('clearing')).toBe(0);
  expect(await proof()).toEqual(HOLDS);
});

it('the proof finds a line that is not its entry, and an account that is not its statements', async () => {
  await graph.sql.run`alter table statement_line disable trigger user`;
  const { id } = (await linesOf(FA, chain.orderId))[0]!;
  await graph.sql.run`update statement_line set spared_minor = spared_minor + 1 where id = ${id}`;
  // A posting between them that adds up, of no statement's lines.
  await graph.sql.run`with posting as (insert into settlement_posting (id, statement_id, kind, cause_id, posted_at,
      posted_by) values (${newId()}, ${(await standing(FB, '2026-09')).id}, 'reversal', ${newId()}, now(), 'nobody')
      returning id)
    insert into settlement_entry (posting_id, account, franchise_id, currency, amount_minor)
    select id, t.account, t.franchise::uuid, 'CNY', t.minor from posting,
      (values ('franchise', ${FB}, 5), ('head_office', null, -5)) as t (account, franchise, minor)`;
  // The line, what it is worth in clearing, and the account of FB with its statement.
  expect(await proof()).toMatchObject({ holds: false, entriesDiffer: 1, accountsDiffer: 2, ledgerDiffers: 1 });
});
