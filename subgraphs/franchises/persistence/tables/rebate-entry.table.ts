import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What was accrued or reversed, one entry each. */
export const rebateEntryTable = defineTable('franchises.rebate_entry', {
  id: t.uuid().primary(),
  rebateId: t.uuid(),
  kind: t.word('accrual', 'return', 'reattribution'),
  amountMinor: t.bigint(),
  causeId: t.uuid(),
  bookedAt: t.timestamptz(),
  recordedAt: t.timestamptz(),
}, {
  visible: '(select true from rebate r where r.id = rebate_entry.rebate_id)',
  references: { rebateId: 'rebate (id)' },
  unique: { rebate_entry_rebate_id_kind_cause_id_key: ['rebateId', 'kind', 'causeId'] },
  indexes: {
    rebate_entry_booked: '(booked_at)',
    rebate_entry_recorded: '(recorded_at)',
    rebate_entry_reversed: `(booked_at) where kind <> 'accrual'`,
  },
  checks: {
    rebate_entry_check:
      `case kind when 'accrual' then amount_minor >= 0 else amount_minor <= 0 end`,
  },
});
