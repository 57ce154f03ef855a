import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  BundleListDocument, BundleToEditDocument, DeskPutBundleDocument, ItemsOfBundleDocument,
} from '../../gql/graphql.ts';
import { formInstant } from '../../reading/house-zone.ts';
import { bundleFrom, bundlePlace, type Bundle, type BundleValues } from './bundle-values.ts';

export const bundleSource: Source<Bundle> = {
  list: async ({ page, filter }: ListAsked) => {
    const retired = typed(filter.retired);
    return (await ask(BundleListDocument, { page, retired: retired ? retired === 'true' : null })).bundles;
  },
};

export const readBundle = async (id: string) => (await ask(BundleToEditDocument, { id })).bundle;

/** Items are looked up by their SKU first; one that nobody knows is sent as it was typed, and refused. */
export async function putBundle(values: BundleValues, idempotencyKey: string) {
  const skus = [...new Set(values.parts.map(({ sku }) => sku.trim()).filter(Boolean))];
  const { itemsBySku } = await ask(ItemsOfBundleDocument, { skus });
  const ids = new Map(itemsBySku.flatMap((item) => (item ? [[item.sku, item.id] as const] : [])));
  const input = bundleFrom(values, (sku) => ids.get(sku) ?? sku, formInstant);
  const { putBundle: put } = await ask(DeskPutBundleDocument, { input: { ...input, idempotencyKey } });
  return { ...put, userErrors: put.userErrors.map((error) => ({ ...error, path: [...bundlePlace(error.path)] })) };
}
