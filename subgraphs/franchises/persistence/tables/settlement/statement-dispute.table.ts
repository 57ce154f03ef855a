import { t } from '../../../../kernel/database/columns.ts';
import { defineTable } from '../../../../kernel/database/define-table.ts';

/** What a franchise has against one line 异议, and what head office made of it. */
export const statementDisputeTable = defineTable('franchises.statement_dispute', {
  lineId: t.uuid().primary(),
  statementId: t.uuid(),
  franchiseId: t.uuid(),
  reason: t.text().check('char_length(reason) >= 1 and char_length(reason) <= 500'),
  disputedAt: t.timestamptz(),
  disputedBy: t.text(),
  verdict: t.word('upheld', 'rejected').nullable(),
  /** What the line is worth by the decision. */
  decidedMinor: t.bigint().nullable(),
  /** What of it stands in a later statement, as its own was final when it was decided. */
  carriedMinor: t.bigint().nullable(),
  decision: t.text().nullable().check('char_length(decision) >= 1 and char_length(decision) <= 500'),
  decidedAt: t.timestamptz().nullable(),
  decidedBy: t.text().nullable(),
}, {
  visible: '(select true from statement s where s.id = statement_dispute.statement_id)',
  references: { lineId: 'statement_line (id)', statementId: 'statement (id)' },
  indexes: {
    statement_dispute_list: '(statement_id, disputed_at, line_id)',
    statement_dispute_carried: '(franchise_id, decided_at) where carried_minor <> 0',
  },
  checks: {
    statement_dispute_check: '(verdict is null) = (decided_at is null)',
    statement_dispute_check1: '(verdict is null) = (decided_minor is null)',
  },
});
