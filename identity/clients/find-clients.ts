import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { refuseWithoutAuthority } from '../accounts/authority.ts';
import type { IdentityContext } from '../context.ts';
import type { Outcome } from '../refusals.ts';
import { type PartnerClient, selectClients } from './client.ts';

/** By their uuids, in that order; undefined for one that is not known. */
export async function findClients(
  context: IdentityContext, by: Actor, ids: readonly string[],
): Promise<Outcome<{ readonly items: readonly (PartnerClient | undefined)[] }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  const clients = await selectClients(context.pool, context.clock(),
    'and c.id = any($2::uuid[])', [ids]);
  const found = new Map(clients.map((client) => [client.id, client]));
  return { ok: true, items: ids.map((id) => found.get(id)) };
}
