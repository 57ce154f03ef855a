/**
 * A second factor in three steps: enrol (a seed, not yet asked for), confirm with a first code
 * (from now on asked for; recovery codes are shown once), remove.
 */
import { createHash, randomBytes } from 'node:crypto';
import { generateSecret, generateURI } from 'otplib';

import type { IdentityContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { findAccountById, lockAccount } from './account-row.ts';
import { writeAudit } from './audit.ts';
import { SIGN_IN_DESK } from './change-password.ts';
import { acceptTotpCode, TOTP_SEAL } from './totp-code.ts';

const RECOVERY_CODES = 10;

export async function enrolTotp(
  context: IdentityContext, accountId: string,
): Promise<Outcome<{ readonly secret: string; readonly uri: string }>> {
  const account = await findAccountById(context.pool, accountId);
  if (!account || account.disabled_at) return refuse('NOT_FOUND', 'No such account.');
  if (account.totp_confirmed_at) return refuse('TOTP_ALREADY_ON', 'Remove the present one first.');
  const secret = generateSecret();
  await context.pool.query(
    `update identity.account set totp_sealed = $2, totp_last_step = null
     where id = $1 and totp_confirmed_at is null`,
    [accountId, context.sealer.seal(TOTP_SEAL, secret)]);
  const uri = generateURI({ issuer: 'Karat', label: account.email, secret });
  return { ok: true, secret, uri };
}

export async function confirmTotp(
  context: IdentityContext, accountId: string, code: string,
): Promise<Outcome<{ readonly recoveryCodes: readonly string[] }>> {
  return inTransaction(context.pool, async (db) => {
    const account = await lockAccount(db, accountId);
    if (!account || account.disabled_at) return refuse('NOT_FOUND', 'No such account.');
    if (account.totp_confirmed_at) return refuse('TOTP_ALREADY_ON', 'It is confirmed already.');
    const accepted = await acceptTotpCode(context, db, account, code);
    if (!accepted.ok) return accepted;
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, makeRecoveryCode);
    await db.query('update identity.account set totp_confirmed_at = $2 where id = $1',
      [accountId, context.clock()]);
    await db.query('delete from identity.recovery_code where account_id = $1', [accountId]);
    await db.query(
      `insert into identity.recovery_code (account_id, code_hash)
       select $1, unnest($2::bytea[])`, [accountId, recoveryCodes.map(hashRecoveryCode)]);
    await writeAudit(context, db, SIGN_IN_DESK,
      { action: 'operator.totp-enrolled', subject: accountId });
    return { ok: true as const, recoveryCodes };
  });
}

export async function removeTotp(context: IdentityContext, accountId: string): Promise<Outcome> {
  return inTransaction(context.pool, async (db) => {
    const account = await lockAccount(db, accountId);
    if (!account?.totp_sealed) return refuse('TOTP_NOT_ENROLLED', 'No second factor to remove.');
    await db.query(
      `update identity.account set totp_sealed = null, totp_confirmed_at = null,
         totp_last_step = null where id = $1`, [accountId]);
    await db.query('delete from identity.recovery_code where account_id = $1', [accountId]);
    await writeAudit(context, db, SIGN_IN_DESK,
      { action: 'operator.totp-removed', subject: accountId });
    return { ok: true as const };
  });
}

/** 80 random bits: a plain hash is enough, there is nothing to guess. */
function makeRecoveryCode(): string {
  const hex = randomBytes(10).toString('hex');
  return (hex.match(/.{5}/g) ?? []).join('-');
}

export function hashRecoveryCode(code: string): Buffer {
  return createHash('sha256').update(code.replace(/[\s-]/g, '').toLowerCase()).digest();
}
