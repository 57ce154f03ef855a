import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { writeAudit } from '../accounts/audit.ts';
import { refuseWithoutAuthority } from '../accounts/authority.ts';
import type { IdentityContext } from '../context.ts';
import { joinTransaction } from '../database/transaction.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { hashClientSecret, hintOfSecret, makeClientSecret } from './client-secret.ts';

export interface RotateClientSecret {
  readonly clientId: string;
  /** How long the old secret still works: 0 (it leaked) to 30 days. */
  readonly overlapHours?: number;
}

const DEFAULT_OVERLAP_HOURS = 72;
const LONGEST_OVERLAP_HOURS = 30 * 24;

/** Rule: at most two secrets are valid, the new one and the one before it. */
export async function rotateClientSecret(
  context: IdentityContext, by: Actor, input: RotateClientSecret,
): Promise<Outcome<{ readonly secret: string; readonly oldSecretExpiresAt: Date }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  const hours = input.overlapHours ?? DEFAULT_OVERLAP_HOURS;
  if (!(hours >= 0 && hours <= LONGEST_OVERLAP_HOURS)) {
    return refuse('OUT_OF_RANGE', 'From 0 hours to 30 days.', 'overlapHours');
  }
  const secret = makeClientSecret();
  const now = context.clock();
  const oldSecretExpiresAt = new Date(now.getTime() + hours * 3_600_000);
  return joinTransaction(context, async (db) => {
    const { rows } = await db.query<{ disabled_at: Date | null }>(
      `select disabled_at from identity.client where client_id = $1 and kind = 'channel'
       for update`, [input.clientId]);
    if (!rows[0]) return refuse('NOT_FOUND', 'No such client.', 'clientId');
    if (rows[0].disabled_at) return refuse('ALREADY_DISABLED', 'The client is disabled.');
    await db.query(
      'delete from identity.client_secret where client_id = $1 and expires_at is not null',
      [input.clientId]);
    await db.query('update identity.client_secret set expires_at = $2 where client_id = $1',
      [input.clientId, oldSecretExpiresAt]);
    await db.query(
      `insert into identity.client_secret (client_id, secret_hash, hint, created_at)
       values ($1, $2, $3, $4)`,
      [input.clientId, hashClientSecret(secret), hintOfSecret(secret), now]);
    await writeAudit(context, db, by, { action: 'client.secret-rotated', subject: input.clientId,
      detail: { overlapHours: hours } });
    return { ok: true as const, secret, oldSecretExpiresAt };
  });
}
