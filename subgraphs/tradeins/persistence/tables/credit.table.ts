import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { ACCOUNT_KINDS, ENTRY_KINDS, HOLD_STATES } from '../../domain/words.ts';

/** Accounts of store credit: each member's by the id it was opened for, and the house's by region. */
export const creditAccountTable = defineTable('tradeins.credit_account', {
  id: t.uuid().primary(),
  kind: t.word(...ACCOUNT_KINDS),
  /** Whose it is now; null: the house's. */
  memberId: t.uuid().nullable(),
  /** The id it was opened for: one of each currency. */
  namedId: t.uuid().nullable(),
  /** Of the house: where. */
  region: t.text().nullable(),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  /** Of a member, what the house owes it: entries write it alone. Of the house 0, its entries are added up. */
  balanceMinor: t.bigint().defaultRaw('0'),
  openedAt: t.timestamptz(),
}, {
  about: 'memberId',
  indexes: {
    credit_account_named: `unique (named_id, currency) where kind = 'member'`,
    credit_account_house: `unique (kind, region, currency) where kind <> 'member'`,
    credit_account_member: '(member_id, currency, opened_at, id) where member_id is not null',
  },
  checks: {
    credit_account_check: `(kind = 'member') = (member_id is not null) and (kind = 'member') = (named_id is not null)
      and (kind = 'member') = (region is null)`,
  },
});

/** The ledger: entries of one transaction add up to zero, and nothing of it is changed or deleted. */
export const creditEntryTable = defineTable('tradeins.credit_entry', {
  id: t.uuid().primary(),
  transactionId: t.uuid(),
  accountId: t.uuid(),
  kind: t.word(...ENTRY_KINDS),
  minor: t.bigint().check('minor <> 0'),
  /** Old gold that it is the credit of. */
  tradeInId: t.uuid().nullable(),
  /** The sale that took it, or of which it came back. */
  orderId: t.uuid().nullable(),
  at: t.timestamptz(),
}, {
  visible: '(select true from credit_account a where a.id = account_id)',
  references: { accountId: 'credit_account (id)', tradeInId: 'trade_in (id)' },
  indexes: {
    credit_entry_account: '(account_id, at, id)',
    credit_entry_transaction: '(transaction_id)',
    credit_entry_order: '(order_id, at, id) where order_id is not null',
    credit_entry_once: `unique (trade_in_id, account_id) where kind = 'credited'`,
  },
  checks: {
    credit_entry_check: `(kind in ('credited', 'taken_back')) = (trade_in_id is not null)`,
    credit_entry_check1: `(kind in ('credited', 'taken_back')) = (order_id is null)`,
  },
});

/** What a quote holds of a member's old gold and store credit. */
export const creditHoldTable = defineTable('tradeins.credit_hold', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  region: t.text(),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  tradeInIds: t.uuids(),
  /** What the sale takes of both together. */
  amountMinor: t.bigint().check('amount_minor >= 0'),
  /** What of that is store credit already. */
  storeMinor: t.bigint(),
  state: t.word(...HOLD_STATES),
  heldAt: t.timestamptz(),
  expiresAt: t.timestamptz(),
  orderId: t.uuid().nullable(),
  /** Who sold for it, as it was when it did; null before, and of sales of before it was written down. */
  sellerOutletId: t.uuid().nullable(),
  sellerTenantId: t.uuid().nullable(),
}, {
  about: 'memberId',
  indexes: {
    credit_hold_member: `(member_id, currency) where state = 'held'`,
    credit_hold_expires: `(expires_at) where state = 'held'`,
    credit_hold_order: 'unique (order_id) where order_id is not null',
  },
  checks: {
    credit_hold_check: 'store_minor >= 0 and store_minor <= amount_minor',
    credit_hold_check1: `(state = 'used') = (order_id is not null)`,
  },
});

/** Lines that were paid by credit, as they were sold, and what of it came back. */
export const creditLineTable = defineTable('tradeins.credit_line', {
  lineId: t.uuid().primary(),
  orderId: t.uuid(),
  shareMinor: t.bigint().check('share_minor > 0'),
  quantity: t.int().check('quantity > 0'),
  backMinor: t.bigint().defaultRaw('0'),
}, {
  hidden: true,
  indexes: { credit_line_order: '(order_id)' },
  checks: { credit_line_check: 'back_minor >= 0 and back_minor <= share_minor' },
});

/**
 * What one party owes another for old gold and store credit (persistence/crossings.ts); nothing of it is changed.
 * Whoever settles between them reads it; without a tenant: head office.
 */
export const creditCrossingTable = defineTable('tradeins.credit_crossing', {
  id: t.uuid().primary(),
  /** The sale; null: gold became store credit without one. */
  orderId: t.uuid().nullable(),
  /** The gold; null: store credit. */
  tradeInId: t.uuid().nullable(),
  /** Who owes. */
  takerOutletId: t.uuid().nullable(),
  takerTenantId: t.uuid().nullable(),
  /** Who is owed; null: nobody sold for it, head office is. */
  sellerOutletId: t.uuid().nullable(),
  sellerTenantId: t.uuid().nullable(),
  region: t.text(),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  /** Below zero: so much less is owed, as a sale or the gold came back. */
  amountMinor: t.bigint().check('amount_minor <> 0'),
  /** Fine gold that lies with the taker for it, whole. */
  fineMg: t.bigint().nullable().check('fine_mg >= 0'),
  at: t.timestamptz(),
}, {
  hidden: true,
  references: { tradeInId: 'trade_in (id)' },
  indexes: { credit_crossing_at: '(region, at, id)' },
  checks: {
    credit_crossing_check: '(trade_in_id is null) = (taker_outlet_id is null)',
    credit_crossing_check1: '(trade_in_id is null) = (fine_mg is null)',
    credit_crossing_check2: 'taker_tenant_id is distinct from seller_tenant_id',
    credit_crossing_check3: 'trade_in_id is not null or order_id is not null and seller_outlet_id is not null',
    credit_crossing_check4: 'seller_outlet_id is not null or seller_tenant_id is null',
  },
});
