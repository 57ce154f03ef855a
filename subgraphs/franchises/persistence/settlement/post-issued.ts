import type { Tx } from '../../../kernel/commands/command.ts';
import { issueEntries } from '../../domain/settlement/postings.ts';
import { post } from './post.ts';
import type { StatementRow } from './statements.ts';

interface Sums { statement_id: string; head_office: bigint; franchises: bigint; spared: bigint }
const NOTHING = { head_office: 0n, franchises: 0n, spared: 0n };

/** What the lines of statements that are issued do to the accounts. */
export async function postIssued(tx: Tx, drafts: readonly StatementRow[]): Promise<void> {
  const sums = await tx.sql.all<Sums>`
    select statement_id, coalesce(sum(amount_minor) filter (where head_office), 0)::bigint as head_office,
      coalesce(sum(amount_minor) filter (where not head_office), 0)::bigint as franchises,
      coalesce(sum(spared_minor) filter (where not head_office), 0)::bigint as spared
    from statement_line where statement_id = any(${drafts.map(({ id }) => id)}::uuid[]) group by 1`;
  const byId = new Map(sums.map((row) => [row.statement_id, row]));
  await post(tx, drafts.map(({ id, franchiseId, currency }) => {
    const { head_office, franchises, spared } = byId.get(id) ?? NOTHING;
    return { statementId: id, kind: 'issue' as const, causeId: id, currency, entries: issueEntries({
      franchiseId, withHeadOfficeMinor: head_office, withFranchisesMinor: franchises, sparedMinor: spared }) };
  }));
}
