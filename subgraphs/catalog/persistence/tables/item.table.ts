import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** One SKU of a product. */
export const itemTable = defineTable('catalog.item', {
  id: t.uuid().primary(),
  productId: t.uuid(),
  sku: t.text().check('char_length(sku) >= 1 and char_length(sku) <= 100'),
  serialNo: t.text().nullable().check('char_length(serial_no) <= 60'),
  grossWeightMg: t.bigint().check('gross_weight_mg >= 0 and gross_weight_mg <= 100000000'),
  goldWeightMg: t.bigint(),
  size: t.text().nullable().check('char_length(size) <= 20'),
  pricing: t.word('fixed', 'by_weight'),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  fixedPriceMinor: t.bigint().nullable().check('fixed_price_minor > 0'),
  labourMinor: t.bigint().defaultRaw('0').check('labour_minor >= 0'),
  labourBasis: t.word('piece', 'gram'),
  stonePriceMinor: t.bigint().defaultRaw('0').check('stone_price_minor >= 0'),
  retired: t.bool().default(false),
  createdAt: t.timestamptz(),
  updatedAt: t.timestamptz(),
  version: t.int().default(1),
  // Counts announcements, so that readers keep the latest truth whatever changed it.
  revision: t.bigint().defaultRaw('0'),
  announcedForm: t.int().default(1),
  editionNo: t.int().nullable().check('edition_no >= 1 and edition_no <= 9999'),
  // What lists and search compare by.
  skuKey: t.computed(t.text().nullable(), 'lower(sku)'),
  serialKey: t.computed(t.text().nullable(), 'lower(serial_no)'),
}, {
  visible: 'exists (select 1 from product p where p.id = item.product_id)',
  references: { productId: 'product (id)' },
  unique: { item_serial_no_key: ['serialNo'], item_sku_key: ['sku'] },
  indexes: {
    item_announced_form: '(id) where announced_form < 3',
    item_edition: 'unique (product_id, edition_no) where edition_no is not null',
    item_product: '(product_id, sku)',
    item_product_key: '(product_id, sku_key collate "C")',
    item_serial_key: '(serial_key collate "C", id) where serial_no is not null',
    item_sku_key_order: '(sku_key collate "C", id)',
  },
  checks: {
    item_check: 'gold_weight_mg >= 0 and gold_weight_mg <= gross_weight_mg',
    item_check1: `case pricing when 'fixed' then fixed_price_minor is not null
      else fixed_price_minor is null and gold_weight_mg > 0 end`,
  },
});

/** Loaded only to be changed; reads go by SQL. */
export class ItemEntity extends itemTable.class {}
itemTable.setClass(ItemEntity);
