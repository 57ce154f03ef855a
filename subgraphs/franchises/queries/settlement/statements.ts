import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import { settledBy } from '../../domain/settlement/statement.ts';
import type { Statement, StatementFilter } from '../../graphql/settlement/statement.type.ts';
import type { StatementRow } from '../../persistence/settlement/statements.ts';
import { statementTable } from '../../persistence/tables/settlement/statement.table.ts';
import { uuidOrNobody } from '../network.ts';

export function statementView(row: StatementRow): Statement {
  const money = (minor: bigint) => moneyView(minor, row.currency);
  const { dueMinor, carriedOutMinor } = settledBy(row.netMinor);
  return {
    id: encodeId(PREFIX.statement, row.id), row, number: row.number, month: row.month, region: row.region,
    state: row.state, currency: row.currency,
    totals: {
      lines: row.lines, amount: money(row.linesMinor), corrected: money(row.correctedMinor),
      disputed: money(row.disputedMinor), openDisputes: row.disputesOpen, net: money(row.netMinor),
    },
    carriedIn: money(row.carriedInMinor), carriedOut: money(carriedOutMinor), due: money(dueMinor),
    paid: money(row.state === 'paid' ? dueMinor : 0n),
    draftedAt: row.draftedAt, issuedAt: row.issuedAt, confirmUntil: row.confirmUntil, frozenAt: row.frozenAt,
    version: row.version,
  };
}

export async function statementsById(sql: Sql, ids: readonly string[]): Promise<(Statement | null)[]> {
  const rows = await sql.all<StatementRow>`select ${columnsOf(statementTable)} from statement
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, statementView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The newest month first; a franchise begins with its own. */
export async function statementPage(
  sql: Sql, filter: StatementFilter, bounds: PageBounds, tenantId: string | undefined, counting: Sql,
) {
  const where = [fragment`true`];
  if (tenantId) where.push(fragment`s.franchise_id = ${tenantId}::uuid`);
  if (filter.franchiseId) {
    where.push(fragment`s.franchise_id = ${uuidOrNobody(PREFIX.franchise, filter.franchiseId)}`);
  }
  if (filter.region) where.push(fragment`s.region = ${filter.region}`);
  if (filter.month) where.push(fragment`s.month = ${filter.month}`);
  if (filter.state) where.push(fragment`s.state = ${filter.state}`);
  if (filter.withOpenDisputes) where.push(fragment`s.disputes_open > 0`);
  return pageOf(await readPage<StatementRow>(sql, {
    columns: columnsOf(statementTable, { as: 's' }), from: fragment`statement s`, key: 's.id',
    arms: [{ from: fragment`statement s`, where: fragment.join(where, fragment` and `) }],
    sort: [{ column: 's.month', type: 'text' }, { column: 's.id', type: 'uuid' }], descending: true,
  }, bounds, counting), statementView);
}
