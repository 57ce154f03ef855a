import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itPublishes } from '../../../../tests/kit/publish-policy.ts';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { DEFAULT_RULES, FRANCHISE_RULE_BOUNDS } from '../../domain/policy.ts';
import { franchises } from '../../index.ts';
import { rebateInvariants } from '../../queries/reports.ts';
import { comesBack, FA, line, openNetwork, sale, STORE_A, WEB, word } from '../../tests/network.ts';
import { decideFranchisePolicy } from './decide-policy.ts';
import { publishFranchisePolicy } from './publish-policy.ts';

describe('publishing a franchise policy', () => itPublishes({
  subgraph: franchises, command: publishFranchisePolicy, decide: decideFranchisePolicy, table: 'franchise_policy',
  type: 'FranchisePolicy', list: 'franchisePolicies', defaults: DEFAULT_RULES,
  bounds: FRANCHISE_RULE_BOUNDS, change: { marginCapBps: 2_500 },
}));

const rulesWith = (a: number) => ({
  ...DEFAULT_RULES, rebates: DEFAULT_RULES.rebates.map((rebate) => (
    rebate.marginClass === 'A' ? { ...rebate, bps: a } : rebate)),
});

describe('a rebate', () => {
  let g: TestSubgraph;
  const member = newId();
  const deliver = async (name: string, id: string, payload: object) =>
    expect(await g.deliver(name, id, payload)).toBeNull();
  beforeAll(async () => {
    g = await startTestSubgraph(franchises);
    await openNetwork(g.runtime.handlers, g.clock.now());
    expect(await g.run(publishFranchisePolicy, {
      effectiveFrom: new Date('2026-10-01T00:00:00Z'), expectedVersion: 1, note: null,
      rules: { ...rulesWith(600), periodMonths: 12 },
    })).toMatchObject({ ok: true });
    const first = sale(member, STORE_A, '2026-09-20');
    await deliver('order.recorded.v1', first.orderId, first);
  });
  afterAll(() => g.stop());

  const rebateOf = (orderId: string) => g.sql.one<any>`select policy_version, rate_bps, accrued_minor,
    net_minor, held_until from rebate where order_id = ${orderId}`;

  it('counts with the version in force at payment, and goes back by it after newer ones', async () => {
    const [old, young] = ['2026-09-30', '2026-10-01'].map((day) => sale(member, WEB, day, {
      lines: [line({ costMinor: 430_000n })] })) as [ReturnType<typeof sale>, ReturnType<typeof sale>];
    g.clock.set('2026-10-20T00:00:00Z');
    for (const order of [young, old]) await deliver('order.recorded.v1', order.orderId, order);
    expect(await rebateOf(old.orderId)).toMatchObject({
      policy_version: 1, rate_bps: 300, accrued_minor: 26_997n });
    expect(await rebateOf(young.orderId)).toMatchObject({
      policy_version: 2, rate_bps: 600, accrued_minor: 53_994n });
    for (const [order, told] of [[old, {}], [young, { windowEndsAt: new Date('2026-11-01T04:00:00Z') }]] as const) {
      await deliver('order.delivered.v1', order.orderId,
        { orderId: order.orderId, memberId: member, deliveredAt: new Date('2026-10-02T04:00:00Z'), ...told });
      await deliver('order.returned.v1', order.orderId, comesBack(order, '2026-10-10', 600_000n));
    }
    // 299,900 are left of each: 3 % and 6 %; the window of before orders told it, and the one they told.
    expect(await rebateOf(old.orderId)).toMatchObject({
      net_minor: 8_997n, held_until: new Date('2026-10-17T04:00:00Z') });
    expect(await rebateOf(young.orderId)).toMatchObject({
      net_minor: 17_994n, held_until: new Date('2026-11-01T04:00:00Z') });
    expect(await rebateInvariants(g.sql)).toMatchObject({ holds: true });
  });

  it('is of any class that the house has, at most once each, and of none that a version does not name', async () => {
    const rates = (rebates: readonly object[]) => g.run(publishFranchisePolicy, {
      effectiveFrom: new Date('2026-10-21T00:00:00Z'), expectedVersion: 2, note: null,
      rules: { ...DEFAULT_RULES, rebates: rebates as typeof DEFAULT_RULES.rebates } }, { dryRun: true });
    const a = { marginClass: 'A', bps: 600 };
    for (const [rebates, path] of [
      [[a, { ...a, marginClass: 'E' }], 'rebates.1.marginClass'], [[a, a], 'rebates.1.marginClass'],
      [[{ ...a, bps: 10_001 }], 'rebates.0.bps'], [[{ ...a, bps: 0.5 }], 'rebates.0.bps'],
    ] as const) {
      expect(await rates(rebates)).toMatchObject({ refusals: [
        { code: 'INVALID_RULES', path: ['rules', ...path.split('.')] }] });
    }
    // A sixth class, with its rate from the same day on.
    await deliver(...word({ kind: 'margin_class', code: 'E', effectiveFrom: new Date('2026-10-21T00:00:00Z'),
      traits: { pointsCash: 'percent', investment: false } }));
    expect(await g.run(publishFranchisePolicy, {
      effectiveFrom: new Date('2026-10-21T00:00:00Z'), expectedVersion: 2, note: null,
      rules: { ...rulesWith(600), periodMonths: 12, rebates: [{ marginClass: 'E', bps: 700 }, a] },
    })).toMatchObject({ ok: true });
    const order = sale(member, WEB, '2026-10-22', { lines: ['A', 'B', 'E', 'X'].map((marginClass, index) =>
      line({ lineNo: index + 1, marginClass })) });
    await deliver('order.recorded.v1', order.orderId, order);
    expect(await g.sql.all`select margin_class, policy_version, rate_bps, accrued_minor from rebate
      where order_id = ${order.orderId} order by margin_class`).toEqual([
      { margin_class: 'A', policy_version: 3, rate_bps: 600, accrued_minor: 53_994n },
      { margin_class: 'E', policy_version: 3, rate_bps: 700, accrued_minor: 62_993n }]);
  });

  it('is shown before and after a version, which the second person sees too', async () => {
    const ask = async (name: string, actor: Actor, input: object) => (await g.query(
      `mutation($input: ${name}FranchisePolicyInput!) { answer: ${name.toLowerCase()}FranchisePolicy(input: $input) {
        effect { sums { measure currency marginClass rows before after } } userErrors { code } } }`,
      { input: { idempotencyKey: newId(), ...input } }, actor)).data.answer;
    const author = operator('franchises:policy');
    // 3 % of 8,999.00; 10 % are below the 30 % of its margin.
    const shown = { userErrors: [], effect: { sums: [{ measure: 'REBATE', currency: 'CNY', marginClass: 'A', rows: 1,
      before: '269.97', after: '899.90' }] } };
    expect(await ask('Publish', author, { effectiveFrom: '2027-01-01T00:00:00Z', expectedVersion: 3,
      rules: rulesWith(1_000) })).toEqual(shown);
    const second = { ...author, id: 'op-second' };
    expect(await ask('Decide', second, { version: 4, verdict: 'APPROVE', dryRun: true })).toEqual(shown);
    expect(await ask('Decide', author, { version: 4, verdict: 'APPROVE', dryRun: true })).toEqual({
      userErrors: [{ code: 'SAME_PERSON' }], effect: null });
    expect(await ask('Decide', author, { version: 4, verdict: 'WITHDRAW', note: 'seen' })).toMatchObject({
      userErrors: [] });
  });

  it('belongs to a home that was bound by the version of its purchase', async () => {
    const buyer = newId();
    const bound = sale(buyer, STORE_A, '2026-10-05');
    await deliver('order.recorded.v1', bound.orderId, bound);
    const ends = await g.sql.all<{ franchise_id: string; ends_at: Date }>`select franchise_id, ends_at
      from attribution where member_id = any(${[member, buyer]}::uuid[]) order by starts_at`;
    expect(ends).toEqual([
      { franchise_id: FA, ends_at: new Date('2028-09-30T16:00:00Z') },
      { franchise_id: FA, ends_at: new Date('2027-10-31T16:00:00Z') }]);
  });
});
