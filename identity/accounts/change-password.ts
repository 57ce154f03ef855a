import { type Actor, serviceActor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { findAccountById } from './account-row.ts';
import { writeAudit } from './audit.ts';
import { hashPassword, refuseWeakPassword, verifyPassword } from './passwords.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

export const SIGN_IN_DESK: Actor = serviceActor('sign-in', []);

/** By the owner of the account, who has just proved it with the present password. */
export async function changePassword(
  context: IdentityContext,
  input: { readonly accountId: string; readonly password: string; readonly epoch?: number },
): Promise<Outcome<{ readonly epoch: number }>> {
  const account = await findAccountById(context.pool, input.accountId);
  if (!account || account.disabled_at) return refuse('NOT_FOUND', 'No such account.');
  const epoch = input.epoch ?? account.epoch;
  const weak = refuseWeakPassword(input.password, account.email);
  if (weak) return weak;
  if (await verifyPassword(account.password_hash, input.password)) {
    return refuse('PASSWORD_UNCHANGED', 'Choose a password you do not use yet.', 'password');
  }
  const passwordHash = await hashPassword(input.password);
  return inTransaction(context.pool, async (db) => {
    const { rowCount } = await db.query(
      `update identity.account set password_hash = $2, must_change_password = false,
         is_demo = false, version = version + 1 where id = $1 and epoch = $3`,
      [account.id, passwordHash, epoch]);
    // Reset or closed since the proof was given: that proof is of a password that counts no more.
    if (rowCount === 0) return refuse('STALE', 'The account was changed meanwhile. Sign in again.');
    // Whoever knew the old password may be signed in somewhere.
    const next = await signOutEverywhere(context, db, account.id);
    await writeAudit(context, db, SIGN_IN_DESK,
      { action: 'operator.password-changed', subject: account.id });
    return { ok: true as const, epoch: next };
  });
}
