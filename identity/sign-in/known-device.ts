/**
 * Rule (OWASP, "device cookies"): a browser in which somebody has signed in is known for their account, and
 * its wrong attempts are counted apart. Strangers who guess lock out strangers; the owner goes in from where
 * they were before, whatever proxies, offices and addresses they share with whoever guesses.
 *
 * The cookie gives no access. It is signed, tied to the account's address, renewed at each sign-in and good
 * for 180 days; one browser, as at a counter, is known for the last eight accounts. Whatever ends every sign-in of
 * the account (a new password, a reset) makes strangers of all browsers: somebody else may have kept them.
 *
 * Example: 20 wrong guesses from anywhere lock an account for strangers until 9:15; its owner signs in at 9:01
 * in the browser of last week. Five wrong ones there lock that browser for that account.
 */
import { randomBytes } from 'node:crypto';

import { type AccountRow, normaliseEmail } from '../accounts/account-row.ts';
import type { IdentityContext } from '../context.ts';

export const DEVICE_COOKIE = 'karat_device';
const MOST_ACCOUNTS = 8;
const DAYS = 180;
const DAY_SECONDS = 24 * 60 * 60;
const PURPOSE = 'known-device';
const ENTRY = /^(?<name>[\w-]{22})\.(?<since>[0-9a-z]{1,8})\.(?<proof>[\w-]{43})$/;

export type Known = Pick<AccountRow, 'email' | 'epoch'>;

/** What this browser is called for this account, undefined when it is a stranger to it. */
export function knownDevice(
  context: IdentityContext, cookies: string | undefined, account: Known,
): string | undefined {
  const entry = entriesIn(cookies).find((one) => isOf(context, one, account));
  return entry === undefined ? undefined : partsOf(entry).name;
}

/** The cookie that makes this browser known for this account, beside those it is known for. */
export function makeKnown(
  context: IdentityContext, cookies: string | undefined, account: Known,
  { path, secure }: { readonly path: string; readonly secure: boolean },
): string {
  const name = randomBytes(16).toString('base64url');
  const since = Math.floor(context.clock().getTime() / 1000).toString(36);
  const entry = [name, since, context.sealer.sign(PURPOSE, signed(account, name, since))].join('.');
  const others = entriesIn(cookies).filter((one) => !isOf(context, one, account));
  const value = [entry, ...others].slice(0, MOST_ACCOUNTS).join('~');
  return `${DEVICE_COOKIE}=${value}; Path=${path}; Max-Age=${DAYS * DAY_SECONDS}; HttpOnly; SameSite=Lax`
    + (secure ? '; Secure' : '');
}

function entriesIn(cookies: string | undefined): readonly string[] {
  const found = (cookies ?? '').split(/; */).find((cookie) => cookie.startsWith(`${DEVICE_COOKIE}=`));
  return (found ?? '').slice(DEVICE_COOKIE.length + 1).split('~')
    .filter((entry) => ENTRY.test(entry)).slice(0, MOST_ACCOUNTS);
}

function isOf(context: IdentityContext, entry: string, account: Known): boolean {
  const { name, since, proof } = partsOf(entry);
  const age = context.clock().getTime() / 1000 - Number.parseInt(since, 36);
  return age < DAYS * DAY_SECONDS && context.sealer.isSigned(PURPOSE, signed(account, name, since), proof);
}

function partsOf(entry: string): { readonly name: string; readonly since: string; readonly proof: string } {
  const [name = '', since = '', proof = ''] = entry.split('.');
  return { name, since, proof };
}

function signed({ email, epoch }: Known, name: string, since: string): string {
  return `${name}.${since}.${epoch}.${normaliseEmail(email)}`;
}
