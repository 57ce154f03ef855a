import type { Tx } from '../../../kernel/commands/command.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import type { AccountBook } from '../../domain/account-book.ts';

/**
 * By hand for an id that is somebody else's today: the adjustment, and the lot that it gave, go with that id should
 * they be two after all. What was taken stays so, from whichever lot it came.
 */
export async function tagAdjusted(
  tx: Tx, adjustmentId: string, namedId: string, { book, lotsBefore }:
  { readonly book: AccountBook; readonly lotsBefore: ReadonlySet<string> },
): Promise<void> {
  if (namedId === book.account.memberId) return;
  await tagNamed(tx, 'points_adjustment', [{ key: [adjustmentId], namedId }]);
  const given = [...book.lots.keys()].filter((id) => !lotsBefore.has(id));
  await tagNamed(tx, 'lot', given.map((id) => ({ key: [id], namedId })));
}

/** For whom it was asked, where that id was merged away before or since; null where it was not. */
async function askedFor(tx: Tx, adjustmentId: string): Promise<string | null> {
  const tag = await tx.sql.maybe<{ from_person_id: string }>`select from_person_id from merge_move
    where table_name = 'points_adjustment' and row_key = ${JSON.stringify([adjustmentId])}::jsonb
    order by moved_at limit 1`;
  return tag?.from_person_id ?? null;
}

/** What was posted when it was decided goes with whom it was asked for. */
export async function tagAsAsked(
  tx: Tx, adjustmentId: string, posted: Parameters<typeof tagAdjusted>[3],
): Promise<void> {
  const named = await askedFor(tx, adjustmentId);
  if (named) await tagAdjusted(tx, adjustmentId, named, posted);
}
