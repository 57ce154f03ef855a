/** First step of signing in: who is it? The answer never tells whether the address is known. */
import { type AccountRow, findAccountByEmail, normaliseEmail } from '../accounts/account-row.ts';
import { writeAudit } from '../accounts/audit.ts';
import { SIGN_IN_DESK } from '../accounts/change-password.ts';
import { verifyAgainstNobody, verifyPassword } from '../accounts/passwords.ts';
import type { IdentityContext } from '../context.ts';
import { type Outcome, refuse, refuseForNow } from '../refusals.ts';
import type { Place } from '../provider/place.ts';
import { type AttemptKey, countAttempt, forgiveAttempt } from './lock-out.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly place: Place;
  /** What the browser is called where it is known for the account; who asks with a token is known, too. */
  readonly deviceOf?: (account: AccountRow) => string | undefined;
}

export async function checkPassword(
  context: IdentityContext, credentials: Credentials,
): Promise<Outcome<{ readonly account: AccountRow }>> {
  const { place } = credentials;
  const email = normaliseEmail(credentials.email);
  const account = await findAccountByEmail(context.pool, email);
  const device = account && credentials.deviceOf?.(account);
  const { wait, keys } = await countKeys(context, { email, place, device });
  if (wait > 0) return refuseForNow(wait);
  const right = account
    ? await verifyPassword(account.password_hash, credentials.password)
    : await verifyAgainstNobody(credentials.password);
  if (!account || !right || account.disabled_at) {
    if (account) {
      await writeAudit(context, context.pool, SIGN_IN_DESK, {
        action: 'operator.sign-in-refused', subject: account.id,
        detail: { ip: place.ip, step: 'password' },
      });
    }
    return refuse('CREDENTIALS_WRONG', 'The e-mail address or password is wrong.', 'password');
  }
  await forgiveAttempt(context, keys);
  return { ok: true, account };
}

interface Trying {
  readonly email: string;
  readonly place: Place;
  readonly device: string | undefined;
}

interface Counted { readonly wait: number; readonly keys: readonly AttemptKey[] }

async function countKeys(context: IdentityContext, { email, place, device }: Trying): Promise<Counted> {
  const strangers = async () => passwordKeys(email, place, await isHome(context, email, place));
  if (device === undefined) return countAll(context, await strangers());
  const own = await countAll(context, [{ kind: 'device', value: `${email} ${device}` }]);
  if (own.wait > 0) return own;
  // All known browsers of an account together: somebody may have kept many. They lock these, which are then
  // strangers like any other, and not the owner.
  const all = await countAll(context, [{ kind: 'devices', value: email }]);
  const rest = all.wait > 0 ? await countAll(context, await strangers()) : all;
  return { wait: rest.wait, keys: [...own.keys, ...rest.keys] };
}

async function countAll(context: IdentityContext, keys: readonly AttemptKey[]): Promise<Counted> {
  return { wait: await countAttempt(context, keys), keys };
}

function passwordKeys(email: string, place: Place, isHome: boolean): readonly AttemptKey[] {
  const there: AttemptKey = { kind: 'account-place', value: `${email} ${place.key}` };
  if (isHome) return [there];
  return [there, { kind: 'account-anywhere', value: email },
    place.isShared ? { kind: 'proxy', value: place.sender } : { kind: 'ip', value: place.key }];
}

const HOME_DAYS = 90;

/** Whether this account was signed in to from this place, not long ago. */
async function isHome(context: IdentityContext, email: string, place: Place): Promise<boolean> {
  const { rows } = await context.pool.query(
    `select 1 from identity.account a join identity.audit_entry e on e.subject = a.id::text
     where a.email = $1 and e.action = 'operator.signed-in' and e.detail->>'ip' = $2
       and e.at > $3::timestamptz - $4::interval limit 1`,
    [email, place.ip, context.clock(), `${HOME_DAYS} days`]);
  return rows.length > 0;
}
