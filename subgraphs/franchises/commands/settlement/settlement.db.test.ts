import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { extractText } from 'unpdf';
import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { franchises } from '../../index.ts';
import {
  comesBack, day, FA, FB, FC, line, MINI, openNetwork, sale, STORE_A, STORE_B, WEB,
} from '../../tests/network.ts';
import { confirmLines } from './confirm-lines.ts';
import { confirmOverdue } from './confirm-overdue.ts';
import { decideDispute } from './decide-dispute.ts';
import { disputeLine } from './dispute-line.ts';
import { freezeStatement } from './freeze-statement.ts';
import { issueStatements } from './issue-statements.ts';
import { openSettlement } from '../runs/open-settlement.ts';
import { recordPayout } from './record-payout.ts';
import { reversePayout } from './reverse-payout.ts';
import { runStatements } from '../runs/run-statements.ts';
import { stepStatements } from '../runs/step-statements.ts';

/** One house lives through September, October and November; each test goes on where the one before stopped. */
let graph: TestSubgraph;
const member = newId();
const office = (id: string): Actor => ({ ...operator('franchises:settle', 'franchises:rebates', 'audit:read'), id });
const [ANN, BEN] = [office('ann'), office('ben')];
const ofA = tenant(FA, 'franchises:rebates', 'franchises:read');
const ofB = tenant(FB, 'franchises:rebates', 'franchises:read');
const mini = sale(member, WEB, '2026-09-01', {
  deliveredAt: day('2026-09-02'), lines: [line({ costMinor: 430_000n })],
});
const chain = sale(member, STORE_B, '2026-09-02', {
  fulfilment: 'store', deliveredAt: day('2026-09-05'),
  lines: [line({ marginClass: 'C', baseMinor: 1_234_567n, costMinor: 1_180_000n })],
});
const bar = sale(member, WEB, '2026-09-03', {
  deliveredAt: day('2026-09-03'), lines: [line({ marginClass: 'D', baseMinor: 2_680_000n, costMinor: 2_672_000n })],
});

beforeAll(async () => {
  graph = await startTestSubgraph(franchises, { now: '2026-09-28T04:00:00Z' });
  await openNetwork(graph.runtime.handlers, graph.clock.now());
  for (const order of [sale(member, STORE_A, '2026-01-10'), mini, chain, bar]) await record(order);
});
afterAll(() => graph.stop());

async function record(order: typeof mini): Promise<void> {
  expect(await graph.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
}
const at = (time: string) => graph.clock.set(new Date(time));
const codes = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusals.map(({ code }) => code).join());
const CN = (month: string) => ({ region: 'CN', month });
const run = (month: string, actor = ANN) => graph.run(runStatements, CN(month), { actor });
const drafted = async (month: string, actor = ANN) => {
  const outcome = await run(month, actor);
  await steps();
  return codes(outcome);
};
const steps = async () => {
  for (;;) {
    const outcome = await graph.run(stepStatements, { limit: 2 });
    if (!outcome.ok || outcome.value.done) return;
  }
};
const issue = (month: string, actor = BEN) => graph.run(issueStatements, CN(month), { actor });

interface Standing { id: string; version: number; state: string; minor: bigint; net: bigint; carried: bigint }
const standing = (franchiseId: string, month: string) => graph.sql.one<Standing>`select id, version, state,
  lines_minor as minor, net_minor as net, carried_in_minor as carried from statement
  where franchise_id = ${franchiseId} and month = ${month}`;
const lineOf = async (franchiseId: string, orderId: string, kind = 'accrual') => (await graph.sql.one<{ id: string }>`
  select id from statement_line where franchise_id = ${franchiseId} and order_id = ${orderId} and kind = ${kind}`).id;
const freeze = async (franchiseId: string, month: string) => {
  const { id, version } = await standing(franchiseId, month);
  return graph.run(freezeStatement, { id, expectedVersion: version, leaveDisputed: false }, { actor: ANN });
};
const pay = async (franchiseId: string, month: string, minor: bigint, bankReference: string) => {
  const { id, version } = await standing(franchiseId, month);
  return graph.run(recordPayout, { id, expectedVersion: version, amount: { minor, currency: 'CNY' }, bankReference,
    paidOn: '2026-10-20' }, { actor: ANN });
};
const accounts = () => graph.sql.all`select coalesce(franchise_id::text, account) as of, sum(amount_minor)::int as minor
  from settlement_entry group by 1 having sum(amount_minor) <> 0 order by 2`;
const balances = async () => {
  const { data } = await graph.query('{ settlementAccounts { account franchise { code } balance { amount } } }',
    {}, ANN);
  return (data.settlementAccounts as { account: string; franchise: { code: string } | null;
    balance: { amount: string } }[]).filter(({ balance }) => balance.amount !== '0.00')
    .map(({ account, franchise, balance }) => `${franchise?.code ?? account} ${balance.amount}`).sort();
};
const states = () => graph.sql.all`select state, count(*)::int as n from rebate group by 1 order by 1`;
const proof = async () => (await graph.query(`{ settlementProof { holds checkedStatements linesDiffer carriedDiffer
  ledgerDiffers entriesDiffer accountsDiffer unbalancedPostings } }`, {}, ANN)).data.settlementProof;
const HOLDS = { holds: true, linesDiffer: 0, carriedDiffer: 0, ledgerDiffers: 0, entriesDiffer: 0, accountsDiffer: 0,
  unbalancedPostings: 0 };

it('September: FA +35,569, FB −6,172, head office −29,397; run once, issued by a second person', async () => {
  expect(codes(await run('2026-09'))).toBe('MONTH_NOT_OVER');
  expect(codes(await run('2026-9'))).toBe('INVALID');
  expect(codes(await graph.run(runStatements, { region: 'XX', month: '2026-09' }, { actor: ANN }))).toBe('NOT_FOUND');
  expect(codes(await run('2026-09', ofA))).toBe('HEAD_OFFICE_ONLY');
  at('2026-10-02T04:00:00Z');
  expect(codes(await issue('2026-09'))).toBe('NO_DRAFTS');
  expect(codes(await run('2026-09'))).toBe('NOT_OPENED');
  const open = (month: string, actor = ANN) =>
    graph.run(openSettlement, { region: 'CN', month, earlier: 'included' }, { actor });
  expect(codes(await open('2026-9'))).toBe('INVALID');
  expect(codes(await open('2026-09', ofA))).toBe('HEAD_OFFICE_ONLY');
  expect(codes(await graph.run(openSettlement, { region: 'XX', month: '2026-09', earlier: 'left' }, { actor: ANN })))
    .toBe('NOT_FOUND');
  expect([codes(await open('2026-10')), codes(await run('2026-09'))]).toEqual(['ok', 'BEFORE_OPENING']);
  expect(codes(await open('2026-08'))).toBe('ok');
  const both = await Promise.all([run('2026-09'), run('2026-09'), run('2026-09', BEN)]);
  expect(new Set(both.map((outcome) => outcome.ok && outcome.value.runId)).size).toBe(1);
  expect([codes(await run('2026-08')), codes(await issue('2026-09')), codes(await open('2026-08'))])
    .toEqual(['RUN_IN_PROGRESS', 'RUN_IN_PROGRESS', 'SETTLEMENT_BEGUN']);
  await expect(graph.sql.run`update settlement_opening set month = '2026-07'`).rejects.toThrow('has begun');
  await steps();
  const { runner } = await graph.sql.one<{ runner: string }>`select distinct drafted_by_id as runner from statement`;
  expect(codes(await issue('2026-09', runner === 'ann' ? ANN : BEN))).toBe('SAME_PERSON');
  const CARA = office('cara');
  const issued = await Promise.all([issue('2026-09', CARA), issue('2026-09', CARA)]);
  expect(issued.map(codes).sort()).toEqual(['NO_DRAFTS', 'ok']);
  expect(await accounts()).toEqual([
    { of: 'head_office', minor: -29_397 }, { of: FB, minor: -6_172 }, { of: FA, minor: 35_569 }]);
  expect(codes(await run('2026-09'))).toBe('MONTH_ISSUED');
  expect(codes(await run('2026-08'))).toBe('MONTH_OUT_OF_TURN');
  expect(await proof()).toMatchObject({ ...HOLDS, checkedStatements: 2 });
});

it('only its franchise sees and answers a statement', async () => {
  const { id } = await standing(FA, '2026-09');
  const ask = async (actor: Actor) => (await graph.query(`query ($id: ID!) {
    statement(id: $id) { number } statements { totalCount items { number due { amount } lines { totalCount } } } }`,
  { id: encodeId(PREFIX.statement, id) }, actor)).data;
  expect(await ask(ofA)).toEqual({ statement: { number: 'S-202609-f-01-CNY' }, statements: { totalCount: 1, items: [
    { number: 'S-202609-f-01-CNY', due: { amount: '355.69' }, lines: { totalCount: 3 } }] } });
  expect(await ask(ofB)).toMatchObject({
    statement: null, statements: { totalCount: 1, items: [{ due: { amount: '0.00' } }] } });
  for (const nobody of [tenant(FC, 'franchises:rebates'), channel(MINI, 'franchises:rebates')]) {
    expect(await ask(nobody)).toEqual({ statement: null, statements: { totalCount: 0, items: [] } });
  }
  expect((await ask(ANN)).statements.totalCount).toBe(2);
  const lineId = await lineOf(FA, mini.orderId);
  const reason = 'not our member';
  expect(codes(await graph.run(disputeLine, { lineId, reason }, { actor: ofB }))).toBe('NOT_FOUND');
  expect(codes(await graph.run(disputeLine, { lineId, reason }, { actor: ANN }))).toBe('NOT_FOUND');
  expect(codes(await graph.run(confirmLines, { id, lineIds: null }, { actor: ofB }))).toBe('NOT_FOUND');
  const ofAnother = { id, lineIds: [await lineOf(FB, chain.orderId)] };
  expect(codes(await graph.run(confirmLines, ofAnother, { actor: ofA }))).toBe('NOT_FOUND');
  // The month end of domain.md section 9.5, as head office reads it.
  expect(await balances()).toEqual(['HEAD_OFFICE -293.97', 'f-01 355.69', 'f-02 -61.72']);
  const leaked = await graph.query('{ settlementAccounts { account } }', {}, tenant(FA, 'franchises:settle'));
  expect(leaked.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});

it('a line under dispute is not due, and nothing is frozen until it is decided', async () => {
  const { id } = await standing(FA, '2026-09');
  const lineId = await lineOf(FA, mini.orderId);
  const dispute = (reason: string, of = lineId) => graph.run(disputeLine, { lineId: of, reason }, { actor: ofA });
  const decide = (more: object, actor = ANN) => graph.run(decideDispute,
    { lineId, verdict: 'rejected', reason: 'the order says so', amount: null, ...more }, { actor });
  expect(codes(await dispute('no'))).toBe('INVALID');
  expect(codes(await decide({}))).toBe('NOT_DISPUTED');
  const twice = await Promise.all([dispute('rate is wrong'), dispute('rate is wrong')]);
  expect(twice.map(codes).sort()).toEqual(['LINE_DISPUTED', 'ok']);
  expect(await standing(FA, '2026-09')).toMatchObject({ net: 8_572n });
  expect(codes(await freeze(FA, '2026-09'))).toBe('OPEN_DISPUTES');
  expect(codes(await graph.run(confirmLines, { id, lineIds: [lineId] }, { actor: ofA }))).toBe('LINE_DISPUTED');
  expect(codes(await decide({}, ofA))).toBe('HEAD_OFFICE_ONLY');
  expect(codes(await decide({ reason: '' }))).toBe('INVALID');
  expect(codes(await decide({ amount: { minor: 1n, currency: 'CNY' } }))).toBe('WRONG_AMOUNT');
  expect(codes(await decide({ verdict: 'upheld', amount: { minor: 1n, currency: 'HKD' } }))).toBe('CURRENCY_MISMATCH');
  expect(codes(await decide({ verdict: 'upheld', amount: { minor: -1n, currency: 'CNY' } }))).toBe('WRONG_AMOUNT');
  expect(codes(await decide({}))).toBe('ok');
  expect(codes(await freeze(FA, '2026-09'))).toBe('NOT_CONFIRMED');
  const confirmed = await graph.run(confirmLines, { id, lineIds: null }, { actor: ofA });
  expect(confirmed.ok && confirmed.value.confirmed).toBe(2);
  expect(codes(await dispute('too late now', await lineOf(FA, bar.orderId)))).toBe('LINE_CONFIRMED');
  expect(codes(await graph.run(freezeStatement, 
    { id, expectedVersion: 1, leaveDisputed: false }, { actor: ANN }))).toBe('STALE');
  expect(codes(await pay(FA, '2026-09', 35_569n, 'B-1'))).toBe('NOT_FROZEN');
  expect(codes(await freeze(FA, '2026-09'))).toBe('ok');
  expect(codes(await freeze(FA, '2026-09'))).toBe('NOT_ISSUED');
  expect(codes(await graph.run(confirmLines, { id, lineIds: null }, { actor: ofA }))).toBe('NOT_ISSUED');
  await expect(graph.sql.run`update statement set corrected_minor = 1 where id = ${id}`)
    .rejects.toThrow('never changes');
  await expect(graph.sql.run`update statement_line set state = 'open' where statement_id = ${id}`)
    .rejects.toThrow('stand');
  await expect(graph.sql.run`delete from settlement_entry`).rejects.toThrow('append-only');
});

it('after the deadline silence is a yes, and what is below zero is carried', async () => {
  expect((await graph.run(confirmOverdue, { limit: 50 })).ok).toBe(true);
  expect(codes(await freeze(FB, '2026-09'))).toBe('NOT_CONFIRMED');
  at('2026-10-12T04:00:01Z');
  const late = { lineId: await lineOf(FB, chain.orderId), reason: 'not our sale' };
  expect(codes(await graph.run(disputeLine, late, { actor: ofB }))).toBe('DEADLINE_PASSED');
  expect(await graph.run(confirmOverdue, { limit: 50 })).toMatchObject({ ok: true, value: { statements: 1 } });
  expect(codes(await freeze(FB, '2026-09'))).toBe('ok');
  expect(await standing(FB, '2026-09')).toMatchObject({ state: 'frozen', net: -6_172n });
  expect(codes(await pay(FB, '2026-09', 1n, 'B-1'))).toBe('NOTHING_DUE');
});

it('a payout settles its rebates, once, and a reversed one lets them wait', async () => {
  at('2026-10-21T04:00:00Z');
  const before = await states();
  expect(codes(await pay(FA, '2026-09', 35_568n, 'B-1'))).toBe('WRONG_AMOUNT');
  expect(codes(await pay(FA, '2026-09', 35_569n, ' '))).toBe('INVALID');
  const { id: paidId, version: frozenVersion } = await standing(FA, '2026-09');
  const twice = await Promise.all(['B-1', 'B-2'].map((bankReference) => graph.run(recordPayout, { id: paidId,
    expectedVersion: frozenVersion, amount: { minor: 35_569n, currency: 'CNY' }, bankReference, paidOn: '2026-10-20' },
  { actor: ANN })));
  expect(twice.map(codes).sort()).toEqual(['STALE', 'ok']);
  expect(codes(await pay(FA, '2026-09', 35_569n, 'B-3'))).toBe('ALREADY_PAID');
  expect(await states()).toEqual([{ state: 'settled', n: 3 }]);
  expect(await accounts()).toEqual([{ of: FB, minor: -6_172 }, { of: 'head_office', minor: 6_172 }]);
  const { id, version } = await standing(FA, '2026-09');
  const reverse = (reason: string) =>
    graph.run(reversePayout, { id, expectedVersion: version, reason }, { actor: ANN });
  expect(codes(await reverse('no'))).toBe('INVALID');
  expect(codes(await reverse('account was closed'))).toBe('ok');
  expect(await states()).toEqual([{ state: 'payable', n: 3 }]);
  expect(before).toEqual([{ state: 'payable', n: 3 }]);
  const used = (await graph.sql.one<{ ref: string }>`select bank_reference as ref from statement_payout`).ref;
  expect(codes(await pay(FA, '2026-09', 35_569n, used))).toBe('ok');
  expect(await states()).toEqual([{ state: 'settled', n: 3 }]);
  expect(codes(await graph.run(reversePayout,
    { id: (await standing(FB, '2026-09')).id, expectedVersion: (await standing(FB, '2026-09')).version,
      reason: 'nothing there' }, { actor: ANN }))).toBe('NOT_PAID');
  expect(await proof()).toMatchObject(HOLDS);
});

it('October: 600,000 come back: FA −3,000 is carried into November, FB +3,000', async () => {
  const back = comesBack(chain, '2026-10-25', 600_000n);
  expect(await graph.deliver('order.returned.v1', chain.orderId, back)).toBeNull();
  at('2026-11-02T04:00:00Z');
  expect(await drafted('2026-10')).toBe('ok');
  expect(codes(await issue('2026-10'))).toBe('ok');
  const { data } = await graph.query(`{ statements(filter: { month: "2026-10" }) { items {
    franchise { code } totals { amount { amount } net { amount } } due { amount } carriedOut { amount } } } }`,
  {}, ANN);
  expect(data.statements.items).toContainEqual({ franchise: { code: 'f-01' }, due: { amount: '0.00' },
    totals: { amount: { amount: '-30.00' }, net: { amount: '-30.00' } }, carriedOut: { amount: '-30.00' } });
  // September's payout of 355.69 was head office's; FB's 61.72 is still to come.
  expect(await balances()).toEqual(['HEAD_OFFICE 61.72', 'f-01 -30.00', 'f-02 -31.72']);
  expect(await standing(FA, '2026-10')).toMatchObject({ minor: -3_000n, carried: 0n, net: -3_000n });
  expect(await standing(FB, '2026-10')).toMatchObject({ minor: 3_000n, carried: -6_172n, net: -3_172n });
});

it('an order that was linked after its month was frozen is a correction of the next statement', async () => {
  at('2026-12-02T04:00:00Z');
  await record(sale(member, WEB, '2026-09-04', { deliveredAt: day('2026-09-05') }));
  expect(await drafted('2026-11')).toBe('ok');
  expect(codes(await issue('2026-11'))).toBe('EARLIER_OPEN');
  await graph.run(confirmOverdue, { limit: 50 });
  expect([codes(await freeze(FA, '2026-10')), codes(await freeze(FB, '2026-10'))]).toEqual(['ok', 'ok']);
  expect(codes(await pay(FA, '2026-10', 3_000n, 'B-10'))).toBe('NOTHING_DUE');
  expect(codes(await issue('2026-11'))).toBe('DRAFT_STALE');
  expect(await drafted('2026-11')).toBe('ok');
  expect(codes(await issue('2026-11'))).toBe('ok');
  expect(await standing(FA, '2026-11')).toMatchObject({ minor: 26_997n, carried: -3_000n, net: 23_997n });
  expect(await standing(FB, '2026-11')).toMatchObject({ minor: 0n, carried: -3_172n, net: -3_172n });
  const { id } = await standing(FA, '2026-11');
  const { id: lineId } = await graph.sql.one<{ id: string }>`select id from statement_line where statement_id = ${id}`;
  await graph.run(disputeLine, { lineId, reason: 'agreed on 200.00' }, { actor: ofA });
  await graph.run(decideDispute, { lineId, verdict: 'upheld', reason: 'so it was agreed',
    amount: { minor: 20_000n, currency: 'CNY' } }, { actor: ANN });
  expect(await standing(FA, '2026-11')).toMatchObject({ net: 17_000n });
  expect(await accounts()).toEqual([
    { of: 'head_office', minor: -13_828 }, { of: FB, minor: -3_172 }, { of: FA, minor: 17_000 }]);
  const { data, errors } = await graph.query(`query ($id: ID!) { statement(id: $id) { due { amount } csvParts csv pdf
    carriedIn { amount } disputes { verdict decided { amount } line { state } }
    lines(filter: { corrections: true }) {
      items { month state worth { amount } rebate { state } dispute { reason } } } } }`,
  { id: encodeId(PREFIX.statement, id) }, ofA);
  expect(errors).toBeUndefined();
  expect(data.statement).toMatchObject({
    due: { amount: '170.00' }, carriedIn: { amount: '-30.00' }, csvParts: 1,
    disputes: [{ verdict: 'UPHELD', decided: { amount: '200.00' }, line: { state: 'UPHELD' } }],
    lines: { items: [{ month: '2026-09', state: 'UPHELD', worth: { amount: '200.00' },
      rebate: { state: 'PAYABLE' }, dispute: { reason: 'agreed on 200.00' } }] },
  });
  const worth = (data.statement.csv as string).trim().split('\r\n').slice(1).map((row) => row.split(',').at(-1));
  expect(worth.slice(0, -1).reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0)).toBe(17_000);
  expect(worth.at(-1)).toBe('170.00');
  const pdf = new Uint8Array(Buffer.from(data.statement.pdf, 'base64'));
  const paper = (await extractText(pdf, { mergePages: true })).text;
  for (const said of ['S-202611-f-01-CNY', '本期明细 269.97', '异议更正 -69.97', '上期结转 -30.00', '总部应付金额 170.00',
    '异议成立 269.97 200.00']) expect(paper).toContain(said);
  expect(await proof()).toMatchObject({ ...HOLDS, checkedStatements: 6 });
  const told = (await graph.events<{ statementId: string; version: bigint }>('statement.changed.v1'))
    .filter(({ statementId }) => statementId === id).map(({ version }) => version);
  expect(told).toEqual([...told].sort((a, b) => Number(a - b)));
});
