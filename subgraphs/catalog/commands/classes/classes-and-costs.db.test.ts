import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import type { EventPayloads } from '../../../contracts/events.ts';
import { newId } from '../../../kernel/ids.ts';
import { catalog } from '../../index.ts';
import { chain, refusalsOf, valueOf } from '../../tests/samples.ts';
import { createProduct } from '../products/create-product.ts';
import { setItemCosts, type SetItemCost } from '../items/set-item-cost.ts';
import { setMarginClass, type SetMarginClass } from './set-margin-class.ts';

type Changed = EventPayloads['item.changed.v1'];
let graph: TestSubgraph;
let productId: string;
let itemId: string;
let count = 0;
beforeAll(async () => { graph = await startTestSubgraph(catalog); });
afterAll(() => graph.stop());
beforeEach(async () => {
  graph.clock.set('2026-09-15T04:00:00Z');
  const style = `K-${count += 1}`;
  ({ productId } = valueOf(await graph.run(createProduct,
    chain(style, {}, { marginClass: 'B', classFrom: new Date('2026-01-01T00:00:00Z') }))));
  ({ itemId } = (await graph.events<Changed>('item.changed.v1')).at(-1)!);
});

const events = async (): Promise<Changed[]> =>
  (await graph.events<Changed>('item.changed.v1')).filter((event) => event.itemId === itemId);

describe('margin class', () => {
  const set = (change: Partial<SetMarginClass>, actor = operator(), idempotencyKey?: string) =>
    graph.run(setMarginClass, {
      productId, marginClass: 'A', effectiveAt: null, reason: 'measured', ...change,
    }, { actor, idempotencyKey });

  it('begins now or later, keeps its history and is told', async () => {
    valueOf(await set({}));
    valueOf(await set({ marginClass: 'C', effectiveAt: new Date('2026-10-01T00:00:00Z') }));
    expect((await events()).at(-1)!.classes).toEqual([
      { marginClass: 'B', effectiveAt: new Date('2026-01-01T00:00:00Z') },
      { marginClass: 'A', effectiveAt: graph.clock.now() },
      { marginClass: 'C', effectiveAt: new Date('2026-10-01T00:00:00Z') },
    ]);
    // What has not begun may still be corrected.
    valueOf(await set({ marginClass: 'D', effectiveAt: new Date('2026-10-01T00:00:00Z') }));
    expect((await events()).at(-1)!.classes.map((c) => c.marginClass)).toEqual(['B', 'A', 'D']);
  });

  it('answers a replay again', async () => {
    const first = await set({}, operator(), `replay-${productId}`);
    expect(await set({}, operator(), `replay-${productId}`)).toEqual(first);
    expect(await events()).toHaveLength(2);
    expect(refusalsOf(await set({ reason: 'other' }, operator(), `replay-${productId}`)))
      .toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
  });

  it('refuses the past of a period, the same class, bad reasons and unknown products', async () => {
    const before = await graph.sql.all`select * from margin_class_period`;
    expect(await set({ effectiveAt: new Date('2025-12-31T00:00:00Z') })).toMatchObject({ refusals: [{
      code: 'BEFORE_LAST_PERIOD', path: ['effectiveAt'],
      extras: { lastEffectiveAt: new Date('2026-01-01T00:00:00Z') } }] });
    expect(refusalsOf(await set({ effectiveAt: new Date('2026-01-01T00:00:00Z') })))
      .toEqual(['BEFORE_LAST_PERIOD effectiveAt']);
    expect(refusalsOf(await set({ marginClass: 'B' }))).toEqual(['NO_CHANGE marginClass']);
    expect(refusalsOf(await set({ marginClass: 'QQ' }))).toEqual(['NOT_FOUND marginClass']);
    expect(refusalsOf(await set({ reason: ' ' }))).toEqual(['INVALID reason']);
    expect(refusalsOf(await set({ reason: 'x'.repeat(501) }))).toEqual(['INVALID reason']);
    expect(refusalsOf(await set({ effectiveAt: new Date('2028-12-31T00:00:00Z') })))
      .toEqual(['INVALID effectiveAt']);
    expect(refusalsOf(await set({ productId: newId() }))).toEqual(['NOT_FOUND productId']);
    const { productId: hidden } = valueOf(await graph.run(createProduct,
      chain(`K-x-${count}`, { exclusiveChannelIds: [newId()] })));
    expect(refusalsOf(await set({ productId: hidden }, channel(newId())))).toEqual(['NOT_FOUND productId']);
    expect((await graph.sql.all`select * from margin_class_period where product_id <> ${hidden}`))
      .toEqual(before);
    expect(await events()).toHaveLength(1);
  });

  it('lets one of two racing changes of the same moment win', async () => {
    const outcomes = await Promise.all([set({ marginClass: 'A' }), set({ marginClass: 'C' })]);
    expect(outcomes.map(refusalsOf).sort()).toEqual([[], ['BEFORE_LAST_PERIOD effectiveAt']]);
  });
});

describe('cost of an item', () => {
  const cost = async (change: Partial<SetItemCost>, idempotencyKey?: string) =>
    (await graph.runBatch(setItemCosts, [{ idempotencyKey, input: {
      itemId, amount: '4300.00', currency: 'CNY', effectiveAt: null, reason: null, ...change,
    } }]))[0]!;

  it('is told when it begins, at once or by the job of its day', async () => {
    valueOf(await cost({}));
    expect((await events()).at(-1)).toMatchObject({ costMinor: 430_000n, costCurrency: 'CNY' });
    const later = new Date('2026-10-01T00:00:00Z');
    valueOf(await cost({ amount: '4400.00', effectiveAt: later }));
    expect((await events()).at(-1)!.costMinor).toBe(430_000n);
    // Whoever may read the audit trail need not see costs.
    const audited = await graph.sql.all`select before, after from audit_record where subject_id = ${itemId}
      and command = 'catalog.set-item-cost'`;
    expect(audited).toHaveLength(2);
    expect(JSON.stringify(audited)).not.toMatch(/cost|430000|440000/i);
    expect(await graph.sql.one`select count(*)::int as n from item_cost where item_id = ${itemId}`)
      .toEqual({ n: 2 });
    graph.clock.set(later);
    const job = catalog.jobs.find(({ name }) => name === 'announce-items')!;
    await job.run(graph.runtime.handlers, { itemIds: [itemId] }, graph.runtime.services);
    expect((await events()).at(-1)).toMatchObject({ costMinor: 440_000n, version: 3n });
  });

  it('answers a replay again and refuses what may not be, with nothing changed', async () => {
    const first = await cost({}, `cost-${itemId}`);
    expect(await cost({}, `cost-${itemId}`)).toEqual(first);
    expect(refusalsOf(await cost({ amount: '1' }, `cost-${itemId}`)))
      .toEqual(['IDEMPOTENCY_CONFLICT idempotencyKey']);
    const before = await graph.sql.all`select * from item_cost order by 1, 2`;
    expect(refusalsOf(await cost({ amount: '-1.00' }))).toEqual(['INVALID cost']);
    expect(refusalsOf(await cost({ amount: '1.001' }))).toEqual(['INVALID cost']);
    expect(refusalsOf(await cost({ reason: 'x'.repeat(501) }))).toEqual(['INVALID reason']);
    expect(refusalsOf(await cost({ effectiveAt: new Date('2030-01-01') }))).toEqual(['INVALID effectiveAt']);
    expect(refusalsOf(await cost({ amount: '1.00' }))).toEqual(['BEFORE_LAST_COST effectiveAt']);
    expect(refusalsOf(await cost({ itemId: newId() }))).toEqual(['NOT_FOUND itemId']);
    expect(await graph.sql.all`select * from item_cost order by 1, 2`).toEqual(before);
    expect(await events()).toHaveLength(2);
  });

  it('takes several dates of one item in one batch', async () => {
    const input = { itemId, currency: 'CNY', reason: null };
    const outcomes = await graph.runBatch(setItemCosts, [
      { input: { ...input, amount: '1.00', effectiveAt: new Date('2026-01-01') } },
      { input: { ...input, amount: '2.00', effectiveAt: new Date('2026-02-01') } },
      { input: { ...input, amount: '3.00', effectiveAt: new Date('2026-01-15') } },
    ]);
    expect(outcomes.map(refusalsOf)).toEqual([[], [], ['BEFORE_LAST_COST effectiveAt']]);
    expect((await events()).at(-1)!.costMinor).toBe(200n);
  });
});
