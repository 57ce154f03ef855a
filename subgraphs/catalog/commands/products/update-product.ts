import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { accepted, refused, refusedAll, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { mayRededicate, maySeeProduct } from '../../domain/exclusivity.ts';
import { checkProduct, tidyProduct, type ProductDraft } from '../../domain/product-draft.ts';
import { ProductEntity } from '../../persistence/tables/product.table.ts';
import { announceItems, toldOfProduct } from '../items/announce-items.ts';
import { lockFiles, refuseFiles } from '../uploads/lock-files.ts';
import { unknownTier } from './unknown-tier.ts';
import { sameRow, searchOf } from './product-rows.ts';

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
    const noFile = fields.media && refuseFiles(await lockFiles(tx.sql, after.media), after.media);
    if (noFile) return noFile;
    if (!mayRededicate(tx.actor, before, after)) {
      return refused('INVALID', 'Only head office says for whom a product is.', ['exclusiveChannelIds']);
    }
    const noTier = fields.earlyAccess && unknownTier(await readCodebook(tx.sql), after.earlyAccess);
    if (noTier) return noTier;
    const wrong = await wrongPieces(tx.sql, productId, before, after);
    if (wrong) return wrong;
    const numbers = before.limitedTo !== null && after.limitedTo === null ? await clearNumbers(tx, productId) : null;
    const was = { ...before, retired: product.retired };
    tx.audit({
      subjectId: productId, before: { ...was, ...(numbers && { numbers }) },
      after: { ...after, retired, ...(numbers && { numbers: {} }) },
    });
    Object.assign(product, after, searchOf(after), {
      retired, updatedAt: tx.now, version: product.version + 1,
    });
    await tx.em.flush();
    if (!sameRow(toldOfProduct(was), toldOfProduct({ ...after, retired }))) {
      await announceItems(tx, { productIds: [productId] });
    }
    return accepted({ productId, version: product.version });
  },
});

/** What the pieces are like after it: each number within the edition, none on sale without one. */
async function wrongPieces(
  sql: Sql, productId: string, before: ProductDraft, { limitedTo }: ProductDraft,
): Promise<Outcome<never, 'INVALID'> | null> {
  if (limitedTo === null || limitedTo === before.limitedTo) return null;
  const { most, bare } = await sql.one<{ most: number | null; bare: number }>`
    select max(edition_no) as most, count(*) filter (where edition_no is null and not retired)::int as bare
    from item where product_id = ${productId}`;
  if (most !== null && most > limitedTo) {
    return refused('INVALID', `A piece of it has number ${most}.`, ['limitedTo']);
  }
  return bare > 0 && before.limitedTo === null
    ? refused('INVALID', `${bare} of its items have no number: an import gives them, with the edition.`, ['limitedTo'])
    : null;
}

/** Which piece had which number: of a style that is limited no more none has. */
async function clearNumbers(tx: Tx, productId: string): Promise<Record<string, number>> {
  const rows = await tx.sql.all<{ id: string; no: number }>`
    with numbered as (
      select id, edition_no as no from item where product_id = ${productId} and edition_no is not null
      order by id for update)
    update item i set edition_no = null, version = i.version + 1, updated_at = ${tx.now}
    from numbered n where i.id = n.id returning i.id, n.no`;
  return Object.fromEntries(rows.map(({ id, no }) => [id, no]));
}

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
