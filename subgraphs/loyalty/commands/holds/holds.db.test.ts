import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, startTestSubgraph, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import type { Outcome } from '../../../kernel/outcome.ts';
import { loyalty } from '../../index.ts';
import { ledgerInvariants } from '../../queries/reports.ts';
import { accountOf, at, bringBack, enrol, everything, memberWith, sale, sell } from '../../tests/sales.ts';
import { adjustPoints } from '../points/adjust-points.ts';
import { decideAdjustment } from '../points/decide-adjustment.ts';
import { holdPoints, type HoldInput } from './hold-points.ts';
import { settleHolds } from './settle-holds.ts';
import { voidExpiredHolds } from './void-expired-holds.ts';

let g: TestSubgraph;
const NOW = '2026-09-15T04:00:00Z';
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: NOW }); });
afterAll(() => g.stop());
afterEach(async () => {
  g.clock.set(NOW);
  expect(await ledgerInvariants(g.sql)).toMatchObject({
    balanceDifferences: 0, unbalancedTransactions: 0, lotDifferences: 0, holdDifferences: 0,
    availableWithDebt: 0, validityDifferences: 0,
  });
});

const input = (memberId: string | null, points: bigint, over: Partial<HoldInput> = {}) =>
  ({ memberId, points, purpose: 'Gift 礼品', ttlMinutes: 30, ...over });
const hold = async (memberId: string, points: bigint, key?: string) => {
  const [outcome] = await g.runBatch(holdPoints, [{ input: input(memberId, points), idempotencyKey: key }]);
  return outcome!;
};
const idOf = (outcome: Awaited<ReturnType<typeof hold>>) => (outcome.ok ? outcome.value.holdId : '');

describe('holding', () => {
  it('refuses with a code and changes nothing', async () => {
    const memberId = await memberWith(g, 1_000n);
    const before = await everything(g);
    const cases: [HoldInput, string, string[]][] = [
      [input(memberId, 0n), 'INVALID_POINTS', ['points']],
      [input(memberId, -5n), 'INVALID_POINTS', ['points']],
      [input(memberId, 2_000_000_000n), 'INVALID_POINTS', ['points']],
      [input(memberId, 1n, { ttlMinutes: 0 }), 'INVALID_TTL', ['ttlMinutes']],
      [input(memberId, 1n, { ttlMinutes: 21_601 }), 'INVALID_TTL', ['ttlMinutes']],
      [input(memberId, 1n, { purpose: '  ' }), 'INVALID_PURPOSE', ['purpose']],
      [input(memberId, 1n, { purpose: 'x'.repeat(201) }), 'INVALID_PURPOSE', ['purpose']],
      [input(memberId, 1_001n), 'INSUFFICIENT_POINTS', ['points']],
      [input(newId(), 1n), 'NOT_FOUND', ['memberId']],
      [input(null, 1n), 'NOT_FOUND', ['memberId']],
    ];
    for (const [wrong, code, path] of cases) {
      expect(await g.runBatch(holdPoints, [{ input: wrong }]))
        .toMatchObject([{ ok: false, refusals: [{ code, path }] }]);
    }
    expect(await everything(g)).toEqual(before);
  });

  it('repeats for the same key, conflicts for another input', async () => {
    const memberId = await memberWith(g, 1_000n);
    const first = await hold(memberId, 300n, 'same');
    expect(await hold(memberId, 300n, 'same')).toEqual(first);
    expect(await hold(memberId, 301n, 'same'))
      .toMatchObject({ refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect(await accountOf(g, memberId)).toMatchObject({ available: 700n, held: 300n });
  });

  it('never gives the same points twice, in one batch or to 200 at the same moment', async () => {
    const memberId = await memberWith(g, 1_000n);
    const batch = await g.runBatch(holdPoints, Array.from({ length: 5 }, () => ({ input: input(memberId, 300n) })));
    expect(batch.map((outcome) => outcome.ok)).toEqual([true, true, true, false, false]);
    const other = await memberWith(g, 1_000n);
    const race = await Promise.all(Array.from({ length: 200 }, () => hold(other, 30n)));
    expect(race.filter((outcome) => outcome.ok)).toHaveLength(33);
    expect(await accountOf(g, other)).toMatchObject({ available: 10n, held: 990n });
  });

  it('takes points that are due though their job has not run', async () => {
    const memberId = await enrol(g);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }], { deliveredAt: at('2026-09-10T04:00:00Z') }));
    g.clock.set('2026-09-17T03:59:59Z');
    expect(await hold(memberId, 1_200n)).toMatchObject({ refusals: [{ code: 'INSUFFICIENT_POINTS' }] });
    g.clock.set('2026-09-17T04:00:00Z');
    expect(await hold(memberId, 1_200n)).toMatchObject({ ok: true });
  });

  it('a channel reaches only its own people', async () => {
    const memberId = await memberWith(g, 1_000n);
    const actor = channel(newId(), 'loyalty:hold');
    expect(await g.runBatch(holdPoints, [{ input: input(memberId, 1n), actor }]))
      .toMatchObject([{ refusals: [{ code: 'NOT_FOUND' }] }]);
    await g.deliver('member.visibility-changed.v1', memberId, {
      personId: memberId, tenantId: null, layer: 1, channelIds: [actor.channelId!],
      survivorId: null, version: 1n,
    });
    const [mine] = await g.runBatch(holdPoints, [{ input: input(memberId, 1n), actor }]);
    expect(mine).toMatchObject({ ok: true });
    const stranger = channel(newId(), 'loyalty:hold');
    expect(await g.runBatch(settleHolds, [
      { input: { holdId: idOf(mine!), action: 'void' }, actor: stranger }]))
      .toMatchObject([{ refusals: [{ code: 'NOT_FOUND' }] }]);
  });
});

describe('a hold belongs to who made it', () => {
  const seenBy = (memberId: string, ...channelIds: string[]) => g.deliver('member.visibility-changed.v1', memberId, {
    personId: memberId, tenantId: null, layer: 1, channelIds, survivorId: null, version: 1n });
  const [tmall, douyin] = [newId(), newId()].map((id) => channel(id, 'loyalty:hold', 'loyalty:read')) as
    [ReturnType<typeof channel>, ReturnType<typeof channel>];
  const codeOf = async (holdId: string, action: 'capture' | 'void', actor: typeof tmall) => {
    const [outcome] = await g.runBatch(settleHolds, [{ input: { holdId, action }, actor }]);
    return outcome!.ok ? 'ok' : outcome!.refusals[0]!.code;
  };

  it('and another channel that serves the same member neither settles nor sees it', async () => {
    const memberId = await memberWith(g, 1_000n);
    await seenBy(memberId, tmall.channelId!, douyin.channelId!);
    const [mine] = await g.runBatch(holdPoints, [{ input: input(memberId, 400n), actor: tmall }]);
    const ofHeadOffice = idOf(await hold(memberId, 100n));
    const holdId = idOf(mine!);
    expect([await codeOf(holdId, 'capture', douyin), await codeOf(holdId, 'void', douyin),
      await codeOf(ofHeadOffice, 'void', tmall)]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 500n, held: 500n });
    const see = async (actor: typeof tmall) => (await g.query(
      'query($id: ID!) { pointsHold(id: $id) { points channel { id } isReserved } }',
      { id: encodeId(PREFIX.pointsHold, holdId) }, actor)).data.pointsHold;
    expect(await see(douyin)).toBeNull();
    expect(await see(tmall)).toEqual({
      points: 400, channel: { id: encodeId(PREFIX.channel, tmall.channelId!) }, isReserved: false });
    expect([await codeOf(holdId, 'void', tmall), await codeOf(ofHeadOffice, 'capture', operator())])
      .toEqual(['ok', 'ok']);
  });

  it('tells its worth at home and abroad by the rate in force when it was made', async () => {
    const hkd = (effectiveAt: string, rate: string) => g.deliver('fx-table.published.v1', 'CN', { tableId: newId(),
      homeRegion: 'CN', effectiveAt: at(effectiveAt), rates: [{ from: 'HKD', to: 'CNY', rate }] });
    await hkd('2026-09-01T00:00:00Z', '0.9221');
    const memberId = await enrol(g, { region: 'HK' });
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 2_500_000n }], { region: 'HK', currency: 'HKD' }));
    const holdId = encodeId(PREFIX.pointsHold, idOf(await hold(memberId, 30_000n)));
    await hkd('2026-09-15T04:00:01Z', '0.9000');
    const worth = (await g.query(`query($id: ID!) { pointsHold(id: $id) { home: worth { amount currency }
      cny: worth(currency: CNY) { amount currency } usd: worth(currency: USD) { amount } } }`, { id: holdId },
      operator('loyalty:read'))).data.pointsHold;
    expect(worth).toEqual({ home: { amount: '300.00', currency: 'HKD' },
      cny: { amount: '276.63', currency: 'CNY' }, usd: null });
  });
});

describe('points that have expired', () => {
  /** Earned in August 2026: the end of August 2029 in Shanghai. */
  const [BEFORE, END] = ['2029-08-31T15:59:59Z', '2029-08-31T16:00:00Z'];
  const shown = async (memberId: string) => (await g.query(`query($r: [_Any!]!) { _entities(representations: $r) {
    ... on Member { loyalty { available lots { remaining } expiring { points } } } } }`,
  { r: [{ __typename: 'Member', id: encodeId(PREFIX.member, memberId) }] }, operator('loyalty:read')))
    .data._entities[0].loyalty;

  it('are neither held nor shown from that instant on, though no job has run', async () => {
    const memberId = await memberWith(g, 1_000n);
    g.clock.set(BEFORE);
    const before = idOf(await hold(memberId, 300n));
    expect(await shown(memberId)).toEqual(
      { available: 700, lots: [{ remaining: 700 }], expiring: [{ points: 700 }] });
    g.clock.set(END);
    expect(await shown(memberId)).toEqual({ available: 0, lots: [], expiring: [] });
    expect(await hold(memberId, 1n)).toMatchObject(
      { refusals: [{ code: 'INSUFFICIENT_POINTS', extras: { available: 0n } }] });
    // Held in time they may still be spent; given back they go with their lot.
    expect(await g.runBatch(settleHolds, [{ input: { holdId: before, action: 'void' } }]))
      .toMatchObject([{ ok: true }]);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, held: 0n });
    expect(await shown(memberId)).toMatchObject({ available: 0 });
  });

  it('pay for no sale whose hold is gone, and a sale paid in time takes them', async () => {
    const spend = async (paidAt: string) => {
      const memberId = await memberWith(g, 500n);
      g.clock.set('2029-09-02T04:00:00Z');
      await sell(g, sale(memberId, [{ marginClass: 'D', base: 100n, spent: 500n }],
        { paidAt: at(paidAt), deliveredAt: null, pointsHoldId: newId() }));
      const account = await accountOf(g, memberId);
      g.clock.set(NOW);
      return account;
    };
    expect(await spend(END)).toMatchObject({ available: 0n, debt: 500n });
    expect(await spend(BEFORE)).toMatchObject({ available: 0n, debt: 0n });
  });
});

const settle = async (holdId: string | null, action: 'capture' | 'void', reason?: string) =>
  (await g.runBatch(settleHolds, [{ input: { holdId, action, reason } }]))[0]!;

describe('settling', () => {
  it('captures once, voids once, and never both', async () => {
    const memberId = await memberWith(g, 1_000n);
    const [one, two] = [idOf(await hold(memberId, 400n)), idOf(await hold(memberId, 500n))];
    expect(await settle(one, 'capture')).toMatchObject({ ok: true });
    expect(await settle(two, 'void')).toMatchObject({ ok: true });
    const after = await accountOf(g, memberId);
    expect(after).toMatchObject({ available: 600n, held: 0n });
    const before = await everything(g);
    const cases = [
      [one, 'void', 'ALREADY_CAPTURED'], [two, 'capture', 'ALREADY_VOIDED'],
      [newId(), 'void', 'NOT_FOUND'], [null, 'void', 'NOT_FOUND'],
    ] as const;
    for (const [id, action, code] of cases) {
      expect(await settle(id, action)).toMatchObject({ ok: false, refusals: [{ code }] });
    }
    expect(await settle(one, 'void', 'x'.repeat(201))).toMatchObject({ refusals: [{ code: 'INVALID_REASON' }] });
    expect(await settle(one, 'capture')).toMatchObject({ ok: true });
    expect(await everything(g)).toEqual(before);
  });

  it('gives every lot back what it gave; time up refuses the capture and the job voids', async () => {
    const memberId = await memberWith(g, 300n);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }], { paidAt: at('2026-08-20T04:00:00Z') }));
    const lots = () => g.sql.all`select remaining from lot
      where member_id = ${memberId} order by expires_at, earned_at, id`;
    expect(await lots()).toEqual([{ remaining: 300n }, { remaining: 1_200n }]);
    const holdId = idOf(await hold(memberId, 1_000n));
    expect(await lots()).toEqual([{ remaining: 0n }, { remaining: 500n }]);
    g.clock.set('2026-09-15T04:30:00Z');
    expect(await settle(holdId, 'capture')).toMatchObject({ refusals: [{ code: 'HOLD_EXPIRED' }] });
    expect(await g.run(voidExpiredHolds, { limit: 500 })).toMatchObject({ ok: true });
    expect(await lots()).toEqual([{ remaining: 300n }, { remaining: 1_200n }]);
    expect(await g.run(voidExpiredHolds, { limit: 10 })).toMatchObject({ value: { voided: 0 } });
    // The same answer, whichever job ran first.
    expect(await settle(holdId, 'capture')).toMatchObject({ refusals: [{ code: 'HOLD_EXPIRED' }] });
    expect(await g.sql.all`select after, reason from audit_record
      where subject_id = ${holdId} and command = 'loyalty.void-expired-holds'`)
      .toEqual([{ after: { state: 'voided' }, reason: 'TIME_UP' }]);
  });

  it('a void repays debt that arose meanwhile', async () => {
    const memberId = await enrol(g);
    const facts = sale(memberId, [{ marginClass: 'A', base: 83_334n }]);
    await sell(g, facts);
    const holdId = idOf(await hold(memberId, 1_000n));
    await bringBack(g, facts, [41_667n]);
    expect(await accountOf(g, memberId)).toMatchObject({ available: 0n, held: 1_000n, debt: 500n });
    await settle(holdId, 'void');
    expect(await accountOf(g, memberId)).toMatchObject({ available: 500n, held: 0n, debt: 0n });
  });

  it('capture and void at the same moment: one wins', async () => {
    const memberId = await memberWith(g, 500n);
    const holdId = idOf(await hold(memberId, 500n));
    const outcomes = await Promise.all([settle(holdId, 'capture'), settle(holdId, 'void')]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });
});

describe('in the graph', () => {
  const actor = operator('loyalty:hold', 'loyalty:read');
  it('holds, batches and settles', async () => {
    const memberId = await memberWith(g, 1_000n);
    const id = encodeId(PREFIX.member, memberId);
    const one = await g.query(`mutation($input: HoldPointsInput!) { holdPoints(input: $input) {
      hold { id points state expiresAt member { id } order { id } } userErrors { code path available debt } } }`,
    { input: { memberId: id, points: 200, purpose: 'p', ttlMinutes: 30, idempotencyKey: 'g1' } }, actor);
    expect(one.data.holdPoints).toMatchObject({
      userErrors: [], hold: { points: 200, state: 'HELD', expiresAt: '2026-09-15T04:30:00.000Z', member: { id } } });
    const many = await g.query(`mutation($input: HoldPointsBatchInput!) { holdPointsBatch(input: $input) {
      results { hold { id } userErrors { code available } } } }`,
    { input: { holds: [300, 900].map((points, n) => (
      { memberId: id, points, purpose: 'p', ttlMinutes: 30, idempotencyKey: `b${n}` })) } }, actor);
    const { results } = many.data.holdPointsBatch;
    expect(results[1]).toEqual({ hold: null, userErrors: [{ code: 'INSUFFICIENT_POINTS', available: 500 }] });
    const settled = await g.query(`mutation($input: SettleHoldsInput!) { settleHolds(input: $input) {
      results { hold { state settledAt } userErrors { code } } } }`,
    { input: { captures: [{ holdId: one.data.holdPoints.hold.id, idempotencyKey: 'c' }],
      voids: [{ holdId: results[0].hold.id, idempotencyKey: 'v' },
        { holdId: 'hld_x', idempotencyKey: 'w' }] } }, actor);
    expect(settled.data.settleHolds.results.map((r: any) => r.hold?.state ?? r.userErrors[0].code))
      .toEqual(['CAPTURED', 'VOIDED', 'NOT_FOUND']);
    const asked = await g.query('query($id: ID!) { pointsHold(id: $id) { state } }',
      { id: one.data.holdPoints.hold.id }, operator('loyalty:read'));
    expect(asked.data.pointsHold).toEqual({ state: 'CAPTURED' });
  });

  it('limits a batch and asks for the scope', async () => {
    const empty = await g.query(
      'mutation { holdPointsBatch(input: { holds: [] }) { results { hold { id } } } }', {}, actor);
    expect(empty.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    const none = await g.query('mutation { settleHolds(input: {}) { results { hold { id } } } }', {}, actor);
    expect(none.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    const single = `mutation { voidHold(input: { holdId: "x", idempotencyKey: "k" }) { userErrors { code } } }`;
    expect((await g.query(single, {}, operator('loyalty:read'))).errors?.[0]?.extensions)
      .toMatchObject({ code: 'FORBIDDEN' });
    expect((await g.query(single, {}, actor)).data.voidHold.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
    expect((await g.query(single.replace('voidHold', 'captureHold'), {})).errors?.[0]?.extensions)
      .toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('once the time of a hold is over', () => {
  const LATER = '2026-09-15T04:30:01Z';
  /** 1,000 points, 800 of them held until 04:30. */
  const scene = async () => {
    g.clock.set(NOW);
    const memberId = await memberWith(g, 1_000n);
    const holdId = idOf(await hold(memberId, 800n));
    g.clock.set(LATER);
    return { memberId, holdId };
  };
  type Scene = Awaited<ReturnType<typeof scene>>;
  const code = (outcome: Outcome<unknown, string>) => (outcome.ok ? 'ok' : outcome.refusals[0]!.code);
  const adjustBy = (memberId: string, points: bigint) =>
    g.run(adjustPoints, { memberId, points, reason: 'counted' }, { actor: operator() });
  const SEEN = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on PointsHold { state settledAt } ... on Member { loyalty { available held debt } } } }`;
  const see = async (representation: object) => (await g.query(
    SEEN, { r: [representation] }, operator('loyalty:read'))).data._entities[0];

  const QUESTIONS: Record<string, [(at: Scene) => Promise<unknown>, unknown]> = {
    'all points may be held again': [async ({ memberId }) => code(await hold(memberId, 1_000n)), 'ok'],
    'all points may be taken': [async ({ memberId }) => code(await adjustBy(memberId, -1_000n)), 'ok'],
    'a second person may approve it': [async ({ memberId }) => {
      const id = newId();
      await g.sql.run`insert into points_adjustment (id, member_id, points, reason, state, asked_by, asked_by_name,
          asked_at)
        values (${id}, ${memberId}, -1000, 'counted', 'pending', 'opr-1', 'One', ${new Date(NOW)})`;
      return code(await g.run(decideAdjustment,
        { adjustmentId: id, approve: true, note: null, expectedVersion: 1 }, { actor: operator() }));
    }, 'ok'],
    'it is neither captured': [async ({ holdId }) => code(await settle(holdId, 'capture')), 'HOLD_EXPIRED'],
    'nor any harm to void': [async ({ holdId }) => code(await settle(holdId, 'void')), 'ok'],
    'the hold says when it ended': [
      ({ holdId }) => see({ __typename: 'PointsHold', id: encodeId(PREFIX.pointsHold, holdId) }),
      { state: 'VOIDED', settledAt: '2026-09-15T04:30:00.000Z' }],
    'the balances are told without it': [
      ({ memberId }) => see({ __typename: 'Member', id: encodeId(PREFIX.member, memberId) }),
      { loyalty: { available: 1_000, held: 0, debt: 0 } }],
  };

  it.each(Object.entries(QUESTIONS))('%s, whether or not a job has swept', async (_, [ask, answer]) => {
    expect(await ask(await scene())).toEqual(answer);
    const swept = await scene();
    await g.run(voidExpiredHolds, { limit: 100 });
    expect(await ask(swept)).toEqual(answer);
  });

  it('what is due without its job having run may be taken by hand', async () => {
    const memberId = await enrol(g);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 100_000n }], { deliveredAt: at('2026-09-10T04:00:00Z') }));
    g.clock.set('2026-09-17T04:00:00Z');
    expect(code(await adjustBy(memberId, -1_200n))).toBe('ok');
  });
});
