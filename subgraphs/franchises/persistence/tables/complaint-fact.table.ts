import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_TENANT } from '../../../kernel/database/reader.ts';

/** Complaints as members tells them, without whose they are. */
export const complaintFactTable = defineTable('franchises.complaint_fact', {
  complaintId: t.uuid().primary(),
  franchiseId: t.uuid().nullable(),
  outletId: t.uuid().nullable(),
  receivedAt: t.timestamptz(),
  doneAt: t.timestamptz().nullable(),
  /** Of the complaint when it was told so; the greatest counts. */
  version: t.bigint(),
  outcome: t.word('resolved', 'withdrawn', 'duplicate', 'no_complaint').nullable(),
}, {
  visible: `franchise_id = ${IF_TENANT}`,
  indexes: { complaint_fact_outlet: '(outlet_id, received_at) where outlet_id is not null' },
  checks: { complaint_fact_check: '(done_at is null) = (outcome is null)' },
});
