import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What two people allow beyond the cost cap, and until when. */
export const capOverrideTable = defineTable('rewards.cap_override', {
  id: t.uuid().primary(),
  region: t.text(),
  payer: t.uuid(),
  amountMinor: t.bigint().check('amount_minor > 0'),
  currency: t.text(),
  reason: t.text().check('char_length(reason) >= 1 and char_length(reason) <= 500'),
  endsAt: t.timestamptz(),
  state: t.word('proposed', 'approved', 'rejected', 'withdrawn'),
  proposedBy: t.text(),
  proposedByName: t.text(),
  proposedAt: t.timestamptz(),
  decidedBy: t.text().nullable(),
  decidedByName: t.text().nullable(),
  decidedAt: t.timestamptz().nullable(),
  decisionNote: t.text().nullable().check('char_length(decision_note) <= 500'),
  version: t.int().default(1),
}, {
  indexes: {
    cap_override_counts: "(region, payer, ends_at) where state = 'approved'",
    cap_override_proposed: '(proposed_at desc, id)',
  },
  checks: {
    cap_override_check: "(state = 'proposed') = (decided_at is null)",
    cap_override_check1: "state in ('proposed', 'withdrawn') or decided_by <> proposed_by",
    cap_override_check2: 'ends_at > proposed_at',
  },
});
