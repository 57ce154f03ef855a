import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Items that are sold together for less 套装; for whoever may see each of them. */
export const bundleTable = defineTable('catalog.bundle', {
  id: t.uuid().primary(),
  code: t.text().check('char_length(code) >= 1 and char_length(code) <= 40'),
  nameZh: t.text(),
  nameEn: t.text(),
  pricing: t.word('price', 'amount_off', 'percent_off'),
  amountMinor: t.bigint().nullable().check('amount_minor > 0'),
  currency: t.text().nullable(),
  offBps: t.int().nullable().check('off_bps > 0 and off_bps < 10000'),
  returns: t.word('keep', 'recheck'),
  startsAt: t.timestamptz().nullable(),
  endsAt: t.timestamptz().nullable(),
  retired: t.bool().default(false),
  partCount: t.int().check('part_count > 0'),
  createdAt: t.timestamptz(),
  updatedAt: t.timestamptz(),
  version: t.int().default(1),
}, {
  visible: 'part_count = (select count(*) from bundle_part p where p.bundle_id = bundle.id)',
  unique: { bundle_code_key: ['code'] },
  checks: {
    bundle_priced: `(pricing = 'percent_off') = (off_bps is not null)
      and (pricing = 'percent_off') = (amount_minor is null) and (amount_minor is null) = (currency is null)`,
  },
});

export const bundlePartTable = defineTable('catalog.bundle_part', {
  bundleId: t.uuid().primary(),
  place: t.int().primary(),
  itemId: t.uuid(),
  quantity: t.int().check('quantity > 0'),
}, {
  visible: 'exists (select 1 from item i where i.id = bundle_part.item_id)',
  references: { bundleId: 'bundle (id)', itemId: 'item (id)' },
  unique: { bundle_part_item: ['bundleId', 'itemId'] },
  indexes: { bundle_part_of_item: '(item_id)' },
});
