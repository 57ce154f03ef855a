import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { until } from '../../../../tests/kit/until.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { catalog } from '../../index.ts';
import { refusalsOf, valueOf } from '../../tests/samples.ts';
import type { Metal } from '../../domain/words.ts';
import { decideGoldPrice } from './decide-gold-price.ts';
import { publishGoldPrices } from './publish-gold-price.ts';
import { retractGoldWithdrawal } from './retract-gold-withdrawal.ts';
import { withdrawGoldPrice } from './withdraw-gold-price.ts';

let graph: TestSubgraph;
beforeAll(async () => { graph = await startTestSubgraph(catalog, { now: '2026-09-15T04:00:00Z' }); });
afterAll(() => graph.stop());
const hq = operator('catalog:read', 'catalog:price');
const partner = channel(newId(), 'catalog:read');

async function publish(purity: number, retail: string, at: string, metal: Metal = 'gold'): Promise<string> {
  const [outcome] = await graph.runBatch(publishGoldPrices, [{ actor: hq, input: {
    region: 'CN', metal, purity, retail: { amount: retail, currency: 'CNY' }, buyback: null,
    effectiveAt: new Date(at), source: 'test', confirm: false } }]);
  return valueOf(outcome!).goldPriceId;
}

const withdraw = (goldPriceId: string, { reason = 'a grade that does not exist', actor = hq, key = newId() } = {}) =>
  graph.run(withdrawGoldPrice, { goldPriceId, reason }, { actor, idempotencyKey: key });

async function board(purity: number, at: string | null = null, actor: typeof hq = hq): Promise<string[]> {
  const { data, errors } = await graph.query(`query($at: DateTime) { goldBoard(region: "CN", at: $at) {
    purity retail { amount } } }`, { at }, actor);
  expect(errors).toBeUndefined();
  return data.goldBoard.filter((price: any) => price.purity === purity).map((price: any) => price.retail.amount);
}

/** Begins `work` while somebody else has the board, and lets it go on after `meanwhile`. */
async function whileLocked<T>(work: () => Promise<T>, meanwhile: () => void): Promise<T> {
  const somebody = new pg.Client({ connectionString: graph.runtime.database.url });
  await somebody.connect();
  try {
    await somebody.query(`select pg_advisory_lock(hashtext('catalog gold board CN'))`);
    const begun = work();
    await until(async () => (await graph.sql.all`select 1 from pg_locks where not granted`).length > 0);
    meanwhile();
    await somebody.query('select pg_advisory_unlock_all()');
    return await begun;
  } finally {
    await somebody.end();
  }
}

describe('a price that is taken back', () => {
  it('was in force until then; from now on the one before is', async () => {
    await publish(9_990, '1000.00', '2026-09-01T00:00:00Z');
    const wrong = await publish(9_990, '1040.00', '2026-09-14T00:00:00Z');
    expect(await board(9_990)).toEqual(['1040.00']);
    const key = newId();
    for (const again of [key, key]) expect(refusalsOf(await withdraw(wrong, { key: again }))).toEqual([]);
    expect(await board(9_990)).toEqual(['1000.00']);
    for (const actor of [hq, partner as typeof hq]) {
      expect(await board(9_990, '2026-09-14T12:00:00Z', actor)).toEqual(['1040.00']);
    }
    expect(refusalsOf(await withdraw(wrong))).toEqual(['NOT_PUBLISHED id']);
    // Its moment is free again, and the next one is compared with the one in force.
    await publish(9_990, '1010.00', '2026-09-14T00:00:00Z');
    expect(await board(9_990)).toEqual(['1010.00']);
    const { data } = await graph.query(`query($r: [_Any!]!) { _entities(representations: $r) {
      ... on GoldPrice { state standing withdrawnBy withdrawnAt isOwn } } }`,
    { r: [{ __typename: 'GoldPrice', id: encodeId(PREFIX.goldPrice, wrong) }] }, hq);
    expect(data._entities).toEqual([{ state: 'WITHDRAWN', standing: 'WITHDRAWN', withdrawnBy: 'Olivia',
      withdrawnAt: '2026-09-15T04:00:00.000Z', isOwn: true }]);
  });

  it('leaves nothing on the board where nothing was before, and never comes where it was still to come', async () => {
    const only = await publish(7_500, '700.00', '2026-09-14T00:00:00Z');
    expect(refusalsOf(await withdraw(only))).toEqual([]);
    expect(await board(7_500)).toEqual([]);
    expect(await board(7_500, '2026-09-14T12:00:00Z')).toEqual(['700.00']);
    const next = await publish(9_160, '900.00', '2026-09-20T00:00:00Z');
    expect(refusalsOf(await withdraw(next))).toEqual([]);
    expect(await board(9_160, '2026-09-21T00:00:00Z')).toEqual([]);
  });

  it('is head office’s, for a reason, and not what is past', async () => {
    const past = await publish(9_999, '1000.00', '2026-09-01T00:00:00Z');
    const now = await publish(9_999, '1010.00', '2026-09-02T00:00:00Z');
    expect(refusalsOf(await withdraw(past))).toEqual(['SUPERSEDED id']);
    expect(refusalsOf(await withdraw(newId()))).toEqual(['NOT_FOUND id']);
    expect(refusalsOf(await withdraw(now, { reason: ' ' }))).toEqual(['INVALID_REASON reason']);
    expect(refusalsOf(await withdraw(now, { actor: partner as typeof hq }))).toEqual(['OPERATOR_ONLY']);
    expect(await board(9_999)).toEqual(['1010.00']);
  });

  it.each([['up', 8_500, '1000.00', '940.00', '1012.00'], ['down', 9_500, '1000.00', '1060.00', '988.00']])(
    'is taken back by two where the board would jump %s by it', async (_, purity, first, far, near) => {
      const other = { ...hq, id: 'op-2', name: 'Oscar' };
      await publish(purity, first, '2026-09-01T00:00:00Z', 'platinum');
      const jumped = await publish(purity, far, '2026-09-10T00:00:00Z', 'platinum');
      const confirmed = await graph.run(
        decideGoldPrice, { goldPriceId: jumped, decision: 'confirm' }, { actor: other });
      expect(valueOf(confirmed).state).toBe('published');
      const shown = async () => (await graph.query(`query($r: [_Any!]!) { _entities(representations: $r) {
        ... on GoldPrice { state withdrawalAskedBy isOwnWithdrawal } } }`,
      { r: [{ __typename: 'GoldPrice', id: encodeId(PREFIX.goldPrice, jumped) }] }, hq)).data._entities[0];
      const asked = async () => (await graph.query('{ goldWithdrawals { purity withdrawalAskedBy } }', {}, hq))
        .data.goldWithdrawals.filter((one: { purity: number }) => one.purity === purity);
      expect(await asked()).toEqual([]);
      const key = newId();
      for (const again of [key, key]) expect(refusalsOf(await withdraw(jumped, { key: again }))).toEqual([]);
      expect(await shown()).toEqual({ state: 'PUBLISHED', withdrawalAskedBy: 'Olivia', isOwnWithdrawal: true });
      expect(await board(purity)).toEqual([far]);
      expect(await asked()).toEqual([{ purity, withdrawalAskedBy: 'Olivia' }]);
      expect(refusalsOf(await withdraw(jumped))).toEqual(['SAME_PERSON id']);
      expect(refusalsOf(await withdraw(jumped, { actor: other }))).toEqual([]);
      expect(await shown()).toMatchObject({ state: 'WITHDRAWN' });
      expect(await asked()).toEqual([]);
      expect(await board(purity)).toEqual([first]);
      // Within the limit one person is enough.
      const small = await publish(purity, near, '2026-09-12T00:00:00Z', 'platinum');
      expect(refusalsOf(await withdraw(small))).toEqual([]);
      expect(await board(purity)).toEqual([first]);
    });

  describe('step by step', () => {
    const second = { ...hq, id: 'op-2', name: 'Oscar' };
    afterAll(() => { graph.clock.set('2026-09-15T04:00:00Z'); });
    const shown = async (purity: number) => (await board(purity))[0];
    const stateOf = async (id: string) => (await graph.sql.maybe<{ state: string }>`
      select state from gold_price where id = ${id}`)!.state;
    const DAYS = ['2026-09-11', '2026-09-12', '2026-09-13', '2026-09-14'];
    /** One price a day, each entered on its day and seen since. */
    async function climb(purity: number, metal: Metal, ...prices: string[]): Promise<string[]> {
      const ids: string[] = [];
      for (const [n, retail] of prices.entries()) {
        graph.clock.set(`${DAYS[n + DAYS.length - prices.length]}T00:00:00Z`);
        ids.push(await publish(purity, retail, graph.clock.now().toISOString(), metal));
      }
      graph.clock.set('2026-09-15T04:00:00Z');
      return ids;
    }

    it('goes no further back by one person than that one may move the board', async () => {
      const [, , third, fourth] = await climb(9_250, 'silver', '800.00', '838.00', '878.00', '920.00');
      expect(refusalsOf(await withdraw(fourth!))).toEqual([]);
      expect(await shown(9_250)).toBe('878.00');
      expect(refusalsOf(await withdraw(third!))).toEqual([]);
      expect(await shown(9_250)).toBe('878.00');
      expect(refusalsOf(await withdraw(third!))).toEqual(['SAME_PERSON id']);
      expect(refusalsOf(await withdraw(third!, { actor: second }))).toEqual([]);
      expect(await shown(9_250)).toBe('838.00');
      // What two have agreed on is the measure from now on: not what was there before.
      expect(await stateOf(await publish(9_250, '810.00', '2026-09-15T04:00:00Z', 'silver'))).toBe('published');
    });

    it('is no way to a lower measure, with or without a price still to come', async () => {
      for (const [purity, upcoming] of [[9_990, null], [5_000, '800.00']] as const) {
        const [, last] = await climb(purity, 'palladium', '800.00', '838.00');
        if (upcoming) await publish(purity, upcoming, '2026-09-25T00:00:00Z', 'palladium');
        expect(refusalsOf(await withdraw(last!))).toEqual([]);
        expect(await stateOf(await publish(purity, '762.00', '2026-09-15T04:00:00Z', 'palladium'))).toBe('held');
        expect(await stateOf(await publish(purity, '800.00', '2026-09-15T04:00:00Z', 'palladium'))).toBe('published');
      }
    });

    it('leaves no step to the next one that nobody saw, whether it is in force or still to come', async () => {
      const [, inForce] = await climb(9_000, 'platinum', '800.00', '838.00');
      await publish(9_000, '879.00', '2026-09-20T00:00:00Z', 'platinum');
      expect(refusalsOf(await withdraw(inForce!))).toEqual([]);
      expect(await stateOf(inForce!)).toBe('published');
      expect(refusalsOf(await withdraw(inForce!, { actor: second }))).toEqual([]);
      expect(await shown(9_000)).toBe('800.00');
      const ahead = await publish(9_000, '839.00', '2026-09-18T00:00:00Z', 'platinum');
      expect(refusalsOf(await withdraw(ahead))).toEqual([]);
      expect(await stateOf(ahead)).toBe('published');
    });

    it('is asked for anew when the asking is old', async () => {
      const [, inForce] = await climb(9_500, 'palladium', '800.00', '838.00');
      await publish(9_500, '879.00', '2026-09-20T00:00:00Z', 'palladium');
      const asked = async () => (await graph.query('{ goldWithdrawals { metal purity withdrawalAskedBy } }', {}, hq))
        .data.goldWithdrawals.filter((one: any) => one.purity === 9_500 && one.metal === 'PALLADIUM')
        .map((one: any) => one.withdrawalAskedBy);
      valueOf(await withdraw(inForce!));
      graph.clock.set('2026-09-16T03:59:59Z');
      expect(await asked()).toEqual(['Olivia']);
      graph.clock.set('2026-09-16T04:00:00Z');
      expect(await asked()).toEqual([]);
      valueOf(await withdraw(inForce!, { actor: second }));
      expect([await stateOf(inForce!), await asked()]).toEqual(['published', ['Oscar']]);
      valueOf(await withdraw(inForce!));
      expect([await stateOf(inForce!), await asked()]).toEqual(['withdrawn', []]);
    });

    it('stays when who asked retracts it, as long as nobody else has agreed and it has not lapsed', async () => {
      const [, inForce] = await climb(9_990, 'silver', '800.00', '838.00');
      await publish(9_990, '879.00', '2026-09-20T00:00:00Z', 'silver');
      const retract = (actor = hq, key = newId()) =>
        graph.run(retractGoldWithdrawal, { goldPriceId: inForce! }, { actor, idempotencyKey: key });
      expect(refusalsOf(await retract())).toEqual(['NOT_ASKED id']);
      valueOf(await withdraw(inForce!));
      const { data } = await graph.query(`query($r: [_Any!]!) { _entities(representations: $r) {
        ... on GoldPrice { withdrawalLapsesAt } } }`,
      { r: [{ __typename: 'GoldPrice', id: encodeId(PREFIX.goldPrice, inForce!) }] }, hq);
      expect(data._entities[0].withdrawalLapsesAt).toBe('2026-09-16T04:00:00.000Z');
      expect(refusalsOf(await retract(second))).toEqual(['OTHER_PERSON id']);
      expect(refusalsOf(await retract(partner as typeof hq))).toEqual(['OPERATOR_ONLY']);
      const key = newId();
      for (const again of [key, key]) expect(refusalsOf(await retract(hq, again))).toEqual([]);
      expect(refusalsOf(await retract())).toEqual(['NOT_ASKED id']);
      // It is a first asking again, by whomever.
      valueOf(await withdraw(inForce!, { actor: second }));
      expect(await stateOf(inForce!)).toBe('published');
      graph.clock.set('2026-09-16T04:00:00Z');
      expect(refusalsOf(await retract(second))).toEqual(['NOT_ASKED id']);
      graph.clock.set('2026-09-15T04:00:00Z');
      valueOf(await withdraw(inForce!));
      expect(refusalsOf(await retract(second))).toEqual(['NOT_ASKED id']);
      expect(refusalsOf(await graph.run(retractGoldWithdrawal, { goldPriceId: newId() }, { actor: hq,
        idempotencyKey: newId() }))).toEqual(['NOT_FOUND id']);
    });

    it('counts by the moment it has the board, not by the one it began to wait for it', async () => {
      const [first] = await climb(9_900, 'silver', '800.00');
      const next = await publish(9_900, '810.00', '2026-09-15T05:00:00Z', 'silver');
      for (const [id, refusals] of [[first!, ['SUPERSEDED id']], [next, []]] as const) {
        graph.clock.set('2026-09-15T04:00:00Z');
        const outcome = await whileLocked(() => withdraw(id), () => graph.clock.set('2026-09-15T06:00:00Z'));
        expect(refusalsOf(outcome)).toEqual(refusals);
      }
      expect(await graph.sql.maybe`select withdrawn_at as at from gold_price where id = ${next}`)
        .toEqual({ at: new Date('2026-09-15T06:00:00Z') });
    });
  });

  it('may be of any fineness that the board offers, and of no other', async () => {
    const { data } = await graph.query('{ finenesses { metal purity } }', {}, hq);
    expect(data.finenesses).toContainEqual({ metal: 'GOLD', purity: 9_160 });
    expect(data.finenesses).not.toContainEqual({ metal: 'GOLD', purity: 9_998 });
  });
});
