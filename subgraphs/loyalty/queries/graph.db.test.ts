import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { ANONYMOUS } from '../../kernel/actor.ts';
import type { GraphClient } from '../../kernel/graph-client.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { holdPoints } from '../commands/holds/hold-points.ts';
import { loyalty } from '../index.ts';
import { ledgerInvariants } from './reports.ts';
import { at, bringBack, enrol, memberWith, sale, sell } from '../tests/sales.ts';

let g: TestSubgraph;
/** What campaigns would answer: one session that was live from 02:00 on. */
const onAir = encodeId(PREFIX.liveSession, newId());
let campaignsAway = false;
const graph: GraphClient = {
  execute: ({ variables }) => (campaignsAway ? Promise.reject(new Error('away'))
    : Promise.resolve({ data: { nodes: (variables['ids'] as string[]).map((id) => (id === onAir
      ? { id, wentLiveAt: '2026-09-15T02:00:00Z', endedAt: '2026-09-15T03:30:00Z' } : null)) } } as never)),
};
beforeAll(async () => { g = await startTestSubgraph(loyalty, { graph }); });
afterAll(() => g.stop());

const reader = operator('loyalty:read');
const mem = (id: string) => encodeId(PREFIX.member, id);
const ord = (id: string) => encodeId(PREFIX.order, id);

const MEMBERS = `query($r: [_Any!]!, $first: Int, $after: String, $kinds: [PointsTransactionKind!]) {
  _entities(representations: $r) { ... on Member { id loyalty {
    id available pending held debt growth pendingGrowth member { id } programme { code currency }
    tier { tier { code nameZh nameEn rank } provisional validUntil graceUntil
      nextTier { code rank } missing retentionNeed countedGrowth evidence { kind growth order { id } } }
    lots { amount remaining state cause expiresAt validUntil }
    expiring(withinDays: 3660) { points expiresAt validUntil }
    statement(first: $first, after: $after, kinds: $kinds) {
      edges { cursor node { id kind points growth availableAfter debtAfter balanceAfter { held }
        cause { reason order { id } } entries { account amount }
        calculation { state earned policyVersion tier { code }
          lines { marginClass { code nameZh } granted } } } }
      pageInfo { hasNextPage endCursor } } } } } }`;

async function loyaltyOf(memberIds: readonly string[], actor = reader, variables: object = {}) {
  const r = memberIds.map((id) => ({ __typename: 'Member', id: mem(id) }));
  return g.query(MEMBERS, { r, first: 20, ...variables }, actor);
}

describe('an account', () => {
  it('explains itself: balances, tier with evidence, lots, statement with calculation', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 416_667n }]);
    await sell(g, facts);
    const fresh = sale(memberId, [{ marginClass: 'A', base: 100_000n }],
      { paidAt: at('2026-09-14T04:00:00Z'), deliveredAt: at('2026-09-14T04:00:00Z') });
    await sell(g, fresh);
    const { data, errors } = await loyaltyOf([memberId]);
    expect(errors).toBeUndefined();
    const account = data._entities[0].loyalty;
    // Silver gave 10 % on the second order: 1,200 and 120.
    expect(account).toMatchObject({
      available: 5_000, pending: 1_320, growth: 5_000, pendingGrowth: 1_200,
      member: { id: mem(memberId) }, programme: { code: 'CN', currency: 'CNY' },
      tier: { tier: { code: 'gold', nameZh: '金卡', nameEn: 'Gold', rank: 2 }, provisional: true,
        validUntil: '2028-09-30', graceUntil: null,
        nextTier: { code: 'diamond', rank: 3 }, missing: 53_800, retentionNeed: 3_600, countedGrowth: 5_000,
        evidence: [{ growth: 1_200, order: { id: ord(fresh.orderId) } },
          { growth: 5_000, order: { id: ord(facts.orderId) } }] },
      expiring: [{ points: 5_000, expiresAt: '2029-08-31T16:00:00.000Z', validUntil: '2029-08-31' }],
    });
    expect(account.lots.map((lot: any) => [lot.remaining, lot.state, lot.cause, lot.validUntil])).toEqual([
      [5_000, 'ACTIVE', 'PURCHASE', '2029-08-31'], [1_200, 'PENDING', 'PURCHASE', '2029-09-30'],
      [120, 'PENDING', 'TIER_BONUS', '2029-09-30']]);
    const kinds = account.statement.edges.map(({ node }: any) => node.kind);
    expect(kinds).toEqual(['TIER_BONUS', 'ACCRUAL', 'ACTIVATION', 'ACCRUAL']);
    expect(account.statement.edges[3].node).toMatchObject({
      points: 5_000, growth: 5_000, cause: { order: { id: ord(facts.orderId) } },
      calculation: { state: 'ACTIVE', earned: 5_000, policyVersion: 1, tier: { code: 'base' },
        lines: [{ marginClass: { code: 'A', nameZh: '镶嵌' }, granted: 5_000 }] },
      entries: [{ account: 'GROWTH_ISSUED', amount: -5_000 }, { account: 'GROWTH_PENDING', amount: 5_000 },
        { account: 'ISSUED', amount: -5_000 }, { account: 'PENDING', amount: 5_000 }],
    });
  });

  it('shows and proves entries of a posting from before postings carried them', async () => {
    const [memberId, id] = [await enrol(g), newId()];
    await g.sql.run`insert into points_transaction (id, member_id, programme, kind, at, posted_at, points, growth,
        available_after, debt_after, actor_name, line_no, pending_after, held_after)
      values (${id}, ${memberId}, 'CN', 'expiry', ${g.clock.now()}, ${g.clock.now()}, 0, 0, 0, 5, 'x', 1, 0, 0)`;
    await g.sql.run`insert into points_entry values (${memberId}, ${id}, 'debt', 'points', -5),
      (${memberId}, ${id}, 'expired', 'points', 5)`;
    expect(await ledgerInvariants(g.sql)).toMatchObject({ balanceDifferences: 1 });
    await g.sql.run`update account set debt = 5, lines = 1 where member_id = ${memberId}`;
    await g.deliver('member.visibility-changed.v1', memberId,
      { personId: memberId, tenantId: null, layer: 1, channelIds: [], survivorId: null, version: 1n });
    for (const actor of [reader, person(memberId, 'loyalty:read')]) {
      const { data } = await loyaltyOf([memberId], actor);
      expect(data._entities[0].loyalty.statement.edges.map(({ node }: any) => node.entries)).toEqual([
        [{ account: 'DEBT', amount: -5 }, { account: 'EXPIRED', amount: 5 }]]);
    }
    expect(await ledgerInvariants(g.sql)).toMatchObject({ balanceDifferences: 0, unbalancedTransactions: 0 });
  });

  it('tells how its tier moved, as it holds, page by page', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 500_000n }],
      { paidAt: at('2026-09-10T04:00:00Z'), deliveredAt: at('2026-09-10T04:00:00Z') });
    await sell(g, facts);
    // Paid before the other one, and told after it: what was written down turns out otherwise.
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }]));
    const ask = async (after: string | null, actor = reader) => (await g.query(`query($r: [_Any!]!, $after: String) {
      _entities(representations: $r) { ... on Member { loyalty { tierHistory(first: 1, after: $after) {
        edges { node { from { code nameEn } to { code } provisional at countedGrowth transaction { kind } } }
        pageInfo { hasNextPage endCursor } } } } } }`,
    { r: [{ __typename: 'Member', id: mem(memberId) }], after }, actor)).data._entities[0].loyalty?.tierHistory;
    const newest = await ask(null);
    const [base, silver, gold] = ['base', 'silver', 'gold'].map((code) => ({ code }));
    expect(newest).toMatchObject({ edges: [{ node: { from: { ...silver, nameEn: 'Silver' }, to: gold, provisional: true,
      at: '2026-09-10T04:00:00.000Z', countedGrowth: 7_200, transaction: { kind: 'ACCRUAL' } } }],
    pageInfo: { hasNextPage: true } });
    const second = await ask(newest.pageInfo.endCursor);
    expect(second).toMatchObject({ edges: [{ node: { from: silver, to: silver, provisional: false,
      at: '2026-08-08T04:00:00.000Z' } }], pageInfo: { hasNextPage: true } });
    expect(await ask(second.pageInfo.endCursor)).toMatchObject({ edges: [{ node: { from: base, to: silver,
      provisional: true, at: '2026-08-01T04:00:00.000Z', countedGrowth: 1_200 } }],
    pageInfo: { hasNextPage: false } });
    expect(await ask(null, channel(newId(), 'loyalty:read'))).toBeUndefined();
  });

  it('pages its statement by cursor and filters by kind', async () => {
    const memberId = await memberWith(g, 1_000n);
    for (let n = 0; n < 4; n += 1) {
      await g.runBatch(holdPoints, [{ input: { memberId, points: 10n, purpose: `p${n}`, ttlMinutes: 5 } }]);
    }
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const { data } = await loyaltyOf([memberId], reader, { first: 2, after });
      const { edges, pageInfo } = data._entities[0].loyalty.statement;
      seen.push(...edges.map(({ node }: any) => node.id));
      expect(pageInfo.hasNextPage).toBe(page < 2);
      after = pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(6);
    const { data } = await loyaltyOf([memberId], reader, { kinds: ['HOLD'] });
    expect(data._entities[0].loyalty.statement.edges.map(({ node }: any) =>
      [node.cause.reason, node.availableAfter, node.balanceAfter.held]))
      .toEqual([['p3', 960, 40], ['p2', 970, 30], ['p1', 980, 20], ['p0', 990, 10]]);
    for (const bad of [{ first: 101 }, { first: 0 }, { after: 'nonsense' },
      { after: Buffer.from('["x","y"]').toString('base64url') },
      ...['["0"]', '["9999999999"]', '["1\\u0000"]']
        .map((key) => ({ after: Buffer.from(key).toString('base64url') }))]) {
      const refused = await loyaltyOf([memberId], reader, bad);
      expect(['LIMIT_EXCEEDED', 'BAD_USER_INPUT']).toContain(refused.errors?.[0]?.extensions?.['code']);
    }
  });

  it('costs the same number of statements for 1 and for 25', async () => {
    const members: string[] = [];
    for (let n = 0; n < 26; n += 1) members.push(await memberWith(g, BigInt(100 + n)));
    const one = await g.countStatements(() => loyaltyOf(members.slice(0, 1)));
    const many = await g.countStatements(() => loyaltyOf(members.slice(1)));
    expect(many).toBe(one);
  });
});

describe('who sees it', () => {
  it('operators all, partners their own people, a person itself, nobody else', async () => {
    const mine = await memberWith(g, 500n);
    const foreign = await memberWith(g, 700n);
    const [tenantId, channelId] = [newId(), newId()];
    await g.deliver('member.visibility-changed.v1', mine,
      { personId: mine, tenantId, layer: 1, channelIds: [channelId], survivorId: null, version: 1n });
    const seenBy = async (actor: Parameters<typeof loyaltyOf>[1]) => {
      const { data } = await loyaltyOf([mine, foreign], actor);
      return data._entities.map((entity: any) => entity?.loyalty && [entity.loyalty.available,
        entity.loyalty.lots.length, entity.loyalty.statement.edges.length]);
    };
    expect(await seenBy(reader)).toEqual([[500, 1, 2], [700, 1, 2]]);
    expect(await seenBy(tenant(tenantId, 'loyalty:read'))).toEqual([[500, 1, 2], null]);
    expect(await seenBy(tenant(newId(), 'loyalty:read'))).toEqual([null, null]);
    expect(await seenBy(channel(channelId, 'loyalty:read'))).toEqual([[500, 1, 2], null]);
    expect(await seenBy(person(mine, 'loyalty:read'))).toEqual([[500, 1, 2], null]);
    expect((await loyaltyOf([mine], ANONYMOUS)).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await loyaltyOf([mine], operator())).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('orders and nodes follow the same rule', async () => {
    const mine = await enrol(g);
    const facts = sale(mine, [{ marginClass: 'C', base: 1_205_647n }, { marginClass: 'D', base: 100n }]);
    await sell(g, facts);
    await bringBack(g, facts, [605_647n]);
    const ask = (actor: typeof reader, id = ord(facts.orderId)) => g.query(`query($r: [_Any!]!) {
      _entities(representations: $r) { ... on Order { points { state earned pending reversed growth fxRate
        lines { lineNo marginClass { code } rateNumerator rateDenominator base { amount currency }
          remainingBase { amount } granted kept } } } } }`, { r: [{ __typename: 'Order', id }] }, actor);
    expect((await ask(reader)).data._entities[0].points).toEqual({
      state: 'ACTIVE', earned: 4_822, pending: 0, reversed: 2_400, growth: 7_267, fxRate: null,
      lines: [{ lineNo: 1, marginClass: { code: 'C' }, rateNumerator: 4, rateDenominator: 1000, granted: 4_822,
        kept: 2_422, base: { amount: '12056.47', currency: 'CNY' }, remainingBase: { amount: '6056.47' } },
      { lineNo: 2, marginClass: { code: 'D' }, rateNumerator: 0, rateDenominator: 1000, granted: 0, kept: 0,
        base: { amount: '1.00', currency: 'CNY' }, remainingBase: { amount: '1.00' } }] });
    expect((await ask(tenant(newId(), 'loyalty:read'))).data._entities[0].points).toBeNull();
    expect((await ask(reader, 'ord_nonsense')).data._entities[0].points).toBeNull();
    const { data } = await loyaltyOf([mine]);
    const { id, statement } = data._entities[0].loyalty;
    const nodes = (actor: typeof reader) => g.query(`query($r: [_Any!]!) { _entities(representations: $r) {
      ... on LoyaltyAccount { available } ... on PointsTransaction { kind } } }`, { r: [
      { __typename: 'LoyaltyAccount', id }, { __typename: 'PointsTransaction', id: statement.edges[0].node.id },
      { __typename: 'LoyaltyAccount', id: 'lac_x' }] }, actor);
    expect((await nodes(reader)).data._entities).toEqual([{ available: 2_422 }, { kind: 'RETURN' }, null]);
    expect((await nodes(tenant(newId(), 'loyalty:read'))).data._entities).toEqual([null, null, null]);
  });
});

describe('programmes, proof and sums', () => {
  it('shows the rules in force', async () => {
    const { data } = await g.query(`{ programmes { code currency timeZone regions { code nameEn }
      policy { version effectiveFrom rules { adjustmentLimit rates { marginClass { code } pointsNumerator }
        tiers { tier { code nameZh nameEn rank } threshold bonusPercent } } } }
      programme(code: "SG") { name nameZh nameEn } none: programme(code: "XX") { code } }`, {}, reader);
    expect(data.none).toBeNull();
    expect(data.programmes[0].policy.rules.tiers[2]).toEqual({
      tier: { code: 'gold', nameZh: '金卡', nameEn: 'Gold', rank: 2 }, threshold: 6_000, bonusPercent: 20 });
    expect(data.programmes.map((p: any) => [p.code, p.currency, p.regions.map((r: any) => r.code)])).toEqual([
      ['CN', 'CNY', ['CN']], ['HK', 'HKD', ['HK', 'MO']], ['SG', 'SGD', ['SG']]]);
    expect(data.programmes[0].policy).toMatchObject({ version: 1, effectiveFrom: '2020-01-01T00:00:00.000Z',
      rules: { adjustmentLimit: 10_000,
        rates: [{ marginClass: { code: 'A' }, pointsNumerator: 12 }, {}, {}, {}, {}] } });
    expect(data.programme).toEqual({ name: '新加坡', nameZh: '新加坡', nameEn: 'Singapore' });
  });

  it('proves the ledger and notices when somebody tampers with it', async () => {
    const memberId = await memberWith(g, 100n);
    const ask = async () => (await g.query(`{ ledgerInvariants { accounts balanceDifferences
      unbalancedTransactions lotDifferences holdDifferences availableWithDebt validityDifferences
      charityDifferences } }`, {},
    operator('audit:read'))).data.ledgerInvariants;
    const well = { balanceDifferences: 0, unbalancedTransactions: 0, lotDifferences: 0,
      holdDifferences: 0, availableWithDebt: 0, validityDifferences: 0, charityDifferences: 0 };
    expect(await ask()).toMatchObject(well);
    await g.sql.run`update account set available = available + 1, held = held + 1 where member_id = ${memberId}`;
    expect(await ask()).toMatchObject({ ...well, balanceDifferences: 1, lotDifferences: 1, holdDifferences: 1 });
    await g.sql.run`update account set available = available - 1, held = held - 1 where member_id = ${memberId}`;
    const refused = await g.query('{ ledgerInvariants { accounts } }', {}, tenant(newId(), 'audit:read'));
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('sums up a period by month', async () => {
    const memberId = await enrol(g, { region: 'SG' });
    const facts = sale(memberId, [{ marginClass: 'A', base: 100_000n }], { region: 'SG', currency: 'SGD' });
    await sell(g, facts);
    await sell(g, sale(memberId, [{ marginClass: 'D', base: 1n, spent: 300n }],
      { region: 'SG', currency: 'SGD', paidAt: at('2026-09-01T04:00:00Z') }));
    await bringBack(g, facts, [50_000n]);
    const ask = (document: string, actor = reader) => g.query(document, {}, actor);
    const { data } = await ask(`{ loyaltySummary(programme: "SG", from: "2026-08-01", until: "2026-09-30") {
      issued reversed redeemed expired liability debt burnRateBps months { month issued redeemed reversed } } }`);
    expect(data.loyaltySummary).toEqual({
      issued: 1_200, reversed: 600, redeemed: 300, expired: 0, liability: 300, debt: 0, burnRateBps: 2_500,
      months: [{ month: '2026-08-01', issued: 1_200, redeemed: 0, reversed: 0 },
        { month: '2026-09-01', issued: 0, redeemed: 300, reversed: 600 }] });
    const all = '{ loyaltySummary(from: "2026-09-30", until: "2026-09-01") { issued } }';
    expect((await ask(all)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    const nowhere = '{ loyaltySummary(programme: "XX", from: "2026-09-01", until: "2026-09-30") { issued } }';
    expect((await ask(nowhere)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    const long = '{ loyaltySummary(from: "2001-01-01", until: "2026-09-01") { issued } }';
    expect((await ask(long)).errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect((await ask(all, tenant(newId(), 'loyalty:read'))).errors?.[0]?.extensions)
      .toMatchObject({ code: 'FORBIDDEN' });
  });

  it('takes interactions through the graph', async () => {
    const memberId = await enrol(g);
    const run = (input: object) => g.query(`mutation($input: RecordInteractionsInput!) {
      recordInteractions(input: $input) { growth userErrors { code path } } }`,
    { input }, operator('loyalty:interact'));
    const one = { contentId: onAir, kind: 'SHARE', at: '2026-09-15T03:00:00Z' };
    const interactions = [one, one, { ...one, kind: 'LIKE' }];
    const input = { memberId: mem(memberId), interactions, idempotencyKey: 'i' };
    expect((await run(input)).data.recordInteractions).toEqual({ growth: 15, userErrors: [] });
    const codeOf = async (over: object) => {
      const { data } = await run({ ...input, idempotencyKey: newId(), ...over });
      return data.recordInteractions.userErrors.map((e: any) => [e.code, e.path.join('.')]);
    };
    expect(await codeOf({ memberId: 'x' })).toEqual([['NOT_FOUND', 'memberId']]);
    expect(await codeOf({ interactions: [{ ...one, contentId: 'x' }] }))
      .toEqual([['NOT_FOUND', 'interactions.0.contentId']]);
    expect(await codeOf({ interactions: [one, { ...one, contentId: encodeId(PREFIX.liveSession, newId()) }] }))
      .toEqual([['NOT_FOUND', 'interactions.1.contentId']]);
    for (const never of ['2026-09-15T01:59:59Z', '2026-09-15T03:30:01Z']) {
      expect(await codeOf({ interactions: [one, { ...one, at: never }] })).toEqual([['NOT_LIVE', 'interactions.1.at']]);
    }
    campaignsAway = true;
    expect((await run({ ...input, interactions: [{ ...one, at: '2026-09-15T01:00:00Z' }] })).errors?.[0]?.extensions)
      .toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    campaignsAway = false;
    expect(await codeOf({ interactions: [one, { ...one, at: '2027-01-01T00:00:00Z' }] }))
      .toEqual([['IN_THE_FUTURE', 'interactions.1.at']]);
    expect((await run({ ...input, interactions: [] })).errors?.[0]?.extensions)
      .toMatchObject({ code: 'LIMIT_EXCEEDED' });
  });
});
