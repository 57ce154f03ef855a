import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { refuseWithoutAuthority } from '../accounts/authority.ts';
import type { IdentityContext } from '../context.ts';
import type { Outcome } from '../refusals.ts';
import { type PartnerClient, selectClients } from './client.ts';

export async function listClients(
  context: IdentityContext, by: Actor, input: { readonly includeDisabled?: boolean } = {},
): Promise<Outcome<{ readonly items: readonly PartnerClient[] }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  const condition = input.includeDisabled ? '' : 'and c.disabled_at is null';
  return { ok: true, items: await selectClients(context.pool, context.clock(), condition) };
}
