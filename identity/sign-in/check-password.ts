/** First step of signing in: who is it? The answer never tells whether the address is known. */
import { type AccountRow, findAccountByEmail, normaliseEmail } from '../accounts/account-row.ts';
import { writeAudit } from '../accounts/audit.ts';
import { SIGN_IN_DESK } from '../accounts/change-password.ts';
import { verifyAgainstNobody, verifyPassword } from '../accounts/passwords.ts';
import type { IdentityContext } from '../context.ts';
import { type Outcome, refuse, refuseForNow } from '../refusals.ts';
import { type AttemptKey, countAttempt, forgiveAttempt } from './lock-out.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly ip: string;
}

export async function checkPassword(
  context: IdentityContext, credentials: Credentials,
): Promise<Outcome<{ readonly account: AccountRow }>> {
  const keys = attemptKeys(normaliseEmail(credentials.email), credentials.ip);
  const wait = await countAttempt(context, keys);
  if (wait > 0) return refuseForNow(wait);
  const account = await findAccountByEmail(context.pool, credentials.email);
  const right = account
    ? await verifyPassword(account.password_hash, credentials.password)
    : await verifyAgainstNobody(credentials.password);
  if (!account || !right || account.disabled_at) {
    if (account) {
      await writeAudit(context, context.pool, SIGN_IN_DESK, {
        action: 'operator.sign-in-refused', subject: account.id,
        detail: { ip: credentials.ip, step: 'password' },
      });
    }
    return refuse('CREDENTIALS_WRONG', 'The e-mail address or password is wrong.', 'password');
  }
  await forgiveAttempt(context, keys);
  return { ok: true, account };
}

export function attemptKeys(account: string, ip: string): readonly AttemptKey[] {
  return [{ kind: 'account', value: account }, { kind: 'ip', value: ip }];
}
