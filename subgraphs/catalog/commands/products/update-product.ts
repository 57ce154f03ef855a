import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { mayRededicate, maySeeProduct } from '../../domain/exclusivity.ts';
import { editionProblem } from '../../domain/facets/product-facets.ts';
import { checkProduct, tidyProduct, type ProductDraft } from '../../domain/product-draft.ts';
import { ProductEntity } from '../../persistence/tables/product.table.ts';
import { announceItems } from '../items/announce-items.ts';
import { unknownTier } from './unknown-tier.ts';
import { searchOf } from './product-rows.ts';

export interface UpdateProduct {
  readonly productId: string;
  readonly expectedVersion: number;
  /** Absent fields stay. The style number never changes: it is on every label. */
  readonly changes: Partial<Omit<ProductDraft, 'styleNo'>> & { readonly retired?: boolean };
}

export type UpdateProductCode = 'NOT_FOUND' | 'STALE' | 'INVALID';

export const updateProduct = defineCommand<
  UpdateProduct, { productId: string; version: number }, UpdateProductCode>({
  name: 'catalog.update-product',
  execute: async (tx, { productId, expectedVersion, changes }) => {
    const product = await tx.em.findOne(ProductEntity, productId,
      { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!product || !maySeeProduct(tx.actor, product)) {
      return refused('NOT_FOUND', 'There is no such product.', ['id']);
    }
    if (product.version !== expectedVersion) {
      return refused('STALE', 'Somebody changed the product since you read it.',
        ['expectedVersion'], { currentVersion: product.version });
    }
    const before = draftOf(product);
    const { retired = product.retired, ...fields } = changes;
    const after = tidyProduct({ ...before, ...fields });
    const refusals = checkProduct(after);
    if (refusals.length > 0) return refusedAll(refusals);
    if (!mayRededicate(tx.actor, before, after)) {
      return refused('INVALID', 'Only head office says for whom a product is.', ['exclusiveChannelIds']);
    }
    const noTier = fields.earlyAccess && unknownTier(await readCodebook(tx.sql), after.earlyAccess);
    if (noTier) return noTier;
    const most = await tx.sql.one<{ no: number | null }>`
      select max(edition_no) as no from item where product_id = ${productId}`;
    if (most.no !== null && editionProblem(after.limitedTo, most.no) !== null) {
      return refused('INVALID', `A piece of it has number ${most.no}.`, ['limitedTo']);
    }
    tx.audit({
      subjectId: productId, before: { ...before, retired: product.retired },
      after: { ...after, retired },
    });
    Object.assign(product, after, searchOf(after), {
      retired, updatedAt: tx.now, version: product.version + 1,
    });
    await tx.em.flush();
    await announceItems(tx, { productIds: [productId] });
    return accepted({ productId, version: product.version });
  },
});

function draftOf(product: ProductEntity): ProductDraft {
  const {
    styleNo, nameZh, nameEn, category, demandClass, metal, purity, tags, stones, media, memberOnly,
    exclusiveChannelIds, exclusiveTenantIds, leadTimeDays,
  } = product;
  return {
    styleNo, nameZh, nameEn, category, demandClass, metal, purity, tags, stones, media, memberOnly,
    exclusiveChannelIds, exclusiveTenantIds, leadTimeDays,
    craft: product.craft ?? null, series: product.series ?? null, theme: product.theme ?? null,
    story: product.story ?? null, care: product.care ?? null, limitedTo: product.limitedTo ?? null,
    presale: product.presale ?? null, earlyAccess: product.earlyAccess ?? null,
  };
}
