import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { catalog } from '../../index.ts';
import { refusalsOf, valueOf } from '../../tests/samples.ts';
import type { Metal } from '../../domain/words.ts';
import { decideGoldPrice } from './decide-gold-price.ts';
import { publishGoldPrices } from './publish-gold-price.ts';
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

  it('may be of any fineness that the board offers, and of no other', async () => {
    const { data } = await graph.query('{ finenesses { metal purity } }', {}, hq);
    expect(data.finenesses).toContainEqual({ metal: 'GOLD', purity: 9_160 });
    expect(data.finenesses).not.toContainEqual({ metal: 'GOLD', purity: 9_998 });
  });
});
