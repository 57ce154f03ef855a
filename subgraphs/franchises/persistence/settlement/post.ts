import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import type { LedgerEntry } from '../../domain/settlement/postings.ts';
import type { PostingKind } from '../../domain/settlement/words.ts';
import { settlementEntryTable } from '../tables/settlement/settlement-entry.table.ts';
import { settlementPostingTable } from '../tables/settlement/settlement-posting.table.ts';

export interface Posting {
  readonly statementId: string;
  readonly kind: PostingKind;
  /** The statement, line or payout; a cause is posted once. */
  readonly causeId: string;
  readonly currency: string;
  readonly entries: readonly LedgerEntry[];
}

/** What moves nothing is no posting. */
export async function post(tx: Tx, postings: readonly Posting[]): Promise<void> {
  const moving = postings.filter(({ entries }) => entries.length > 0)
    .map((posting) => ({ ...posting, id: newId(tx.now) }));
  await tx.sql.insertInto(settlementPostingTable, moving.map(({ id, statementId, kind, causeId }) => (
    { id, statementId, kind, causeId, postedAt: tx.now, postedBy: tx.actor.name })));
  await tx.sql.insertInto(settlementEntryTable, moving.flatMap(({ id, currency, entries }) =>
    entries.map((entry) => ({ ...entry, postingId: id, currency }))));
}
