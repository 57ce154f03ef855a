import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { writeAudit } from '../accounts/audit.ts';
import { refuseWithoutAuthority } from '../accounts/authority.ts';
import { cutOffTokens } from '../accounts/sign-out-everywhere.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { type PartnerClient, selectClients } from './client.ts';

/** Its own tokens and those it obtained for members end together. */
export async function disableClient(
  context: IdentityContext, by: Actor, input: { readonly clientId: string },
): Promise<Outcome<{ readonly client: PartnerClient }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  return inTransaction(context.pool, async (db) => {
    const { rows } = await db.query<{ disabled_at: Date | null }>(
      `select disabled_at from identity.client where client_id = $1 and kind = 'channel'
       for update`, [input.clientId]);
    if (!rows[0]) return refuse('NOT_FOUND', 'No such client.', 'clientId');
    if (rows[0].disabled_at) return refuse('ALREADY_DISABLED', 'The client is disabled.');
    await db.query('update identity.client set disabled_at = $2 where client_id = $1',
      [input.clientId, context.clock()]);
    await cutOffTokens(context, db, input.clientId);
    await writeAudit(context, db, by, { action: 'client.disabled', subject: input.clientId });
    const [client] = await selectClients(db, context.clock(), 'and c.client_id = $2',
      [input.clientId]);
    return { ok: true as const, client: client! };
  });
}
