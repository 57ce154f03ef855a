import { User, UserManager, WebStorageStateStore } from 'oidc-client-ts';

/** Refreshed this long before its end, so that no request leaves with a token that dies on the way. */
const EARLY_SECONDS = 45;
const SPENT = 'karat.spent-refresh';

const origin = window.location.origin;
const store = new WebStorageStateStore({ store: window.sessionStorage });

export const manager = new UserManager({
  authority: `${origin}/identity`,
  client_id: 'karat-admin',
  redirect_uri: `${origin}/auth-callback`,
  post_logout_redirect_uri: `${origin}/`,
  response_type: 'code',
  scope: 'openid operator',
  userStore: store,
  stateStore: store,
  automaticSilentRenew: false,
  loadUserInfo: false,
});

export function isCallback(): boolean {
  return window.location.pathname === '/auth-callback';
}

/** Ends the sign-in and goes back to where the person was; answers why not, when it failed. */
export async function finishSignIn(): Promise<string | null> {
  try {
    const user = await manager.signinRedirectCallback();
    const from = typeof user.state === 'string' && user.state.startsWith('#/') ? user.state : '#/';
    window.history.replaceState(null, '', `/${from}`);
    return null;
  } catch (error) {
    window.history.replaceState(null, '', '/#/login');
    return error instanceof Error ? error.message : String(error);
  }
}

export async function beginSignIn(): Promise<void> {
  const hash = window.location.hash;
  const from = hash.startsWith('#/login') ? '#/' : hash;
  await manager.signinRedirect({ state: from });
}

export async function signOut(): Promise<void> {
  const user = await manager.getUser();
  if (!user) return;
  try {
    await manager.signoutRedirect({ id_token_hint: user.id_token });
  } catch {
    await manager.removeUser();
  }
}

export async function forget(): Promise<void> {
  await manager.removeUser();
}

/** A token that still lives, or null when one must sign in. */
export async function currentToken(): Promise<string | null> {
  const user = await manager.getUser();
  if (!user) return null;
  if ((user.expires_in ?? 0) > EARLY_SECONDS) return user.access_token;
  return (await refresh())?.access_token ?? null;
}

/**
 * One tab at a time: a refresh token used twice ends its whole family. A duplicated tab holds a copy of
 * another tab's token; what is spent is remembered by its hash, and the copy signs in anew (the issuer
 * still knows the person) instead of using it again.
 */
export function refresh(force = false): Promise<User | null> {
  return navigator.locks.request('karat-refresh', async () => {
    const user = await manager.getUser();
    if (!user?.refresh_token) return null;
    if (!force && (user.expires_in ?? 0) > EARLY_SECONDS) return user;
    const mark = await hashOf(user.refresh_token);
    const spent = readSpent();
    if (spent.includes(mark)) return null;
    window.localStorage.setItem(SPENT, JSON.stringify([mark, ...spent].slice(0, 20)));
    try {
      return await manager.signinSilent();
    } catch (error) {
      // Without an answer from the issuer the token may still be good.
      if (error instanceof TypeError) window.localStorage.setItem(SPENT, JSON.stringify(spent));
      return null;
    }
  });
}

function readSpent(): string[] {
  try {
    const marks: unknown = JSON.parse(window.localStorage.getItem(SPENT) ?? '[]');
    return Array.isArray(marks) ? marks.filter((mark) => typeof mark === 'string') : [];
  } catch {
    return [];
  }
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest).slice(0, 12), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
