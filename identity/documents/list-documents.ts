import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { type RegisteredDocument, selectDocuments } from './document.ts';
import { findOwner } from './whose.ts';

export interface ListDocuments {
  readonly client?: string;
  readonly page: number;
  readonly pageSize: number;
  /** Part of an operation's name, or the beginning of a hash. */
  readonly search?: string;
  readonly onlyProblems?: boolean;
}

/** Newest first. */
export async function listDocuments(
  { pool }: IdentityContext, by: Actor, asked: ListDocuments,
): Promise<Outcome<{ readonly items: readonly RegisteredDocument[]; readonly totalCount: number }>> {
  const owner = await findOwner(pool, by, asked.client);
  if (!owner) return refuse('NOT_FOUND', 'No such client.', 'client');
  const search = asked.search?.toLowerCase() ?? null;
  const which = `and ($2::text is null or position($2 in lower(array_to_string(operations, ' '))) > 0
    or starts_with(hash, $2)) and (not $3 or problem is not null)`;
  const values = [search, asked.onlyProblems ?? false];
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from identity.registered_document where client_id = $1 ${which}`,
    [owner.clientId, ...values]);
  const items = await selectDocuments(pool, owner.clientId,
    `${which} order by registered_at desc, hash limit $4 offset $5`,
    [...values, asked.pageSize, (asked.page - 1) * asked.pageSize]);
  return { ok: true, items, totalCount: rows[0]!.count };
}
