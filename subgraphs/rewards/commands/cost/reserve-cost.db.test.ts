import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { HEAD_OFFICE } from '../../domain/cost/payer.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';
import { rewards } from '../../index.ts';
import { publishRewardPolicy } from '../policy/publish-policy.ts';
import { keepPointWorths } from './keep-point-worths.ts';
import { costProof } from './prove-cost.ts';
import { readGauges } from './read-gauges.ts';
import { back as comesBack, issued, outlet, rates, sale, tell } from '../../tests/sales.ts';
import {
  commitCost, countCost, releaseCost, reserveCost, type CostAsked,
} from '../../persistence/cost/reserve-cost.ts';

const give = defineCommand<CostAsked, null, 'COST_CAP'>({
  name: 'rewards.test-give', execute: async (tx, asked) => await reserveCost(tx, asked) ?? accepted(null),
});
const use = defineCommand<{ subjectId: string; minor?: bigint }, null, never>({
  name: 'rewards.test-use',
  execute: async (tx, { subjectId, minor }) => accepted(await commitCost(tx, subjectId, minor).then(() => null)),
});
const count = defineCommand<CostAsked, null, never>({
  name: 'rewards.test-count', execute: async (tx, asked) => accepted(await countCost(tx, asked).then(() => null)),
});
const back = defineCommand<string, null, never>({
  name: 'rewards.test-back', execute: async (tx, id) => accepted(await releaseCost(tx, id).then(() => null)),
});
const asked = (minor: bigint, given: Partial<CostAsked> = {}): CostAsked =>
  ({ region: 'CN', funderId: null, minor, cause: 'reward', subjectId: newId(), ...given });
/** 2026-09-15 is today. */
const sums = (room: TestSubgraph, payer: string, rows: Record<string, bigint>, day = '2026-09-01') =>
  room.sql.run`insert into cost_day (region, payer, day, kind, amount)
    select 'CN', ${payer}::uuid, ${day}::date, kind, amount
    from unnest(${Object.keys(rows)}::text[], ${Object.values(rows)}::bigint[]) as r (kind, amount)`;
const code = (outcome: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  (outcome.ok ? 'OK' : outcome.refusals![0]!.code);

let room: TestSubgraph;
beforeAll(async () => {
  room = await startTestSubgraph(rewards);
});
afterAll(() => room.stop());

describe('the cost cap', () => {
  const left = async (payer: string, minor: bigint) =>
    code(await room.run(give, asked(minor, { funderId: payer === HEAD_OFFICE ? null : payer })));

  it('refuses what would pass it, names what is left, and takes exactly that', async () => {
    await sums(room, HEAD_OFFICE, { sales: 1_200_000_000n, points: 20_000_000n, coupon: 9_950_000n });
    expect(await room.run(give, asked(6_100_000n))).toMatchObject({ ok: false, refusals: [{
      code: 'COST_CAP', extras: { remainingCost: { amount: '60500.00', currency: 'CNY' } } }] });
    expect((await room.run(give, asked(6_050_000n))).ok).toBe(true);
    expect(await left(HEAD_OFFICE, 1n)).toBe('COST_CAP');
  });

  it('is of each payer and region alone, and of the trailing days', async () => {
    const payer = newId();
    expect(await left(payer, 1n)).toBe('COST_CAP');
    await sums(room, payer, { sales: 1_000_000n }, '2026-06-17');
    expect(await left(payer, 1n)).toBe('COST_CAP');
    await sums(room, payer, { sales: 1_000_000n }, '2026-06-18');
    expect(await left(payer, 30_000n)).toBe('OK');
  });

  it('promises once, counts what was used, and gives back what was not', async () => {
    const payer = newId();
    await sums(room, payer, { sales: 1_000_000n });
    const one = asked(20_000n, { funderId: payer });
    expect([code(await room.run(give, one)), code(await room.run(give, one))]).toEqual(['OK', 'OK']);
    await room.run(use, { subjectId: one.subjectId, minor: 15_000n });
    await room.run(use, { subjectId: one.subjectId });
    expect(await left(payer, 15_001n)).toBe('COST_CAP');
    const two = asked(15_000n, { funderId: payer, cause: 'benefit' });
    await room.run(give, two);
    expect(await left(payer, 1n)).toBe('COST_CAP');
    await room.run(back, two.subjectId);
    await room.run(back, two.subjectId);
    await room.run(back, one.subjectId);
    await room.run(use, { subjectId: one.subjectId });
    expect(await left(payer, 30_001n)).toBe('COST_CAP');
    expect(await left(payer, 30_000n)).toBe('OK');
  });

  it('counts what is contractual without asking, and leaves no room then', async () => {
    const payer = newId();
    await sums(room, payer, { sales: 1_000_000n });
    await room.run(count, asked(90_000n, { funderId: payer, cause: 'benefit' }));
    expect(await left(payer, 1n)).toBe('COST_CAP');
  });

  it('gives a new region what the policy allows, until it is new no more', async () => {
    const [began, region] = [new Date('2026-09-01T00:00:00Z'), 'MY'];
    const word = (kind: string, code: string, traits: object) => room.deliver('word.changed.v1', `${kind}:${code}`, {
      kind, code, nameZh: code, nameEn: code, rank: 9, traits, retired: false, withdrawn: false, effectiveFrom: began,
      version: 1n });
    await word('programme', region, { currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur' });
    await word('region', region, { currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur', phoneRegion: region, cardDigit: '7',
      programme: region });
    const fund = async (minor: bigint) => code(await room.run(give, asked(minor, { region })));
    expect(await fund(1n)).toBe('COST_CAP');
    const policy = await room.run(publishRewardPolicy, {
      effectiveFrom: room.clock.now(), expectedVersion: 1, note: null,
      rules: { ...DEFAULT_RULES, newRegionAllowance: 50 },
    });
    expect(policy.ok).toBe(true);
    // 50.00 in its money for each payer; the days end with the 90th.
    expect([await fund(5_001n), await fund(5_000n), await fund(1n)]).toEqual(['COST_CAP', 'OK', 'COST_CAP']);
    const today = room.clock.now();
    room.clock.set('2026-11-30T00:00:00Z');
    expect(code(await room.run(give, asked(1n, { region, funderId: newId() })))).toBe('COST_CAP');
    room.clock.set('2026-11-29T23:59:59Z');
    expect(code(await room.run(give, asked(1n, { region, funderId: newId() })))).toBe('OK');
    room.clock.set(today.toISOString());
  });

  it('is exact with 200 at once', async () => {
    const payer = newId();
    await sums(room, payer, { sales: 10_000_000n });
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => (
      room.run(give, asked(3_000n, { funderId: payer })))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(100);
    expect(await room.sql.one`select reserved from cost_day where payer = ${payer} and kind = 'reward'`)
      .toEqual({ reserved: 300_000n });
  });
});

describe('what the cap counts with', () => {
  const [FRANCHISE, SHOP, OWN] = [newId(), newId(), newId()];
  const stored = async (region: string, payer: string, kind: string) => (await room.sql.all<{
    day: string; amount: bigint }>`select day, amount from cost_day
      where region = ${region} and payer = ${payer} and kind = ${kind} order by day`)
    .map(({ day, amount }) => [day, amount]);
  const proof = async () => (await costProof.ask(room.sql, room.clock.now())).counts;

  beforeAll(async () => {
    await room.sql.run`truncate cost_day, cost_reservation`;
  });

  it('waits for the outlet and the rate of a sale', async () => {
    const abroad = sale(SHOP, '2026-08-01', 888_800n, { currency: 'HKD' });
    expect(await tell(room, abroad)).toEqual([expect.stringContaining('The outlet has not arrived')]);
    expect(await tell(room, outlet(SHOP, FRANCHISE), outlet(OWN, null), abroad))
      .toEqual([null, null, expect.stringContaining('The rate has not arrived')]);
    expect(await tell(room, rates('CN', 'HKD', 'CNY', '0.9221'), abroad)).toEqual([null, null]);
    expect(await stored('CN', FRANCHISE, 'sales')).toEqual([['2026-08-01', 819_562n]]);
    const partly = comesBack(abroad, '2026-08-20', 100_000n);
    expect(await tell(room, partly, partly, abroad)).toEqual([null, null, null]);
    expect(await stored('CN', FRANCHISE, 'sales')).toEqual([['2026-08-01', 819_562n], ['2026-08-20', -92_210n]]);
    await tell(room, comesBack(abroad, '2026-08-21', 788_800n));
    expect((await stored('CN', FRANCHISE, 'sales')).reduce((sum, [, amount]) => sum + (amount as bigint), 0n)).toBe(0n);
  });

  it('counts a franchise by what its outlets sold, head office by everything, by the day of the region', async () => {
    await tell(room, sale(OWN, '2026-08-02', 1_000_000n), sale(SHOP, '2026-08-02', 500n),
      sale(OWN, '2026-08-02', 7n, { paidAt: new Date('2026-08-02T17:00:00Z') }));
    expect((await stored('CN', HEAD_OFFICE, 'sales')).slice(1, 3))
      .toEqual([['2026-08-02', 1_000_500n], ['2026-08-03', 7n]]);
    expect((await stored('CN', FRANCHISE, 'sales'))[1]).toEqual(['2026-08-02', 500n]);
  });

  it('counts points at issue, by who bears them, once, and takes returned ones out', async () => {
    const posted = issued({ funderId: null, points: 12_654n }, { funderId: FRANCHISE, points: 200n });
    expect(await tell(room, posted, posted, issued({ funderId: null, points: -2_000n }))).toEqual([null, null, null]);
    expect(await stored('CN', HEAD_OFFICE, 'points')).toEqual([['2026-09-01', 10_654n]]);
    expect(await stored('CN', FRANCHISE, 'points')).toEqual([['2026-09-01', 200n]]);
  });

  it('counts nothing of news from before points told what they issued', async () => {
    expect(await tell(room, issued())).toEqual([null]);
  });

  it('keeps what a point is worth, and forgets a version that is none', async () => {
    const worth = (from: string, pointsPerUnit: number) =>
      ({ programme: 'CN', effectiveFrom: new Date(`${from}T00:00:00Z`), pointsPerUnit });
    await room.run(keepPointWorths, { worths: [worth('2020-01-01', 100), worth('2026-08-01', 50)] });
    await room.run(keepPointWorths, { worths: [worth('2020-01-01', 100), worth('2026-09-10', 10)] });
    expect(await room.run(keepPointWorths, { worths: [worth('2020-01-01', 100), worth('2026-09-10', 10)] }))
      .toMatchObject({ value: { changed: false } });
    expect(await room.sql.all`select points_per_unit from point_worth order by effective_from`)
      .toEqual([{ points_per_unit: 100 }, { points_per_unit: 10 }]);
  });

  it('is rebuilt from its facts and equals what is stored', async () => {
    expect(await room.run(give, asked(3n))).toMatchObject({ ok: true });
    expect(await proof()).toMatchObject({ days: expect.any(Number), days_differ: 0, days_missing: 0 });
    await room.sql.run`update cost_day set amount = amount + 1 where kind = 'points' and payer = ${FRANCHISE}`;
    await room.sql.run`delete from cost_day where kind = 'reward'`;
    expect(await proof()).toMatchObject({ days_differ: 1, days_missing: 1 });
  });
});

describe('beyond the cap', () => {
  const olivia = operator('rewards:read', 'rewards:write', 'rewards:approve');
  const paul = { ...olivia, id: 'op-2', name: 'Paul' };
  const FRANCHISE = newId();
  const funderId = encodeId(PREFIX.franchise, FRANCHISE);
  const gauges = async () => (await room.query(`query ($funderId: ID) { costGauges(region: "CN", funderId: $funderId) {
    region { code } funder { id } sales { amount } cost { amount } rewards { amount } points { amount }
    allowed { amount currency } remaining { amount } bps capBps alertBps state firstDay lastDay
    days { day sales { amount } cost { amount } } } }`, { funderId }, olivia)).data.costGauges;
  const propose = async (given: object = {}) => (await room.query(`mutation ($input: ProposeCapOverrideInput!) {
    proposeCapOverride(input: $input) { override { id state isOwn counts version }
      userErrors { code path } } }`, { input: {
    region: 'CN', funderId, amount: { amount: '100.00', currency: 'CNY' },
    endsAt: '2026-09-30T00:00:00Z', reason: 'Qixi', idempotencyKey: newId(), ...given } },
  olivia)).data.proposeCapOverride;
  const decide = async (overrideId: string, verdict: string, actor = paul, given: object = {}) => (await room.query(`
    mutation ($input: DecideCapOverrideInput!) { decideCapOverride(input: $input) {
      override { state counts isOwn decidedBy version } userErrors { code currentVersion } } }`, { input: {
    overrideId, verdict, expectedVersion: 1, idempotencyKey: newId(), ...given } }, actor)).data.decideCapOverride;

  beforeAll(async () => {
    await sums(room, FRANCHISE, { sales: 1_000_000n, points: 25_000n });
    await tell(room, outlet(newId(), FRANCHISE));
    await room.sql.run`truncate point_worth`;
  });

  it('shows each payer what it sold, what it cost, and what is left', async () => {
    expect(await gauges()).toEqual([{
      region: { code: 'CN' }, funder: { id: funderId }, sales: { amount: '10000.00' }, cost: { amount: '250.00' },
      rewards: { amount: '0.00' }, points: { amount: '250.00' }, allowed: { amount: '0.00', currency: 'CNY' },
      remaining: { amount: '50.00' }, bps: 250, capBps: 300, alertBps: 250, state: 'ALERT',
      firstDay: '2026-06-18', lastDay: '2026-09-15',
      days: [{ day: '2026-09-01', sales: { amount: '10000.00' }, cost: { amount: '250.00' } }],
    }]);
    await room.run(readGauges, {});
    expect(await room.sql.all`select state, bps from cost_gauge where payer = ${FRANCHISE}`)
      .toEqual([{ state: 'alert', bps: 250 }]);
  });

  it('is allowed by two people, until its end or until it is taken back', async () => {
    const { override: { id, ...override } } = await propose();
    expect(override).toEqual({ state: 'PROPOSED', isOwn: true, counts: false, version: 1 });
    expect(code(await room.run(give, asked(5_001n, { funderId: FRANCHISE })))).toBe('COST_CAP');
    expect(await decide(id, 'APPROVE', olivia))
      .toMatchObject({ override: null, userErrors: [{ code: 'SAME_PERSON' }] });
    expect((await decide(id, 'APPROVE')).override)
      .toEqual({ state: 'APPROVED', counts: true, isOwn: false, decidedBy: 'Paul', version: 2 });
    expect(await gauges()).toMatchObject([{ allowed: { amount: '100.00' }, remaining: { amount: '150.00' } }]);
    expect((await decide(id, 'REJECT', paul, { expectedVersion: 2 })).userErrors).toMatchObject([
      { code: 'ALREADY_DECIDED' }]);
    expect((await decide(id, 'WITHDRAW', paul)).userErrors).toEqual([{ code: 'STALE', currentVersion: 2 }]);
    expect(code(await room.run(give, asked(5_001n, { funderId: FRANCHISE })))).toBe('OK');
    expect((await decide(id, 'WITHDRAW', olivia, { expectedVersion: 2, note: 'Enough' })).override)
      .toMatchObject({ state: 'WITHDRAWN', counts: false });
    expect(await gauges()).toMatchObject([{ remaining: { amount: '0.00' }, bps: 301, state: 'OVER' }]);
  });

  it('is refused with its reason, and is head office’s own', async () => {
    expect((await propose({ region: 'XX' })).userErrors).toEqual([{ code: 'UNKNOWN_REGION', path: ['region'] }]);
    expect(await Promise.all([encodeId(PREFIX.franchise, newId()), 'none'].map(async (id) => (
      (await propose({ funderId: id })).userErrors))))
      .toEqual(Array(2).fill([{ code: 'NOT_FOUND', path: ['funderId'] }]));
    expect((await propose({ amount: { amount: '1.00', currency: 'HKD' } })).userErrors)
      .toEqual([{ code: 'WRONG_CURRENCY', path: ['amount', 'currency'] }]);
    const away = tenant(FRANCHISE, 'rewards:read', 'rewards:write', 'rewards:approve');
    const seen = await room.query('{ capOverrides { id } costGauges { bps } }', {}, away);
    expect(seen.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const { data: { capOverrides } } = await room.query(`{ capOverrides(state: WITHDRAWN) {
      amount { amount } funder { id } decisionNote } }`, {}, olivia);
    expect(capOverrides).toEqual([{ amount: { amount: '100.00' }, funder: { id: funderId }, decisionNote: 'Enough' }]);
  });
});
