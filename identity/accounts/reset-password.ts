import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { joinTransaction } from '../database/transaction.ts';
import { isUuid } from '../ids.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { lockAccount } from './account-row.ts';
import { writeAudit } from './audit.ts';
import { refuseWithoutAuthority } from './authority.ts';
import { hashPassword, temporaryPassword } from './passwords.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

/** The operator signs in with the temporary password once and must choose another. */
export async function resetPassword(
  context: IdentityContext, by: Actor,
  input: { readonly operatorId: string; readonly alsoRemoveTotp?: boolean },
): Promise<Outcome<{ readonly temporaryPassword: string }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  if (!isUuid(input.operatorId)) return refuse('NOT_FOUND', 'No such operator.', 'operatorId');
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return joinTransaction(context, async (db) => {
    const account = await lockAccount(db, input.operatorId);
    if (!account) return refuse('NOT_FOUND', 'No such operator.', 'operatorId');
    if (account.disabled_at) return refuse('ALREADY_DISABLED', 'The account is disabled.');
    await db.query(
      `update identity.account set password_hash = $2, must_change_password = true,
         is_demo = false, version = version + 1 where id = $1`, [account.id, passwordHash]);
    if (input.alsoRemoveTotp) {
      await db.query(
        `update identity.account set totp_sealed = null, totp_confirmed_at = null,
           totp_last_step = null where id = $1`, [account.id]);
      await db.query('delete from identity.recovery_code where account_id = $1', [account.id]);
    }
    await signOutEverywhere(context, db, account.id);
    await writeAudit(context, db, by, { action: 'operator.password-reset', subject: account.id,
      detail: { alsoRemoveTotp: input.alsoRemoveTotp ?? false } });
    return { ok: true as const, temporaryPassword: password };
  });
}
