import { t } from '../../../../kernel/database/columns.ts';
import { defineTable } from '../../../../kernel/database/define-table.ts';
import { POSTING_KINDS } from '../../../domain/settlement/words.ts';

/** One posting of the settlement ledger, once for its cause. */
export const settlementPostingTable = defineTable('franchises.settlement_posting', {
  id: t.uuid().primary(),
  statementId: t.uuid(),
  kind: t.word(...POSTING_KINDS),
  causeId: t.uuid(),
  postedAt: t.timestamptz(),
  postedBy: t.text(),
}, {
  hidden: true,
  references: { statementId: 'statement (id)' },
  unique: { settlement_posting_kind_cause_id_key: ['kind', 'causeId'] },
  indexes: { settlement_posting_statement: '(statement_id, posted_at, id)' },
});
