/** What operators do with their own account. Each step proves again who is there. */
import type { IdentityContext } from '../context.ts';
import { isUuid } from '../ids.ts';
import type { Place } from '../provider/place.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { checkPassword } from '../sign-in/check-password.ts';
import { checkSecondFactor } from '../sign-in/check-second-factor.ts';
import { findAccountById } from './account-row.ts';
import { changePassword } from './change-password.ts';
import { enrolTotp, removeTotp } from './enrol-totp.ts';
import { type Operator, toOperator } from './operator.ts';

/** The own account; undefined for who has none here, or none any more. */
export async function findOwnAccount(
  context: IdentityContext, accountId: string,
): Promise<Operator | undefined> {
  if (!isUuid(accountId)) return undefined;
  const row = await findAccountById(context.pool, accountId);
  return row && !row.disabled_at ? toOperator(row) : undefined;
}

export interface ChangeOwnPassword {
  readonly accountId: string;
  readonly currentPassword: string;
  readonly password: string;
  readonly place: Place;
}

/** Whoever asks with a token of their own is counted apart from those who only know an address. */
const signedIn = (): string => 'signed in';

/** Signs the operator out everywhere, this place included. */
export async function changeOwnPassword(
  context: IdentityContext, input: ChangeOwnPassword,
): Promise<Outcome> {
  const account = await findAccountById(context.pool, input.accountId);
  if (!account) return refuse('NOT_FOUND', 'No such account.');
  const proof = await checkPassword(context,
    { email: account.email, password: input.currentPassword, place: input.place, deviceOf: signedIn });
  if (!proof.ok) return { ...proof, path: ['currentPassword'] };
  const outcome = await changePassword(context,
    { accountId: account.id, password: input.password, epoch: proof.account.epoch });
  return outcome.ok ? { ok: true } : outcome;
}

export type EnrolOwnTotp = Omit<ChangeOwnPassword, 'password'>;

/** A stolen token alone must not be enough to lock its owner out with a factor they do not have. */
export async function enrolOwnTotp(
  context: IdentityContext, input: EnrolOwnTotp,
): Promise<Outcome<{ readonly secret: string; readonly uri: string }>> {
  const account = await findAccountById(context.pool, input.accountId);
  if (!account) return refuse('NOT_FOUND', 'No such account.');
  const proof = await checkPassword(context,
    { email: account.email, password: input.currentPassword, place: input.place, deviceOf: signedIn });
  if (!proof.ok) return { ...proof, path: ['currentPassword'] };
  return enrolTotp(context, account.id);
}

export interface RemoveOwnTotp {
  readonly accountId: string;
  /** A present code or a recovery code. */
  readonly code: string;
  readonly place: Place;
}

export async function removeOwnTotp(
  context: IdentityContext, input: RemoveOwnTotp,
): Promise<Outcome> {
  const proof = await checkSecondFactor(context, input);
  return proof.ok ? removeTotp(context, input.accountId) : proof;
}
