import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql as fragment } from 'kysely';
import {
  channel, operator, startTestSubgraph, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { DEFAULT_RULES } from '../domain/policy.ts';
import { draftOf, tiersWith } from '../domain/policy.fixture.ts';
import { loyalty } from '../index.ts';
import { programmePolicyEffect } from '../queries/policy-effect.ts';
import { draftFrom, rulesView } from '../queries/programmes.ts';
import { ledgerInvariants } from '../queries/reports.ts';
import { accountOf, at, bringBack, enrol, everything, memberWith, sale, sell } from '../tests/sales.ts';
import { adjustPoints } from './points/adjust-points.ts';
import { decideAdjustment } from './points/decide-adjustment.ts';
import { publishPolicy } from './programmes/publish-policy.ts';
import { recordInteractions } from './record-interactions.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty); });
afterAll(() => g.stop());

const asker = operator('loyalty:adjust', 'loyalty:read');
/** Somebody whose sums nobody else adds to. */
const another = () => ({ ...asker, id: `op-${newId()}` });
const second = { ...operator('loyalty:approve', 'loyalty:read'), id: 'op-2', name: 'Second' };

describe('adjusting points', () => {
  const run = (memberId: string | null, points: bigint, reason = 'care', key?: string) =>
    g.run(adjustPoints, { memberId, points, reason }, { actor: asker, idempotencyKey: key });

  it('posts up to the limit with audit; the same key repeats, another input conflicts', async () => {
    const memberId = await enrol(g);
    const first = await run(memberId, 10_000n, 'care', 'a');
    expect(await run(memberId, 10_000n, 'care', 'a')).toEqual(first);
    expect(await run(memberId, 9_999n, 'care', 'a')).toMatchObject({ refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect((await accountOf(g, memberId)).available).toBe(10_000n);
    await g.run(adjustPoints, { memberId, points: -2_500n, reason: 'care' }, { actor: another() });
    expect((await accountOf(g, memberId)).available).toBe(7_500n);
    expect(await g.sql.all`select actor_name, reason from audit_record where subject_id = ${memberId}`)
      .toEqual([{ actor_name: 'Olivia', reason: 'care' }, { actor_name: 'Olivia', reason: 'care' }]);
    expect(await ledgerInvariants(g.sql)).toMatchObject({ balanceDifferences: 0, lotDifferences: 0 });
  });

  it('refuses with a code and changes nothing', async () => {
    const memberId = await memberWith(g, 100n);
    const before = await everything(g);
    const cases = [
      [memberId, 0n, 'r', 'INVALID_POINTS'], [memberId, 1_000_000_001n, 'r', 'INVALID_POINTS'],
      [memberId, 1n, ' ', 'INVALID_REASON'], [memberId, 1n, 'x'.repeat(501), 'INVALID_REASON'],
      [newId(), 1n, 'r', 'NOT_FOUND'], [null, 1n, 'r', 'NOT_FOUND'],
      [memberId, -101n, 'r', 'INSUFFICIENT_POINTS'],
    ] as const;
    for (const [id, points, reason, code] of cases) {
      expect(await run(id, points, reason)).toMatchObject({ ok: false, refusals: [{ code }] });
    }
    expect(await g.run(adjustPoints, { memberId, points: 1n, reason: 'r' },
      { actor: channel(newId(), 'loyalty:adjust') })).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    expect(await everything(g)).toEqual(before);
  });

  it('two at the same moment both count', async () => {
    const memberId = await memberWith(g, 100n);
    const outcomes = await Promise.all([run(memberId, -80n), run(memberId, -80n), run(memberId, 50n)]);
    const { available } = await accountOf(g, memberId);
    const accepted = outcomes.slice(0, 2).filter((outcome) => outcome.ok).length;
    expect(available).toBe(150n - 80n * BigInt(accepted));
  });
});

describe('the second person', () => {
  const ask = async (memberId: string, points: bigint) => {
    const outcome = await g.run(adjustPoints, { memberId, points, reason: 'large' }, { actor: asker });
    return outcome.ok ? outcome.value.adjustmentId : '';
  };
  const decide = (adjustmentId: string | null, approve: boolean, over: object = {}, actor = second) =>
    g.run(decideAdjustment, { adjustmentId, approve, note: null, expectedVersion: 1, ...over }, { actor });

  it('posts only when somebody else approves, and only once', async () => {
    const memberId = await enrol(g);
    const id = await ask(memberId, 10_001n);
    expect((await accountOf(g, memberId)).available).toBe(0n);
    const before = await everything(g);
    expect(await decide(id, true, {}, asker)).toMatchObject({ refusals: [{ code: 'SAME_PERSON' }] });
    expect(await decide(id, true, { expectedVersion: 2 }))
      .toMatchObject({ refusals: [{ code: 'STALE', extras: { currentVersion: 1 } }] });
    expect(await decide(id, true, { note: 'x'.repeat(501) })).toMatchObject({ refusals: [{ code: 'INVALID_NOTE' }] });
    expect(await decide(newId(), true)).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    expect(await decide(null, true)).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    const partner = channel(newId(), 'loyalty:approve');
    expect(await decide(id, true, {}, partner)).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    expect(await everything(g)).toEqual(before);
    const race = await Promise.all([decide(id, true), decide(id, false)]);
    expect(race.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(await decide(id, true)).toMatchObject({ refusals: [{ code: 'ALREADY_DECIDED' }] });
    const approved = race[0]!.ok;
    expect((await accountOf(g, memberId)).available).toBe(approved ? 10_001n : 0n);
  });

  it('rejects, or refuses what is no longer there', async () => {
    const memberId = await memberWith(g, 20_000n);
    const take = await ask(memberId, -15_000n);
    await g.run(adjustPoints, { memberId, points: -10_000n, reason: 'r' }, { actor: another() });
    expect(await decide(take, true)).toMatchObject({ refusals: [{ code: 'INSUFFICIENT_POINTS' }] });
    expect(await decide(take, false, { note: 'no' })).toMatchObject({ ok: true });
    expect((await accountOf(g, memberId)).available).toBe(10_000n);
  });

  const stateOf = async (memberId: string, points: bigint, actor: typeof asker) => {
    const outcome = await g.run(adjustPoints, { memberId, points, reason: 'sum' }, { actor });
    const { state } = await g.sql.one<{ state: string }>`select state from points_adjustment
      where id = ${outcome.ok ? outcome.value.adjustmentId : null}`;
    return state;
  };

  it('is asked for by the sum for one member in 30 days, giving and taking, pending ones too', async () => {
    const [memberId, actor] = [await enrol(g), another()];
    expect(await stateOf(memberId, 6_000n, actor)).toBe('posted');
    expect(await stateOf(memberId, -4_000n, actor)).toBe('posted');
    expect(await stateOf(memberId, 1n, actor)).toBe('pending');
    expect(await stateOf(memberId, 1n, another())).toBe('posted');
    const now = g.clock.now();
    g.clock.set('2026-10-15T03:59:59Z');
    expect(await stateOf(memberId, 1n, actor)).toBe('pending');
    g.clock.set('2026-10-15T04:00:00Z');
    expect(await stateOf(memberId, 9_999n, actor)).toBe('posted');
    g.clock.set(now.toISOString());
  });

  it('counts what was adjusted for a merged id, and two at the same moment', async () => {
    const [memberId, other, actor] = [await enrol(g), await enrol(g), another()];
    expect(await stateOf(other, 9_000n, actor)).toBe('posted');
    await g.deliver('member.merged.v1', memberId, { memberId, otherMemberId: other, mergedAt: g.clock.now() });
    expect(await stateOf(memberId, 1_001n, actor)).toBe('pending');
    const [one, two, racer] = [await enrol(g), await enrol(g), another()];
    const both = await Promise.all([stateOf(one, 6_000n, racer), stateOf(one, 6_000n, racer)]);
    expect(both.sort()).toEqual(['pending', 'posted']);
    expect(await stateOf(two, 6_000n, racer)).toBe('posted');
  });

  it('is asked for by the sum over all members in one business day', async () => {
    const actor = another();
    const members = await Promise.all(Array.from({ length: 11 }, () => enrol(g)));
    const states = await Promise.all(members.map((id) => stateOf(id, 10_000n, actor)));
    expect(states.filter((state) => state === 'pending')).toHaveLength(1);
    const now = g.clock.now();
    g.clock.set('2026-09-15T16:00:00Z');
    expect(await stateOf(await enrol(g), 10_000n, actor)).toBe('posted');
    g.clock.set(now.toISOString());
  });

  it('and what was written about it are nobody’s but head office’s', async () => {
    const id = await ask(await memberWith(g, 100n), 50n);
    const { member_id: memberId } = await g.sql.one<{ member_id: string }>`
      select member_id from points_adjustment where id = ${id}`;
    const partner = channel(newId(), 'loyalty:read');
    await g.deliver('member.visibility-changed.v1', memberId, { personId: memberId, tenantId: null, layer: 1,
      channelIds: [partner.channelId!], survivorId: null, version: 1n });
    const see = async (actor: typeof asker) => (await g.query(`query($r: [_Any!]!) { _entities(representations: $r) {
      ... on PointsAdjustment { points reason askedBy isOwn decidedBy decisionNote } } }`,
    { r: [{ __typename: 'PointsAdjustment', id: encodeId(PREFIX.pointsAdjustment, id) }] }, actor)).data._entities[0];
    expect(await see(asker)).toMatchObject({ points: 50, reason: 'large', askedBy: 'Olivia', isOwn: true });
    expect(await see(second)).toMatchObject({ askedBy: 'Olivia', isOwn: false });
    expect(await see(partner)).toEqual(
      { points: 50, reason: null, askedBy: null, isOwn: false, decidedBy: null, decisionNote: null });
  });

  it('shows in the graph, by state and member, page by page', async () => {
    const memberId = await enrol(g);
    const id = encodeId(PREFIX.member, memberId);
    const adjust = `mutation($input: AdjustPointsInput!) { adjustPoints(input: $input) {
      adjustment { id state version askedBy member { id } } account { available }
      userErrors { code path available } } }`;
    const input = { memberId: id, points: 20_000, reason: 'big', idempotencyKey: 'gr' };
    const asked = await g.query(adjust, { input }, asker);
    expect(asked.data.adjustPoints).toMatchObject({
      adjustment: { state: 'PENDING', version: 1, askedBy: 'Olivia' }, account: { available: 0 }, userErrors: [] });
    expect((await g.query(adjust, { input: { ...input, memberId: 'mem_x', idempotencyKey: 'n' } }, asker))
      .data.adjustPoints.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['memberId'], available: null }]);
    const list = `query($filter: PointsAdjustmentFilter, $page: PageInput) {
      pointsAdjustments(filter: $filter, page: $page) { totalCount items { id state points reason } } }`;
    const pending = await g.query(list, { filter: { state: 'PENDING', memberId: id } }, second);
    expect(pending.data.pointsAdjustments).toMatchObject({ totalCount: 1, items: [{ points: 20_000, reason: 'big' }] });
    expect((await g.query(list, { filter: { memberId: 'nobody' } }, second)).data.pointsAdjustments.totalCount).toBe(0);
    expect((await g.query(list, { page: { number: 1, size: 101 } }, second)).errors?.[0]?.extensions)
      .toMatchObject({ code: 'LIMIT_EXCEEDED' });
    const decision = await g.query(`mutation($input: DecidePointsAdjustmentInput!) {
      decidePointsAdjustment(input: $input) { adjustment { state decidedBy decisionNote } userErrors { code } } }`,
    { input: { adjustmentId: asked.data.adjustPoints.adjustment.id, approve: true, note: 'ok',
      expectedVersion: 1, idempotencyKey: 'd' } }, second);
    expect(decision.data.decidePointsAdjustment).toEqual({
      adjustment: { state: 'APPROVED', decidedBy: 'Second', decisionNote: 'ok' }, userErrors: [] });
    expect((await accountOf(g, memberId)).available).toBe(20_000n);
  });
});

describe('publishing a policy', () => {
  const doubled = structuredClone(DEFAULT_RULES) as any;
  doubled.rates.A.points = [24, 1000];
  const from = new Date('2026-10-01T00:00:00Z');
  const input = { programme: 'SG', effectiveFrom: from, expectedVersion: 1, note: null, rules: draftOf(doubled) };

  it('counts for payments from its date on; old orders keep theirs', async () => {
    expect(await g.run(publishPolicy, input, { dryRun: true })).toMatchObject({ value: { version: 2 } });
    expect(await g.run(publishPolicy, input, { idempotencyKey: 'p' })).toMatchObject({ value: { version: 2 } });
    expect(await g.run(publishPolicy, input, { idempotencyKey: 'p' })).toMatchObject({ value: { version: 2 } });
    const memberId = await enrol(g, { region: 'SG' });
    const buy = (paidAt: string) => sell(g, sale(memberId, [{ marginClass: 'A', base: 10_000n }],
      { region: 'SG', currency: 'SGD', paidAt: new Date(paidAt), deliveredAt: new Date('2026-08-01T00:00:00Z') }));
    await buy('2026-09-30T23:59:59Z');
    expect((await accountOf(g, memberId)).available).toBe(120n);
    await buy('2026-10-01T00:00:00Z');
    expect((await accountOf(g, memberId)).available).toBe(360n);
  });

  it('refuses with a code and changes nothing; no version is ever changed', async () => {
    const before = await everything(g);
    const bad = draftOf({ ...DEFAULT_RULES, tiers: tiersWith({ gold: { threshold: 5 } }) });
    const later = new Date('2027-01-01T00:00:00Z');
    const cases = [
      [{ ...input, programme: 'XX' }, 'NOT_FOUND'],
      [{ ...input, effectiveFrom: later }, 'STALE'],
      [{ ...input, expectedVersion: 2, effectiveFrom: new Date('2026-09-01T00:00:00Z') }, 'IN_THE_PAST'],
      [{ ...input, expectedVersion: 2 }, 'OUT_OF_ORDER'],
      [{ ...input, expectedVersion: 2, effectiveFrom: later, rules: bad }, 'INVALID_RULES'],
      [{ ...input, expectedVersion: 2, effectiveFrom: later, note: 'x'.repeat(501) }, 'INVALID_NOTE'],
    ] as const;
    for (const [wrong, code] of cases) {
      expect(await g.run(publishPolicy, wrong)).toMatchObject({ ok: false, refusals: [{ code }] });
    }
    expect(await everything(g)).toEqual(before);
    await expect(g.sql.run`update programme_policy set rules = '{}'`).rejects.toThrow('append-only');
    await expect(g.sql.run`delete from points_entry`).rejects.toThrow('append-only');
    await expect(g.sql.run`insert into points_entry values (${newId()}, ${newId()}, 'available', 'points', 5)`)
      .rejects.toThrow('zero');
    await expect(g.sql.run`delete from points_transaction`).rejects.toThrow('append-only');
    await expect(g.sql.run`update points_transaction set to_available = 5`).rejects.toThrow('append-only');
    for (const [name, amount, check] of [['to_issued', 5, 'zero_points'], ['to_growth', 5, 'zero_growth']]) {
      await expect(g.sql.run`insert into points_transaction (id, member_id, programme, kind, at, posted_at,
          points, growth, available_after, debt_after, line_no, pending_after, held_after, actor_name,
          ${fragment.raw(String(name))})
        values (${newId()}, ${newId()}, 'CN', 'adjustment', now(), now(), 0, 0, 0, 0, 1, 0, 0, 'x', ${amount})`)
        .rejects.toThrow(String(check));
    }
  });

  it('shows beforehand what last month would have earned', async () => {
    const memberId = await enrol(g, { region: 'HK' });
    // Reaches silver, whose bonus the second one has: 1,200 points, and 120.
    const bought = ['2026-08-01T04:00:00Z', '2026-08-02T04:00:00Z', '2026-09-01T04:00:00Z'].map((paidAt) =>
      sale(memberId, [{ marginClass: 'A', base: 100_000n }],
        { region: 'HK', currency: 'HKD', paidAt: new Date(paidAt) }));
    for (const facts of bought) await sell(g, facts);
    const rules = structuredClone(doubled);
    rules.tiers = tiersWith({ silver: { bonusPercent: 20 } });
    const effect = await programmePolicyEffect(g.sql, 'HK', rules, g.clock.now());
    const of = { currency: null, marginClass: 'A', rows: 2 };
    expect(effect).toMatchObject({ isWhole: true, sums: [
      { ...of, measure: 'bonus', before: 120n, after: 480n },
      { ...of, measure: 'growth', before: 2_400n, after: 2_400n },
      { ...of, measure: 'points', before: 2_400n, after: 4_800n }] });
    // What came back earned nothing, on either side.
    await bringBack(g, bought[1]!, [25_000n]);
    expect(await programmePolicyEffect(g.sql, 'HK', rules, g.clock.now())).toMatchObject({ sums: [
      { ...of, measure: 'bonus', before: 30n, after: 120n },
      { ...of, measure: 'growth', before: 1_500n, after: 1_500n },
      { ...of, measure: 'points', before: 1_500n, after: 3_000n }] });
    expect((await programmePolicyEffect(g.sql, 'CN', rules, new Date('2025-01-01T00:00:00Z'))).sums).toEqual([]);
  });

  it('goes through the graph with all rules', async () => {
    const view = rulesView(DEFAULT_RULES) as any;
    const rules = {
      ...view, downgrade: view.downgrade.toUpperCase(),
      tiers: view.tiers.map((t: any) => ({ ...t, tier: t.tier.code })),
    };
    const publish = `mutation($input: PublishProgrammePolicyInput!) { publishProgrammePolicy(input: $input) {
      version programme { code policy { version rules { adjustmentLimit } } policies { version note } }
      userErrors { code path currentVersion } } }`;
    const variables = { programme: 'HK', effectiveFrom: '2026-10-01T00:00:00+08:00', expectedVersion: 1,
      note: 'new', idempotencyKey: 'x' };
    const actor = operator('loyalty:policy', 'loyalty:read');
    const dry = await g.query(publish, { input: { ...variables, rules, dryRun: true } }, actor);
    expect(dry.data.publishProgrammePolicy.programme.policies).toHaveLength(1);
    const twice = await g.query(publish, { input: { ...variables, idempotencyKey: 'y',
      rules: { ...rules, rates: [...rules.rates, rules.rates[0]] } } }, actor);
    expect(twice.data.publishProgrammePolicy.userErrors)
      .toMatchObject([{ code: 'INVALID_RULES', path: ['rules', 'rates', 'A'] }]);
    const done = await g.query(publish, { input: { ...variables, rules } }, actor);
    expect(done.data.publishProgrammePolicy).toMatchObject({ version: 2, userErrors: [],
      programme: { policy: { version: 1 }, policies: [{ version: 2, note: 'new' }, { version: 1 }] } });
    // The key sent again across the version that brought drafts: the input is what it was.
    const { idempotencyKey, ...kept } = { ...variables, programme: 'HK' as const,
      effectiveFrom: at(variables.effectiveFrom), rules: draftFrom({ ...rules, downgrade: view.downgrade }) };
    expect(await g.run(publishPolicy, kept, { actor, idempotencyKey })).toMatchObject({ value: { version: 2 } });
    const who = '{ programmes { policies { version publishedBy note } } }';
    const named = async (reader: typeof actor) => (await g.query(who, {}, reader)).data.programmes
      .flatMap((programme: any) => programme.policies).some((p: any) => p.publishedBy || p.note);
    expect(await named(actor)).toBe(true);
    expect(await named(channel(newId(), 'loyalty:read'))).toBe(false);
    const stale = await g.query(publish, { input: { ...variables, idempotencyKey: 'z', rules } }, actor);
    expect(stale.data.publishProgrammePolicy.userErrors).toMatchObject([{ code: 'STALE', currentVersion: 2 }]);
    const decide = async (verdict: string, by: typeof actor, note: string | null = null) => (await g.query(
      `mutation($input: DecideProgrammePolicyInput!) { decideProgrammePolicy(input: $input) {
        policy { version state isOwn decidedBy } userErrors { code } } }`,
      { input: { programme: 'HK', version: 2, verdict, note, idempotencyKey: newId() } }, by))
      .data.decideProgrammePolicy;
    const approver = { ...second, scopes: actor.scopes };
    const inForce = async () => (await g.query('{ programme(code: "HK") { policy { version } } }', {}, actor))
      .data.programme.policy.version;
    g.clock.set('2026-10-02T00:00:00Z');
    expect(await inForce()).toBe(1);
    g.clock.set('2026-09-15T04:00:00Z');
    expect((await decide('APPROVE', actor)).userErrors).toEqual([{ code: 'SAME_PERSON' }]);
    expect(await decide('APPROVE', approver)).toEqual({
      policy: { version: 2, state: 'APPROVED', isOwn: false, decidedBy: 'Second' }, userErrors: [] });
    g.clock.set('2026-10-02T00:00:00Z');
    expect(await inForce()).toBe(2);
    g.clock.set('2026-09-15T04:00:00Z');
    expect(await decide('WITHDRAW', actor, 'not yet')).toMatchObject({ policy: { state: 'WITHDRAWN' } });
    g.clock.set('2026-10-02T00:00:00Z');
    expect(await inForce()).toBe(1);
    g.clock.set('2026-09-15T04:00:00Z');
  });
});

describe('interactions', () => {
  it('grow once per content and 50 a day, and lift the tier', async () => {
    const memberId = await enrol(g);
    await sell(g, sale(memberId, [{ marginClass: 'A', base: 98_000n }]));
    const contents = Array.from({ length: 4 }, () => newId());
    const interactions = contents.flatMap((contentId) => (['like', 'comment', 'share'] as const)
      .map((kind) => ({ contentId, kind, at: at('2026-09-15T01:00:00Z') })));
    const run = () => g.runBatch(recordInteractions, [{ input: { memberId, interactions } }]);
    expect(await run()).toMatchObject([{ ok: true, value: { growth: 50n } }]);
    expect(await run()).toMatchObject([{ ok: true, value: { growth: 0n } }]);
    expect(await accountOf(g, memberId)).toMatchObject({ growth: 1_176n, tier: 'silver' });
    expect(await g.sql.all`select command, before, after
      from audit_record where subject_id = ${memberId} and command = 'loyalty.record-interactions'
      order by at, after->'tier' nulls first`).toMatchObject([
      { command: 'loyalty.record-interactions', after: { interactions: 12, growth: '#50' } },
      { command: 'loyalty.record-interactions', after: { tier: 'silver' } }]);
    const actor = channel(newId(), 'loyalty:hold');
    expect(await g.runBatch(recordInteractions, [{ input: { memberId, interactions }, actor }]))
      .toMatchObject([{ ok: false, refusals: [{ code: 'NOT_FOUND' }] }]);
    expect(await g.runBatch(recordInteractions, [{ input: { memberId: newId(), interactions } }]))
      .toMatchObject([{ ok: false, refusals: [{ code: 'NOT_FOUND' }] }]);
  });
});
