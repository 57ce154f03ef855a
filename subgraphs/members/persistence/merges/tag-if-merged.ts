import type { Tx } from '../../../kernel/commands/command.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';

/** A row that was written for an id which is somebody else's today goes with that id, should they be two after all. */
export async function tagIfMerged(
  tx: Tx, table: 'complaint' | 'churn_reason' | 'life_event' | 'relation_side' | 'store_visit', id: string,
  { named, today }: { readonly named: string | null; readonly today: string | null },
): Promise<void> {
  if (named !== null && named !== today) await tagNamed(tx, table, [{ key: [id], namedId: named }]);
}
