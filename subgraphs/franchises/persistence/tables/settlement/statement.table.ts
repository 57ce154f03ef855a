import { t } from '../../../../kernel/database/columns.ts';
import { defineTable } from '../../../../kernel/database/define-table.ts';
import { IF_TENANT } from '../../../../kernel/database/reader.ts';
import { STATEMENT_STATES } from '../../../domain/settlement/words.ts';

/** What a franchise gets, or owes, of a month in one currency 结算单. */
export const statementTable = defineTable('franchises.statement', {
  id: t.uuid().primary(),
  number: t.text(),
  franchiseId: t.uuid(),
  region: t.text(),
  month: t.text().check(`month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  state: t.word(...STATEMENT_STATES),
  lines: t.int().default(0).check('lines >= 0'),
  linesMinor: t.bigint().defaultRaw('0'),
  /** What decisions about disputes changed. */
  correctedMinor: t.bigint().defaultRaw('0'),
  /** Of the lines whose dispute is open. */
  disputedMinor: t.bigint().defaultRaw('0'),
  disputesOpen: t.int().default(0).check('disputes_open >= 0'),
  carriedInMinor: t.bigint().defaultRaw('0').check('carried_in_minor <= 0'),
  carriedFrom: t.uuid().nullable(),
  netMinor: t.computed(t.bigint(), 'lines_minor + corrected_minor - disputed_minor + carried_in_minor'),
  draftedAt: t.timestamptz(),
  draftedBy: t.text(),
  draftedById: t.text(),
  /** The run that last changed its lines. */
  touchedBy: t.uuid().nullable(),
  issuedAt: t.timestamptz().nullable(),
  issuedBy: t.text().nullable(),
  confirmUntil: t.timestamptz().nullable(),
  frozenAt: t.timestamptz().nullable(),
  frozenBy: t.text().nullable(),
  version: t.int().default(1).check('version > 0'),
}, {
  visible: `franchise_id = ${IF_TENANT} and state <> 'draft'`,
  references: { franchiseId: 'franchise (id)', carriedFrom: 'statement (id)',
    touchedBy: 'statement_run (id)' },
  unique: {
    statement_number_key: ['number'],
    statement_franchise_id_month_currency_key: ['franchiseId', 'month', 'currency'],
    statement_carried_from_key: ['carriedFrom'],
  },
  indexes: {
    statement_month: '(month, id)',
    statement_region: '(region, month, id)',
    statement_state: '(state, month, id)',
    statement_franchise: '(franchise_id, month, id)',
    statement_deadline: `(confirm_until) where state = 'issued'`,
  },
  checks: {
    statement_check: '(carried_from is null) = (carried_in_minor = 0)',
    statement_check1: `(state = 'draft') = (issued_at is null)`,
    statement_check2: `(state in ('frozen', 'paid')) = (frozen_at is not null)`,
  },
});
