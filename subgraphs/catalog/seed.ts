import type { Outcome } from '../kernel/outcome.ts';
import type { SeedContext } from '../kernel/seed.ts';
import { publishFxTable } from './commands/prices/publish-fx-table.ts';
import { publishGoldPrices } from './commands/prices/publish-gold-price.ts';
import { putProducts } from './commands/products/put-products.ts';
import { setItemCosts } from './commands/items/set-item-cost.ts';
import { setMarginClass } from './commands/classes/set-margin-class.ts';
import { seededBoards, seededTables } from './seed/boards.ts';
import { seededProducts, startOfDay, type SeededProduct } from './seed/products.ts';

const DAY_MS = 86_400_000;
const BATCH = 500;
const from = (id: string) => ({ id: `seed-${id}`, requestId: 'seed' });

/**
 * The catalog of the demo brand: products with items and costs, two years of the gold board, 30 months of
 * FX tables. Runs twice without a trace: every command carries a fixed key.
 */
export async function seedCatalog(context: SeedContext): Promise<void> {
  const products = seededProducts(context.scale.products, context.now);
  const prices = seededBoards(context.now);
  const tables = seededTables(context.now);
  const total = products.length + prices.length + tables.length;
  let done = 0;
  const advance = (by: number): void => context.progress(done += by, total);

  for (const batch of chunks(products, BATCH)) {
    expectAll(await context.runBatch(putProducts, batch.map(({ n, put }) =>
      ({ event: from(`product-${n}`), input: put }))));
    await seedCosts(context, batch);
    await seedReclassified(context, batch);
    advance(batch.length);
  }
  for (const table of tables) {
    const key = `fx-${table.homeRegion}-${table.effectiveAt.toISOString()}`;
    expectAll([await context.run(publishFxTable, from(key), table)]);
    advance(1);
  }
  for (const batch of chunks(prices, BATCH)) {
    expectAll(await context.runBatch(publishGoldPrices, batch.map((price) => ({
      event: from(`gold-${price.region}-${price.metal}-${price.purity}-${
        price.effectiveAt!.toISOString()}`),
      input: price,
    }))));
    advance(batch.length);
  }
}

async function seedCosts(context: SeedContext, batch: readonly SeededProduct[]): Promise<void> {
  const today = startOfDay(context.now).getTime();
  const costs = batch.flatMap(({ put, itemIds, costs: pairs }) => itemIds.flatMap((itemId, index) => {
    const { currency } = put.items[index]!;
    const amount = (minor: bigint): string => (Number(minor) / 100).toFixed(2);
    return [[800, pairs[index]!.before], [90, pairs[index]!.now]] .map(([days, minor]) => ({
      event: from(`cost-${itemId}-${days}`),
      input: {
        itemId, currency, amount: amount(minor as bigint), reason: null,
        effectiveAt: new Date(today - Number(days) * DAY_MS),
      },
    }));
  }));
  for (const chunk of chunks(costs, BATCH)) expectAll(await context.runBatch(setItemCosts, chunk));
}

/** A few enamel pieces earned a better margin and moved up half a year ago. */
async function seedReclassified(
  context: SeedContext, batch: readonly SeededProduct[],
): Promise<void> {
  const effectiveAt = new Date(startOfDay(context.now).getTime() - 180 * DAY_MS);
  for (const { n, put } of batch.filter((p) => p.put.marginClass === 'B' && p.n % 7 === 0)) {
    expectAll([await context.run(setMarginClass, from(`class-${n}`), {
      productId: put.ids!.product, marginClass: 'A', effectiveAt,
      reason: '毛利高于 B 类 measured margin above class B',
    })]);
  }
}

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  return Array.from({ length: Math.ceil(values.length / size) },
    (_, index) => values.slice(index * size, (index + 1) * size));
}

/** A seed that is refused is a bug of the seed. */
function expectAll(outcomes: readonly Outcome<unknown>[]): void {
  const bad = outcomes.find((outcome) => !outcome.ok);
  if (bad && !bad.ok) throw new Error(`the catalog seed was refused: ${JSON.stringify(bad.refusals)}`);
}
