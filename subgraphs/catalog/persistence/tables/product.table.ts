import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { CHANNEL, KIND, TENANT } from '../../../kernel/database/reader.ts';
import type { Bilingual, EarlyAccess, Presale } from '../../domain/facets/product-facets.ts';
import type { Medium, Stone } from '../../domain/product-draft.ts';

/** A style 款 as it is sold. */
export const productTable = defineTable('catalog.product', {
  id: t.uuid().primary(),
  styleNo: t.text().check('char_length(style_no) >= 1 and char_length(style_no) <= 100'),
  nameZh: t.text().check('char_length(name_zh) >= 1 and char_length(name_zh) <= 120'),
  nameEn: t.text().check('char_length(name_en) >= 1 and char_length(name_en) <= 120'),
  category: t.word('ring', 'necklace', 'bracelet', 'earrings', 'pendant', 'bangle', 'bar',
    'bean', 'coin', 'chain', 'charm', 'watch', 'other'),
  demandClass: t.word('wedding', 'investment', 'daily', 'baby'),
  metal: t.word('gold', 'silver', 'platinum', 'palladium', 'other'),
  purity: t.int().check('purity >= 0 and purity <= 10000'),
  craft: t.text().nullable().check('char_length(craft) <= 60'),
  series: t.text().nullable().check('char_length(series) <= 60'),
  tags: t.texts().defaultRaw(`'{}'`),
  stones: t.jsonb<Stone[]>().defaultRaw(`'[]'`),
  media: t.jsonb<Medium[]>().defaultRaw(`'[]'`),
  memberOnly: t.bool().default(false),
  exclusiveChannelIds: t.uuids().defaultRaw(`'{}'`),
  exclusiveTenantIds: t.uuids().defaultRaw(`'{}'`),
  leadTimeDays: t.int().default(0).check('lead_time_days >= 0 and lead_time_days <= 365'),
  retired: t.bool().default(false),
  searchGrams: t.texts(),
  searchText: t.text(),
  createdAt: t.timestamptz(),
  updatedAt: t.timestamptz(),
  version: t.int().default(1),
  theme: t.text().nullable().check('char_length(theme) <= 60'),
  story: t.jsonb<Bilingual>().nullable(),
  care: t.jsonb<Bilingual>().nullable(),
  limitedTo: t.int().nullable().check('limited_to >= 1 and limited_to <= 9999'),
  presale: t.jsonb<Presale>().nullable(),
  earlyAccess: t.jsonb<EarlyAccess>().nullable(),
  // What search reads was written in this form: see spell-products.ts.
  searchForm: t.int().default(1),
}, {
  visible: `${KIND} in ('tenant', 'channel', 'person')
    and (exclusive_channel_ids = '{}' and exclusive_tenant_ids = '{}'
      or exclusive_channel_ids @> array[${CHANNEL}] or exclusive_tenant_ids @> array[${TENANT}])`,
  unique: { product_style_no_key: ['styleNo'] },
  indexes: {
    product_category: '(category, style_no)',
    product_created_at: '(created_at desc, id desc)',
    product_fineness: '(metal, purity, style_no)',
    product_limited: '(style_no) where limited_to is not null',
    product_media: 'using gin (media jsonb_path_ops)',
    product_member_only: '(style_no) where member_only',
    product_name_en: '(name_en, id)',
    product_name_zh: '(name_zh, id)',
    product_search: 'using gin (search_grams)',
    product_search_form: '(id) where search_form < 2',
    product_series: '(series, style_no)',
    product_theme: '(theme, style_no) where theme is not null',
    product_updated_at: '(updated_at desc, id desc)',
  },
});

/** Loaded only to be changed; reads go by SQL. */
export class ProductEntity extends productTable.class {}
productTable.setClass(ProductEntity);
