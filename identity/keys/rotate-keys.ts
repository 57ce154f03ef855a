/** The next signing key, by hand of an owner or by the house when the present one is old enough. */
import { type Actor, serviceActor } from '../../subgraphs/kernel/actor.ts';
import { writeAudit } from '../accounts/audit.ts';
import { refuseWithoutAuthority } from '../accounts/authority.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction, joinTransaction, type Queryable } from '../database/transaction.ts';
import type { Outcome } from '../refusals.ts';
import {
  type KeyTimes, lockKeys, newestActivation, type Rotation, rotateSigningKey, selectKeyTimes,
} from './signing-keys.ts';

const KEY_KEEPER = serviceActor('identity-keys', []);
/** Whoever keeps a copy of the published keys for a day has the next one in time. */
const SCHEDULED_PUBLICATION_SECONDS = 24 * 60 * 60;
export const DEFAULT_PUBLICATION_SECONDS = 10 * 60;

export interface RotateKeys {
  /** The present key leaked: all tokens end now. */
  readonly emergency?: boolean;
}

export async function rotateKeys(
  context: IdentityContext, by: Actor, input: RotateKeys,
): Promise<Outcome<{ readonly kid: string }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  const kid = await joinTransaction(context, (db) => rotate(context, db, by, {
    publicationSeconds: context.keyPublicationSeconds, emergency: input.emergency ?? false }));
  return { ok: true, kid };
}

export interface SigningKeyState extends KeyTimes {
  readonly state: 'waiting' | 'signing' | 'retiring';
}

/** Published keys, newest first: the one that waits, the one that signs, those that only verify. */
export async function listKeys(
  context: IdentityContext, by: Actor,
): Promise<Outcome<{ readonly keys: readonly SigningKeyState[] }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  const now = context.clock();
  const times = await selectKeyTimes(context.pool, now);
  const signer = times.find(({ activatesAt }) => activatesAt <= now);
  const stateOf = (key: KeyTimes): SigningKeyState['state'] =>
    key.activatesAt > now ? 'waiting' : key === signer ? 'signing' : 'retiring';
  return { ok: true, keys: times.map((key) => ({ ...key, state: stateOf(key) })) };
}

/**
 * Rule: a key signs for so many days. Its successor is published a day before that, by whichever
 * process looks first. Example: 90 days, signing since 1 January: published on 31 March, signs from
 * 1 April.
 */
export function isRotationDue(signsSince: Date, now: Date, afterDays: number): boolean {
  const lead = Math.min(SCHEDULED_PUBLICATION_SECONDS, afterDays * 86_400 / 2);
  return now.getTime() >= signsSince.getTime() + (afterDays * 86_400 - lead) * 1000;
}

/** Answers the new key's id, or undefined when none was due. */
export async function rotateKeysWhenDue(
  context: IdentityContext, afterDays: number,
): Promise<string | undefined> {
  if (!await isDue(context, context.pool, afterDays)) return undefined;
  return inTransaction(context.pool, async (db) => {
    await lockKeys(db);
    if (!await isDue(context, db, afterDays)) return undefined;
    return rotate(context, db, KEY_KEEPER,
      { publicationSeconds: SCHEDULED_PUBLICATION_SECONDS, emergency: false });
  });
}

async function isDue(
  context: IdentityContext, db: Queryable, afterDays: number,
): Promise<boolean> {
  const newest = await newestActivation(db);
  return newest !== null && isRotationDue(newest, context.clock(), afterDays);
}

async function rotate(
  context: IdentityContext, db: Queryable, by: Actor, rotation: Rotation,
): Promise<string> {
  await lockKeys(db);
  const kid = await rotateSigningKey(context, db, rotation);
  await writeAudit(context, db, by,
    { action: 'key.rotated', subject: kid, detail: { emergency: rotation.emergency } });
  return kid;
}
