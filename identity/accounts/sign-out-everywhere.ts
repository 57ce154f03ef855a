import type { IdentityContext } from '../context.ts';
import type { Queryable } from '../database/transaction.ts';
import { deadUntil, grantMark, grantSubject } from '../provider/grant-end.ts';
import { cutOff } from '../verify/cutoffs.ts';

/**
 * Ends what an account holds: sessions, grants and refresh tokens at once, access tokens by a cut-off that
 * every process learns within seconds (see verify/cutoffs.ts). What requests under way have read of it they
 * can no longer carry on: the epoch is another one, and their grants are dead for whatever is made of them
 * later. Returns the new epoch.
 */
export async function signOutEverywhere(
  context: IdentityContext, db: Queryable, accountId: string,
): Promise<number> {
  const { rows } = await db.query<{ epoch: number }>(
    'update identity.account set epoch = epoch + 1 where id = $1 returning epoch', [accountId]);
  const gone = await db.query<{ model: string; id: string }>(
    'delete from identity.artifact where account_id = $1 returning model, id', [accountId]);
  const grants = gone.rows.filter(({ model }) => model === 'Grant')
    .map(({ id }) => grantSubject(grantMark(id)));
  await cutOff(db, grants, deadUntil(context.clock()));
  await cutOffTokens(context, db, accountId);
  return rows[0]!.epoch;
}

export async function cutOffTokens(
  context: IdentityContext, db: Queryable, subject: string,
): Promise<void> {
  await cutOff(db, [subject], context.clock());
}
