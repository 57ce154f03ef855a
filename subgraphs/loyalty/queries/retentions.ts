import type { Sql } from '../../kernel/database/sql.ts';
import { retentionOf, type Retention } from '../persistence/points/retention.ts';
import type { EndedKey } from './accounts.ts';

/** All of one request, so of one moment. */
export const retentionsOf = (sql: Sql, keys: readonly EndedKey[]): Promise<(Retention | null)[]> =>
  retentionOf(sql, keys.map(({ memberId }) => memberId), new Date(keys[0]!.at));
