/**
 * A house changes its secret: what the one before has sealed is sealed anew under the present one, at the
 * start, in one transaction. What is only signed with it (cookies, forms, hops) renews itself or ends.
 */
import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { writeAudit } from '../accounts/audit.ts';
import { TOTP_SEAL } from '../accounts/totp-code.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction, type Queryable } from '../database/transaction.ts';
import { WrongSecret } from '../refusals.ts';
import { KEY_SEAL, lockKeys } from './signing-keys.ts';

const KEEPER = serviceActor('identity-keys', []);
/** As long as a session may last: its cookie was signed with the secret before. */
const SESSIONS_LAST_MS = 12 * 60 * 60 * 1000;

/** Answers when the secret before is needed no more; undefined when there is none. */
export async function resealWhatIsOld(
  context: IdentityContext, hasPrevious: boolean,
): Promise<Date | undefined> {
  const changed = await inTransaction(context.pool, async (db) => {
    await lockKeys(db);
    const signingKeys = await resealKeys(context, db);
    const secondFactors = await resealSeeds(context, db);
    if (signingKeys + secondFactors === 0) return false;
    await writeAudit(context, db, KEEPER,
      { action: 'secret.changed', subject: 'KARAT_SECRET', detail: { signingKeys, secondFactors } });
    return true;
  });
  if (!hasPrevious) return undefined;
  const since = changed ? context.clock() : await lastChange(context);
  return new Date(since.getTime() + SESSIONS_LAST_MS);
}

/** Retired keys that nobody has deleted yet are nobody's loss. */
async function resealKeys(context: IdentityContext, db: Queryable): Promise<number> {
  const { rows } = await db.query<{ id: string; sealed: Buffer }>(
    `select kid as id, private_sealed as sealed from identity.signing_key
     where retires_at is null or retires_at > $1`, [context.clock()]);
  let count = 0;
  for (const { id, sealed } of rows) {
    const anew = resealed(context, KEY_SEAL, sealed);
    if (anew === null) throw new WrongSecret();
    if (anew === undefined) continue;
    await db.query('update identity.signing_key set private_sealed = $2 where kid = $1', [id, anew]);
    count += 1;
  }
  return count;
}

/** A seed that no secret opens belongs to a house that lost one: its owner enrols again. */
async function resealSeeds(context: IdentityContext, db: Queryable): Promise<number> {
  const { rows } = await db.query<{ id: string; sealed: Buffer }>(
    `select id, totp_sealed as sealed from identity.account where totp_sealed is not null
     order by id for update`);
  let [count, lost] = [0, 0];
  for (const { id, sealed } of rows) {
    const anew = resealed(context, TOTP_SEAL, sealed);
    if (anew === null) lost += 1;
    if (!anew) continue;
    await db.query('update identity.account set totp_sealed = $2 where id = $1', [id, anew]);
    count += 1;
  }
  if (lost > 0) context.log.error({ accounts: lost }, 'second factors that no secret opens must be enrolled again');
  return count;
}

/** undefined: it is sealed under the present secret; null: no secret opens it. */
function resealed(
  { sealer }: IdentityContext, purpose: string, sealed: Buffer,
): Buffer | undefined | null {
  try {
    return sealer.reseal(purpose, sealed);
  } catch {
    return null;
  }
}

async function lastChange(context: IdentityContext): Promise<Date> {
  const { rows } = await context.pool.query<{ at: Date | null }>(
    `select max(at) as at from identity.audit_entry where action = 'secret.changed'`);
  return rows[0]!.at ?? new Date(0);
}
