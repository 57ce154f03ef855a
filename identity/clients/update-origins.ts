import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { writeAudit } from '../accounts/audit.ts';
import { refuseWithoutAuthority } from '../accounts/authority.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction, type Queryable } from '../database/transaction.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { type PartnerClient, selectClients } from './client.ts';
import { distinctOrigins, refuseOrigins } from './origins.ts';

export interface UpdateOrigins {
  readonly clientId: string;
  readonly expectedVersion: number;
  /** All of them: what is not among these is allowed no more. */
  readonly allowedOrigins: readonly string[];
}

interface Found { readonly disabled_at: Date | null; readonly version: number; readonly allowed_origins: string[] }

export async function updateOrigins(
  context: IdentityContext, by: Actor, input: UpdateOrigins,
): Promise<Outcome<{ readonly client: PartnerClient }>> {
  const refusal = refuseWithoutAuthority(by) ?? refuseOrigins(input.allowedOrigins);
  if (refusal) return refusal;
  const allowedOrigins = distinctOrigins(input.allowedOrigins);
  return inTransaction(context.pool, async (db) => {
    const { rows: [found] } = await db.query<Found>(
      `select disabled_at, version, allowed_origins from identity.client
       where client_id = $1 and kind = 'channel' for update`, [input.clientId]);
    if (!found) return refuse('NOT_FOUND', 'No such client.', 'clientId');
    if (found.disabled_at) return refuse('ALREADY_DISABLED', 'The client is disabled.');
    if (found.version !== input.expectedVersion) {
      return refuse('STALE', 'Somebody changed this client meanwhile.', 'expectedVersion');
    }
    if (isSame(found.allowed_origins, allowedOrigins)) return clientNow(context, db, input.clientId);
    await db.query('update identity.client set allowed_origins = $2, version = version + 1 where client_id = $1',
      [input.clientId, allowedOrigins]);
    await writeAudit(context, db, by, { action: 'client.origins-changed', subject: input.clientId,
      detail: { before: found.allowed_origins, after: allowedOrigins } });
    return clientNow(context, db, input.clientId);
  });
}

async function clientNow(context: IdentityContext, db: Queryable, clientId: string) {
  const [client] = await selectClients(db, context.clock(), 'and c.client_id = $2', [clientId]);
  return { ok: true as const, client: client! };
}

/** What is set to what it is was not changed: no version, no record. */
function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((one, place) => one === after[place]);
}
