import type { TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { putProducts } from '../commands/products/put-products.ts';
import type { PutProduct } from '../commands/products/apply-products.ts';
import type { ItemDraft } from '../domain/item-draft.ts';
import type { ProductDraft } from '../domain/product-draft.ts';

/** A gold chain sold by weight: 4,250 mg, labour 30.00 a gram. */
export function chainItem(sku: string, changes: Partial<ItemDraft> = {}): ItemDraft {
  return {
    sku, serialNo: null, grossWeightMg: 4_250, goldWeightMg: 4_250, size: null, pricing: 'by_weight',
    currency: 'CNY', fixedPrice: null, labour: '30.00', labourBasis: 'gram', stonePrice: null,
    retired: false, ...changes,
  };
}

export function chain(
  styleNo: string, changes: Partial<ProductDraft> = {}, put: Partial<PutProduct> = {},
): PutProduct {
  return {
    marginClass: 'C', classFrom: null, items: [chainItem(`${styleNo}-1`)], ...put,
    product: {
      styleNo, nameZh: '足金素链', nameEn: 'Plain Gold Chain', category: 'chain', demandClass: 'daily',
      metal: 'gold', purity: 9_990, craft: null, series: '传承', tags: [], stones: [], media: [],
      memberOnly: false, exclusiveChannelIds: [], exclusiveTenantIds: [], leadTimeDays: 0, ...changes,
    },
  };
}

/** The house has a product of each of these finenesses of gold: its boards may have prices of them. */
export async function workIn(graph: TestSubgraph, purities: readonly number[]): Promise<void> {
  await graph.runBatch(putProducts, purities.map((purity) => ({ input: chain(`F-${purity}`, { purity }) })));
}

/** The value of an outcome that must be one. */
export function valueOf<Value>(
  outcome: { ok: true; value: Value } | { ok: false; refusals: readonly unknown[] },
): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

/** Codes with their places: ["SKU_TAKEN items.0.sku"]. */
export function refusalsOf(
  outcome: { ok: true } | { ok: false; refusals: readonly { code: string; path: readonly string[] }[] },
): string[] {
  return outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path.join('.')}`.trim());
}
