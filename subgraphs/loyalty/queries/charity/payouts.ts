import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { CharityPayout } from '../../graphql/charity/charity.type.ts';

interface Row {
  id: string; region: string; currency: string; amount_minor: bigint; recipient: string; purpose: string;
  bank_reference: string; paid_on: string; state: string; asked_by: string; asked_by_name: string; asked_at: Date;
  decided_by_name: string | null; decided_at: Date | null; decision_note: string | null;
  reversal_reason: string | null; reversal_reference: string | null; version: number;
}

const COLUMNS = fragment.raw(`c.id, c.region, c.currency, c.amount_minor, c.recipient, c.purpose, c.bank_reference,
  c.paid_on, c.state, c.asked_by, c.asked_by_name, c.asked_at, c.decided_by_name, c.decided_at, c.decision_note,
  c.reversal_reason, c.reversal_reference, c.version`);

const viewOf = (row: Row): CharityPayout => ({
  id: encodeId(PREFIX.charityPayout, row.id), region: row.region, amount: moneyView(row.amount_minor, row.currency),
  recipient: row.recipient, purpose: row.purpose, bankReference: row.bank_reference, paidOn: row.paid_on,
  state: row.state, askedBy: row.asked_by_name, askedById: row.asked_by, askedAt: row.asked_at,
  decidedBy: row.decided_by_name, decidedAt: row.decided_at, decisionNote: row.decision_note,
  reversalReason: row.reversal_reason, reversalReference: row.reversal_reference, version: row.version,
});

export async function payoutsById(sql: Sql, ids: readonly string[]): Promise<(CharityPayout | null)[]> {
  if (sql.restricted) return ids.map(() => null);
  const rows = await sql.all<Row>`select ${COLUMNS} from charity_payout c where c.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Newest first; for head office. */
export async function payoutPage(sql: Sql, state: string | null, bounds: PageBounds) {
  const where = state ? fragment`c.state = ${state}` : fragment`true`;
  return pageOf(await readPage<Row>(sql, {
    columns: COLUMNS, from: fragment`charity_payout c`, key: 'c.id',
    arms: [{ from: fragment`charity_payout c`, where }],
    sort: [{ column: 'c.asked_at', type: 'timestamptz' }, { column: 'c.id', type: 'uuid' }],
    descending: true,
  }, bounds), viewOf);
}
