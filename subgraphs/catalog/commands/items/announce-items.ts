import type { EventPayloads } from '../../../contracts/events.ts';
import type { SaleTerms } from '../../../contracts/item-facts.ts';
import type { MarginClass } from '../../../contracts/words.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { labourOfPiece } from '../../domain/prices/item-price.ts';
import type { EarlyAccess, Presale } from '../../domain/facets/product-facets.ts';
import type { ProductDraft } from '../../domain/product-draft.ts';
import type { Category, DemandClass, LabourBasis, Metal } from '../../domain/words.ts';

interface AnnouncedRow {
  id: string;
  product_id: string;
  sku: string;
  name: string;
  revision: bigint;
  classes: { marginClass: MarginClass; effectiveAt: string }[];
  cost_minor: bigint | null;
  cost_currency: string | null;
  labour_minor: bigint;
  labour_basis: LabourBasis;
  gold_weight_mg: bigint;
  currency: string;
  retired: boolean;
  demand_class: DemandClass;
  member_only: boolean;
  channels: string[];
  tenants: string[];
  category: Category;
  series: string | null;
  stones: string[];
  tags: string[];
  craft: string | null;
  metal: Metal;
  fixed_price_minor: bigint | null;
  limited: boolean;
  presale: Presale | null;
  early_access: EarlyAccess | null;
}

/** What the news of an item says; items announced in an older form are announced anew (announce-anew.ts). */
export const ANNOUNCED_FORM = 3;

/**
 * Emits the whole truth of these items, and of all items of these products, as it stands in this
 * transaction. Changes made through the unit of work must have been flushed before.
 */
export async function announceItems(
  tx: Tx, what: { itemIds?: readonly string[]; productIds?: readonly string[] },
): Promise<number> {
  const rows = await tx.sql.all<AnnouncedRow>`
    with announced as (
      update item set revision = revision + 1, announced_form = ${ANNOUNCED_FORM}
      where id in (select id from item where id = any(${[...what.itemIds ?? []]}::uuid[])
        or product_id = any(${[...what.productIds ?? []]}::uuid[]) order by id for update)
      returning *)
    select i.id, i.product_id, i.sku, p.name_zh as name, i.revision, i.labour_minor, i.labour_basis,
      i.gold_weight_mg, i.currency, i.retired or p.retired as retired, p.demand_class, p.member_only,
      p.exclusive_channel_ids::text[] as channels, p.exclusive_tenant_ids::text[] as tenants, c.cost_minor,
      c.currency as cost_currency, p.category, p.series, p.tags, p.craft, p.metal, i.fixed_price_minor,
      p.limited_to is not null as limited, p.presale, p.early_access,
      array(select s->>'kind' from jsonb_array_elements(p.stones) s) as stones,
      coalesce((select json_agg(json_build_object('marginClass', m.margin_class,
        'effectiveAt', m.effective_at) order by m.effective_at)
        from margin_class_period m where m.product_id = i.product_id), '[]'::json) as classes
    from announced i join product p on p.id = i.product_id
    left join lateral (select cost_minor, currency from item_cost k where k.item_id = i.id
      and k.effective_at <= ${tx.now} order by k.effective_at desc limit 1) c on true
    order by i.sku`;
  for (const row of rows) tx.emit('item.changed.v1', row.id, payloadOf(row));
  return rows.length;
}

function payloadOf(row: AnnouncedRow): EventPayloads['item.changed.v1'] {
  return {
    itemId: row.id, productId: row.product_id, sku: row.sku, name: row.name, version: row.revision,
    classes: row.classes.map(({ marginClass, effectiveAt }) =>
      ({ marginClass, effectiveAt: new Date(effectiveAt) })),
    costMinor: row.cost_minor, costCurrency: row.cost_currency,
    labourMinor: labourOfPiece({
      labourMinor: row.labour_minor, labourBasis: row.labour_basis,
      goldWeightMg: row.gold_weight_mg,
    }),
    priceCurrency: row.currency, retired: row.retired, demandClass: row.demand_class,
    memberOnly: row.member_only,
    exclusiveChannelIds: row.channels, exclusiveTenantIds: row.tenants,
    category: row.category, series: row.series, stones: row.stones, tags: row.tags, craft: row.craft,
    metal: row.metal,
    fixedPriceMinor: row.fixed_price_minor, saleTerms: termsOf(row),
  };
}

function termsOf({ limited, presale, early_access: early }: AnnouncedRow): SaleTerms | null {
  return limited || presale || early ? {
    limited, presaleFrom: presale && new Date(presale.from),
    early: early && { from: new Date(early.from), until: new Date(early.until), tiers: early.tiers },
  } : null;
}

/** What the news of its items says of a style: an edit of its story tells a large edition nothing. */
export function toldOfProduct(product: ProductDraft & { readonly retired: boolean }): object {
  const { nameZh, demandClass, memberOnly, exclusiveChannelIds, exclusiveTenantIds, category, series, tags, craft,
    metal, retired, stones, limitedTo, presale, earlyAccess } = product;
  return {
    nameZh, demandClass, memberOnly, exclusiveChannelIds, exclusiveTenantIds, category, series, tags, craft, metal,
    retired, stones: stones.map(({ kind }) => kind), limited: limitedTo !== null, presaleFrom: presale?.from ?? null,
    earlyAccess,
  };
}

/** When a dated cost begins, readers learn of it: scheduled by set-item-cost. */
export const announceItemsCommand = defineCommand({
  name: 'catalog.announce-items',
  execute: async (tx, input: { itemIds: readonly string[] }) =>
    accepted({ announced: await announceItems(tx, input) }),
});
