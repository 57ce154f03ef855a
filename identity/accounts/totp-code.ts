import { verify } from 'otplib';

import type { IdentityContext } from '../context.ts';
import type { Queryable } from '../database/transaction.ts';
import { type Outcome, refuse } from '../refusals.ts';
import type { AccountRow } from './account-row.ts';

export const TOTP_SEAL = 'totp-seed';
const PERIOD_SECONDS = 30;
/** A phone's clock may be a little off, and people type slowly. */
const TOLERANCE_SECONDS = 30;

/**
 * Rule: a code counts once. The step it belongs to is remembered, and that step and all earlier
 * ones are refused from then on. The caller holds the account's row lock.
 */
export async function acceptTotpCode(
  context: IdentityContext, db: Queryable, account: AccountRow, typed: string,
): Promise<Outcome> {
  if (!account.totp_sealed) return refuse('TOTP_NOT_ENROLLED', 'No second factor is set up.');
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return refuse('CODE_WRONG', 'Six digits.', 'code');
  const epoch = Math.floor(context.clock().getTime() / 1000);
  const secret = context.sealer.open(TOTP_SEAL, account.totp_sealed);
  const result = await verify({ secret, token, epoch, epochTolerance: TOLERANCE_SECONDS });
  if (!result.valid) return refuse('CODE_WRONG', 'The code is wrong.', 'code');
  const step = Math.floor(epoch / PERIOD_SECONDS) + result.delta;
  if (account.totp_last_step !== null && step <= Number(account.totp_last_step)) {
    return refuse('CODE_USED', 'This code was used. Wait for the next one.', 'code');
  }
  await db.query('update identity.account set totp_last_step = $2 where id = $1',
    [account.id, step]);
  return { ok: true };
}
