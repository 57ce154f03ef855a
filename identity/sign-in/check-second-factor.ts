/** Second step of signing in: a code of the authenticator, or one of the recovery codes. */
import { type AccountRow, lockAccount } from '../accounts/account-row.ts';
import { writeAudit } from '../accounts/audit.ts';
import { SIGN_IN_DESK } from '../accounts/change-password.ts';
import { hashRecoveryCode } from '../accounts/enrol-totp.ts';
import { acceptTotpCode } from '../accounts/totp-code.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction, type Queryable } from '../database/transaction.ts';
import { type Outcome, refuse, refuseForNow } from '../refusals.ts';
import type { Place } from '../provider/place.ts';
import { type AttemptKey, countAttempt, forgiveAttempt } from './lock-out.ts';

export async function checkSecondFactor(
  context: IdentityContext,
  input: {
    readonly accountId: string; readonly code: string; readonly place: Place; readonly device?: string | undefined;
  },
): Promise<Outcome<{ readonly account: AccountRow }>> {
  // Its own count: the right password must not buy new guesses at the code.
  const { place } = input;
  const keys: readonly AttemptKey[] = [{ kind: 'account', value: `second-factor:${input.accountId}` },
    ...place.isShared || input.device !== undefined ? [] : [{ kind: 'ip', value: place.key } as const]];
  const wait = await countAttempt(context, keys);
  if (wait > 0) return refuseForNow(wait);
  const outcome = await inTransaction(context.pool, async (db) => {
    const account = await lockAccount(db, input.accountId);
    if (!account || account.disabled_at) return refuse('NOT_FOUND', 'No such account.');
    const accepted = looksLikeRecoveryCode(input.code)
      ? await acceptRecoveryCode(context, db, account, input.code)
      : await acceptTotpCode(context, db, account, input.code);
    return accepted.ok ? { ok: true as const, account } : accepted;
  });
  if (outcome.ok) {
    await forgiveAttempt(context, keys);
  } else {
    await writeAudit(context, context.pool, SIGN_IN_DESK, {
      action: 'operator.sign-in-refused', subject: input.accountId,
      detail: { ip: place.ip, step: 'second-factor' },
    });
  }
  return outcome;
}

function looksLikeRecoveryCode(code: string): boolean {
  return code.replace(/[\s-]/g, '').length > 8;
}

async function acceptRecoveryCode(
  context: IdentityContext, db: Queryable, account: AccountRow, code: string,
): Promise<Outcome> {
  const { rowCount } = await db.query(
    `update identity.recovery_code set used_at = $3
     where account_id = $1 and code_hash = $2 and used_at is null`,
    [account.id, hashRecoveryCode(code), context.clock()]);
  if (rowCount !== 1) return refuse('CODE_WRONG', 'The recovery code is wrong or used.', 'code');
  await writeAudit(context, db, SIGN_IN_DESK,
    { action: 'operator.recovery-code-used', subject: account.id });
  return { ok: true };
}
