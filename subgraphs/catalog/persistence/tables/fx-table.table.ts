import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND } from '../../../kernel/database/reader.ts';

/** Rates of one home currency from one moment on. */
export const fxTableTable = defineTable('catalog.fx_table', {
  id: t.uuid().primary(),
  // code of the programme
  homeRegion: t.text(),
  effectiveAt: t.timestamptz(),
  source: t.text().check('char_length(source) >= 1 and char_length(source) <= 120'),
  state: t.word('published', 'held', 'dismissed', 'withdrawn'),
  jumpBps: t.int().nullable(),
  missing: t.texts().defaultRaw(`'{}'`),
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
}, {
  visible: `state in ('published', 'withdrawn') and ${KIND} in ('tenant', 'channel', 'person')`,
  references: { policyVersion: 'catalog_policy (version)', waitsFor: 'fx_table (id)' },
  indexes: {
    fx_table_by_date: '(home_region, effective_at desc, id desc)',
    fx_table_followers: '(waits_for) where waits_for is not null',
    fx_table_held: `(home_region, effective_at desc) where state = 'held'`,
    fx_table_in_force: `unique (home_region, effective_at desc) where state = 'published'`,
    fx_table_withdrawn: `(home_region, effective_at desc) where state = 'withdrawn'`,
    fx_table_withdrawal: `(withdrawal_asked_at) where state = 'published' and withdrawal_asked_at is not null`,
  },
  checks: {
    fx_table_check: 'waits_for <> id',
    fx_table_check1: `(state = 'withdrawn') = (withdrawn_at is not null)`,
    fx_table_check2: '(withdrawal_asked_at is null) = (withdrawal_asked_by_id is null)',
  },
});

/** Loaded only to be decided about; reads go by SQL. */
export class FxTableEntity extends fxTableTable.class {}
fxTableTable.setClass(FxTableEntity);
