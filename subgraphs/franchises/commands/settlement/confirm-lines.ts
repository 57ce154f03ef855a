import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockStatement, tellStatements } from '../../persistence/settlement/statements.ts';
import { isItsOwn, NO_STATEMENT } from './checks.ts';

export interface ConfirmLines {
  readonly id: string;
  /** Null: every open one. */
  readonly lineIds: readonly string[] | null;
}
export type ConfirmLinesCode = 'NOT_FOUND' | 'NOT_ISSUED' | 'LINE_DISPUTED';
interface Confirmed { readonly id: string; readonly confirmed: number }

/** The franchise agrees to lines of its statement 确认; what it agreed to already stays so. */
export const confirmLines = defineCommand<ConfirmLines, Confirmed, ConfirmLinesCode>({
  name: 'franchises.confirm-lines',
  execute: async (tx, { id, lineIds }) => {
    const statement = await lockStatement(tx.sql, id);
    if (!statement || !isItsOwn(tx.actor, statement)) return NO_STATEMENT;
    if (statement.state !== 'issued') return refused('NOT_ISSUED', 'The statement is frozen.', ['id']);
    const problem = lineIds && await problemOf(tx, id, lineIds);
    if (problem) return problem;
    const confirmed = await tx.sql.run`update statement_line set state = 'confirmed' where statement_id = ${id}
      and state = 'open' and (${lineIds === null}::boolean or id = any(${[...lineIds ?? []]}::uuid[]))`;
    if (confirmed > 0) {
      await tx.sql.run`update statement set version = version + 1 where id = ${id}`;
      await tellStatements(tx, [id]);
      tx.audit({ subjectId: id, before: null, after: { confirmed } });
    }
    return accepted({ id, confirmed });
  },
});

async function problemOf(tx: Tx, id: string, lineIds: readonly string[]) {
  const rows = await tx.sql.all<{ id: string; state: string }>`select id, state from statement_line
    where statement_id = ${id} and id = any(${[...lineIds]}::uuid[])`;
  const states = new Map(rows.map((row) => [row.id, row.state]));
  const at = (index: number) => ['lineIds', String(index)];
  const unknown = lineIds.findIndex((lineId) => !states.has(lineId));
  if (unknown >= 0) return refused('NOT_FOUND' as const, 'There is no such line on the statement.', at(unknown));
  const disputed = lineIds.findIndex((lineId) => !['open', 'confirmed'].includes(states.get(lineId)!));
  return disputed < 0 ? null
    : refused('LINE_DISPUTED' as const, 'The line is, or was, under dispute.', at(disputed));
}
