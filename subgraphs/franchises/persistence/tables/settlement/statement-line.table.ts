import { t } from '../../../../kernel/database/columns.ts';
import { defineTable } from '../../../../kernel/database/define-table.ts';
import { LINE_SIDES, LINE_STATES } from '../../../domain/settlement/words.ts';

/**
 * One entry of a rebate as it counts for one side. Entries and rebates stay for ever, so nothing is asked of them for
 * each of a million lines; the proof compares them.
 */
export const statementLineTable = defineTable('franchises.statement_line', {
  id: t.uuid().primary(),
  statementId: t.uuid(),
  franchiseId: t.uuid(),
  entryId: t.uuid(),
  rebateId: t.uuid(),
  orderId: t.uuid(),
  side: t.word(...LINE_SIDES),
  /** Whether head office is the other side; else it is a franchise, by way of clearing. */
  headOffice: t.bool(),
  kind: t.word('accrual', 'return', 'reattribution'),
  amountMinor: t.bigint(),
  /** What of the entry head office bears: the line it takes from was decided to be worth less. */
  sparedMinor: t.bigint().defaultRaw('0'),
  correctedMinor: t.bigint().defaultRaw('0'),
  /** Under dispute when its statement became final: what is decided stands in a later one. */
  deferred: t.bool().default(false),
  /** The deferred line that was decided; null: the entry itself. */
  decisionOf: t.uuid().nullable(),
  /** Its own; earlier than the statement's in a correction. */
  month: t.text(),
  countsAt: t.timestamptz(),
  state: t.word(...LINE_STATES),
}, {
  visible: '(select true from statement s where s.id = statement_line.statement_id)',
  references: { statementId: 'statement (id)', decisionOf: 'statement_line (id)' },
  unique: { statement_line_decision_of_key: ['decisionOf'] },
  indexes: {
    statement_line_entry: 'unique (entry_id, franchise_id) where decision_of is null',
    statement_line_rebate: '(rebate_id)',
    statement_line_special: '(rebate_id) where corrected_minor <> 0 or spared_minor <> 0 or deferred',
    statement_line_list: '(statement_id, counts_at, id)',
    statement_line_state: '(statement_id, state, counts_at, id)',
  },
  checks: {
    statement_line_check: `corrected_minor = 0 or state = 'upheld'`,
    statement_line_check1: 'corrected_minor = 0 or not deferred',
  },
});
