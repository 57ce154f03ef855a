import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import { csvOf } from '../../domain/settlement/statement-csv.ts';
import type {
  Payout, StatementDispute, StatementLine, StatementLineFilter,
} from '../../graphql/settlement/line.type.ts';
import type { StatementOf } from '../../graphql/settlement/statement.type.ts';
import type { LineRow } from '../../persistence/settlement/statements.ts';
import { statementDisputeTable } from '../../persistence/tables/settlement/statement-dispute.table.ts';
import { statementLineTable } from '../../persistence/tables/settlement/statement-line.table.ts';
import { statementPayoutTable } from '../../persistence/tables/settlement/statement-payout.table.ts';

/** Lines in one part of a file. */
export const PART_LINES = 5_000;

interface OfCurrency extends LineRow { currency: string }

function lineView(row: OfCurrency): StatementLine {
  const money = (minor: bigint) => moneyView(minor, row.currency);
  return {
    id: encodeId(PREFIX.statementLine, row.id), row, side: row.side, kind: row.kind, month: row.month,
    countsAt: row.countsAt, state: row.state, amount: money(row.amountMinor), corrected: money(row.correctedMinor),
    worth: money(row.amountMinor + row.correctedMinor), spared: money(row.sparedMinor), deferred: row.deferred,
    paidByHeadOffice: row.headOffice,
  };
}

const FROM = fragment`statement_line l join statement s on s.id = l.statement_id`;
const COLUMNS = fragment`${columnsOf(statementLineTable, { as: 'l' })}, s.currency`;

export async function linesById(sql: Sql, ids: readonly string[]): Promise<(StatementLine | null)[]> {
  const rows = await sql.all<OfCurrency>`select ${COLUMNS} from ${FROM} where l.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, lineView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** In the order in which they count. */
export async function linePage(sql: Sql, statement: StatementOf, filter: StatementLineFilter, bounds: PageBounds) {
  const where = [fragment`l.statement_id = ${statement.id}::uuid`];
  if (filter.state) where.push(fragment`l.state = ${filter.state}`);
  if (filter.side) where.push(fragment`l.side = ${filter.side}`);
  if (filter.corrections) where.push(fragment`l.month < ${statement.month}`);
  return pageOf(await readPage<OfCurrency>(sql, {
    columns: COLUMNS, from: FROM, key: 'l.id',
    arms: [{ from: fragment`statement_line l`, where: fragment.join(where, fragment` and `) }],
    sort: [{ column: 'l.counts_at', type: 'timestamptz' }, { column: 'l.id', type: 'uuid' }], descending: false,
  }, bounds), lineView);
}

type DisputeRow = RowOf<typeof statementDisputeTable> & { currency: string };

export async function disputesByLine(sql: Sql, lineIds: readonly string[]): Promise<(StatementDispute | null)[]> {
  const rows = await sql.all<DisputeRow>`select ${columnsOf(statementDisputeTable, { as: 'd' })}, s.currency
    from statement_dispute d join statement s on s.id = d.statement_id where d.line_id = any(${[...lineIds]}::uuid[])`;
  const byLine = new Map(rows.map((row) => [row.lineId, disputeView(row)]));
  return lineIds.map((id) => byLine.get(id) ?? null);
}

/** The open ones first, at most 100. */
export async function disputesByStatement(sql: Sql, ids: readonly string[]): Promise<StatementDispute[][]> {
  const rows = await sql.all<DisputeRow>`select d.*, s.currency
    from statement s cross join lateral (
      select ${columnsOf(statementDisputeTable, { as: 'd' })} from statement_dispute d
      where d.statement_id = s.id order by d.verdict is not null, d.disputed_at, d.line_id limit 100) d
    where s.id = any(${[...ids]}::uuid[])`;
  const found = Map.groupBy(rows, ({ statementId }) => statementId);
  return ids.map((id) => (found.get(id) ?? []).map(disputeView));
}

function disputeView(row: DisputeRow): StatementDispute {
  return {
    lineUuid: row.lineId, reason: row.reason, disputedAt: row.disputedAt, disputedBy: row.disputedBy,
    verdict: row.verdict, decision: row.decision, decidedAt: row.decidedAt,
    decided: row.decidedMinor === null ? null : moneyView(row.decidedMinor, row.currency),
  };
}

/** Also those that were reversed, the newest first. */
export async function payoutsByStatement(sql: Sql, ids: readonly string[]): Promise<Payout[][]> {
  const rows = await sql.all<RowOf<typeof statementPayoutTable>>`select ${columnsOf(statementPayoutTable)}
    from statement_payout where statement_id = any(${[...ids]}::uuid[]) order by recorded_at desc, id desc`;
  const found = Map.groupBy(rows, ({ statementId }) => statementId);
  return ids.map((id) => (found.get(id) ?? []).slice(0, 20).map((row) => ({
    amount: moneyView(row.amountMinor, row.currency), bankReference: row.bankReference, paidOn: row.paidOn,
    recordedAt: row.recordedAt, reversedAt: row.reversedAt, reversalReason: row.reversalReason,
  })));
}

/** A part of the file, from 1; parts after each other are the whole. */
export async function statementCsv(sql: Sql, statement: StatementOf, part: number): Promise<string> {
  const lines = await linesOfPart(sql, statement, part);
  return csvOf(statement, lines.map((line) => ({ ...line, orderId: encodeId(PREFIX.order, line.orderId) })),
    { first: part === 1, last: part === csvParts(statement) });
}

export function linesOfPart(sql: Sql, { id }: Pick<StatementOf, 'id'>, part: number): Promise<LineRow[]> {
  return sql.all<LineRow>`select ${columnsOf(statementLineTable, { as: 'l' })} from statement_line l
    where statement_id = ${id} order by counts_at, id limit ${PART_LINES} offset ${(part - 1) * PART_LINES}`;
}

export const csvParts = ({ lines }: Pick<StatementOf, 'lines'>): number => Math.max(1, Math.ceil(lines / PART_LINES));
