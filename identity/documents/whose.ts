import { type Actor, hasScopes } from '../../subgraphs/kernel/actor.ts';
import type { Queryable } from '../database/transaction.ts';

export interface Owner {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly isDisabled: boolean;
}

/**
 * Whose documents: a program's own, and of whoever manages clients those of the client that is named.
 * Example: a program that names another client finds nobody.
 */
export async function findOwner(
  db: Queryable, by: Actor, clientUuid: string | undefined, lock: 'for update' | '' = '',
): Promise<Owner | undefined> {
  const ownId = by.kind === 'channel' ? by.id : null;
  if (ownId === null && (clientUuid === undefined || !hasScopes(by, ['identity:admin']))) {
    return undefined;
  }
  const { rows } = await db.query<{ client_id: string; scopes: string[]; disabled_at: Date | null }>(
    `select client_id, scopes, disabled_at from identity.client
     where kind = 'channel' and ($1::text is null or client_id = $1) and ($2::uuid is null or id = $2) ${lock}`,
    [ownId, clientUuid ?? null]);
  const [row] = rows;
  return row && { clientId: row.client_id, scopes: row.scopes, isDisabled: row.disabled_at !== null };
}
