import type { IdentityContext } from '../context.ts';
import type { Queryable } from '../database/transaction.ts';
import { cutOff } from '../verify/cutoffs.ts';

/**
 * Ends what an account or client holds: sessions, grants and refresh tokens at once, access tokens
 * by a cut-off that every process learns within seconds (see verify/cutoffs.ts).
 */
export async function signOutEverywhere(
  context: IdentityContext, db: Queryable, subject: string,
): Promise<void> {
  await db.query('delete from identity.artifact where account_id = $1', [subject]);
  await cutOffTokens(context, db, subject);
}

export async function cutOffTokens(
  context: IdentityContext, db: Queryable, subject: string,
): Promise<void> {
  await cutOff(db, [subject], context.clock());
}
