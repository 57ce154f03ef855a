import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { joinTransaction } from '../database/transaction.ts';
import { isUuid } from '../ids.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { lockAccount } from './account-row.ts';
import { writeAudit } from './audit.ts';
import { refuseWithoutAuthority } from './authority.ts';
import { hashPassword, temporaryPassword } from './passwords.ts';

/**
 * Rule: whoever comes back starts anew, with a temporary password. The old one may be the reason why
 * the account was disabled, or a demo password that everybody knows.
 */
export async function enableOperator(
  context: IdentityContext, by: Actor, input: { readonly operatorId: string },
): Promise<Outcome<{ readonly temporaryPassword: string }>> {
  const refusal = refuseWithoutAuthority(by);
  if (refusal) return refusal;
  if (!isUuid(input.operatorId)) return refuse('NOT_FOUND', 'No such operator.', 'operatorId');
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return joinTransaction(context, async (db) => {
    const account = await lockAccount(db, input.operatorId);
    if (!account) return refuse('NOT_FOUND', 'No such operator.', 'operatorId');
    if (!account.disabled_at) return refuse('NOT_DISABLED', 'The account is not disabled.');
    await db.query(
      `update identity.account set disabled_at = null, password_hash = $2, is_demo = false,
         must_change_password = true, version = version + 1 where id = $1`,
      [account.id, passwordHash]);
    await writeAudit(context, db, by, { action: 'operator.enabled', subject: account.id });
    return { ok: true as const, temporaryPassword: password };
  });
}
