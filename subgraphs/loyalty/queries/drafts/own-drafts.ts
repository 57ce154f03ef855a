import type { ProgrammeCode } from '../../../contracts/words.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { loadDrafts, type Draft } from '../../persistence/drafts/draft-rows.ts';

export type { Draft };

export interface DraftsKey {
  readonly ownerId: string;
  readonly programme: ProgrammeCode;
}

/** What this operator of head office keeps of a programme, the one written last first. */
export async function draftsOf(sql: Sql, keys: readonly DraftsKey[]): Promise<Draft[][]> {
  if (sql.restricted) return keys.map(() => []);
  const drafts = await loadDrafts(sql, keys.map(({ ownerId }) => ownerId));
  return keys.map((key) => drafts.filter(({ ownerId, programme }) =>
    ownerId === key.ownerId && programme === key.programme));
}
