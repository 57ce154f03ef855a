import type { IdentityContext } from '../context.ts';
import type { Queryable } from '../database/transaction.ts';

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
  await db.query(
    `insert into identity.token_cutoff (subject, cut_off_at) values ($1, $2)
     on conflict (subject) do update set cut_off_at = excluded.cut_off_at`,
    [subject, context.clock()]);
}
