import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND } from '../../../kernel/database/reader.ts';

/** One price of the gold board. */
export const goldPriceTable = defineTable('catalog.gold_price', {
  id: t.uuid().primary(),
  region: t.text(),
  metal: t.word('gold', 'silver', 'platinum', 'palladium', 'other'),
  purity: t.int().check('purity >= 1 and purity <= 10000'),
  retailMinor: t.bigint().check('retail_minor > 0'),
  buybackMinor: t.bigint().nullable().check('buyback_minor >= 0'),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  effectiveAt: t.timestamptz(),
  source: t.text().check('char_length(source) >= 1 and char_length(source) <= 120'),
  state: t.word('published', 'held', 'dismissed', 'withdrawn'),
  jumpBps: t.int().nullable(),
  enteredBy: t.text(),
  enteredAt: t.timestamptz(),
  decidedBy: t.text().nullable(),
  decidedAt: t.timestamptz().nullable(),
  policyVersion: t.int(),
  heldBecause: t.text().nullable()
    .check(`held_because ~ '^(jump|repeated|missing|follows)( missing)?$'`),
  waitsFor: t.uuid().nullable(),
  // null of what was entered before ids were kept
  enteredById: t.text().nullable(),
  withdrawnAt: t.timestamptz().nullable(),
  withdrawnBy: t.text().nullable(),
  // by whom it is to be taken back, where another person has to agree
  withdrawalAskedAt: t.timestamptz().nullable(),
  withdrawalAskedBy: t.text().nullable(),
  withdrawalAskedById: t.text().nullable(),
  // what was entered, where the board was quoted by another weight than the gram
  enteredUnit: t.word('gram', 'kilogram', 'troy_ounce', 'tola', 'tael_hk', 'tael_tw', 'tael_cn').defaultRaw(`'gram'`),
  enteredRetailMinor: t.bigint().nullable().check('entered_retail_minor > 0'),
  enteredBuybackMinor: t.bigint().nullable().check('entered_buyback_minor > 0'),
}, {
  visible: `state in ('published', 'withdrawn') and ${KIND} in ('tenant', 'channel', 'person', 'anonymous')`,
  references: { policyVersion: 'catalog_policy (version)', waitsFor: 'gold_price (id)' },
  indexes: {
    gold_price_board: `unique (region, metal, purity, effective_at desc) where state = 'published'`,
    gold_price_followers: '(waits_for) where waits_for is not null',
    gold_price_held: `(entered_at) where state = 'held'`,
    gold_price_withdrawn: `(region, metal, purity, effective_at desc) where state = 'withdrawn'`,
    gold_price_withdrawal: `(withdrawal_asked_at) where state = 'published' and withdrawal_asked_at is not null`,
    gold_price_held_board: `(region, metal, purity, effective_at desc) where state = 'held'`,
  },
  checks: {
    gold_price_check: 'buyback_minor <= retail_minor',
    gold_price_check1: `state in ('published', 'withdrawn') or jump_bps is not null`,
    gold_price_check2: 'waits_for <> id',
    gold_price_check3: `(state = 'withdrawn') = (withdrawn_at is not null)`,
    gold_price_check4: '(withdrawal_asked_at is null) = (withdrawal_asked_by_id is null)',
    gold_price_check5: `(entered_unit = 'gram') = (entered_retail_minor is null)`,
    gold_price_check6: 'entered_buyback_minor <= entered_retail_minor',
  },
});

/** Loaded only to be decided about; reads go by SQL. */
export class GoldPriceEntity extends goldPriceTable.class {}
goldPriceTable.setClass(GoldPriceEntity);
