import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';

const origin = window.location.origin;

/** Where the page that signs in over another one begins. */
export const OVER_THE_PAGE = '?sign-in';
const OVER = 'over-the-page';
const PLACE = 'karat.place';
/** Set when somebody left a session that the issuer could not be told to end. */
const ASKED = 'karat.ask-for-password';
const DOOR = '#/login';

export const manager = new UserManager({
  authority: `${origin}/identity`,
  client_id: 'karat-admin',
  redirect_uri: `${origin}/auth-callback`,
  post_logout_redirect_uri: `${origin}/`,
  response_type: 'code',
  scope: 'openid operator',
  // One session for all tabs; the issuer ends it after a working day, and when the person signs out.
  userStore: new WebStorageStateStore({ store: window.localStorage }),
  stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
  automaticSilentRenew: false,
  loadUserInfo: false,
});

/** Under which the browser keeps who is signed in: other tabs see it change. */
export const USER_KEY = `oidc.user:${manager.settings.authority}:${manager.settings.client_id}`;

export function isCallback(): boolean {
  return window.location.pathname === '/auth-callback';
}

/** What came of a sign-in: the page goes on where the person was, or it was only there for another one. */
export type Finished = { readonly as: 'page'; readonly failure: string | null } | { readonly as: 'over' };

export async function finishSignIn(): Promise<Finished> {
  try {
    const user = await manager.signinRedirectCallback();
    window.localStorage.removeItem(ASKED);
    if (user.state === OVER) return { as: 'over' };
    const from = typeof user.state === 'string' && user.state.startsWith('#/') ? user.state : '#/';
    window.sessionStorage.removeItem(PLACE);
    window.history.replaceState(null, '', `/${from}`);
    return { as: 'page', failure: null };
  } catch (error) {
    window.history.replaceState(null, '', `/${DOOR}`);
    // Nobody asked: the issuer was only looked at, whether it still knows the person.
    if (error instanceof ErrorResponse && error.error === 'login_required') return { as: 'page', failure: null };
    return { as: 'page', failure: error instanceof Error ? error.message : String(error) };
  }
}

export function askForPassword(): void {
  window.localStorage.setItem(ASKED, 'yes');
}

const isAsked = (): boolean => window.localStorage.getItem(ASKED) !== null;

/** Where the person is when the door comes: the sign-in leads back there. */
export function rememberPlace(): void {
  const { hash } = window.location;
  if (hash.startsWith('#/') && !hash.startsWith(DOOR)) window.sessionStorage.setItem(PLACE, hash);
}

export async function beginSignIn(): Promise<void> {
  rememberPlace();
  await manager.signinRedirect({
    state: window.sessionStorage.getItem(PLACE) ?? '#/', ...isAsked() && { prompt: 'login' },
  });
}

/** Without a question, when the issuer still knows the person; otherwise the door comes, which leads back here. */
export async function tryKnownSession(): Promise<boolean> {
  if (isAsked()) return false;
  rememberPlace();
  try {
    await manager.signinRedirect({ prompt: 'none', state: window.sessionStorage.getItem(PLACE) ?? '#/' });
    return true;
  } catch {
    return false;
  }
}

/** In the window that is open for it alone; false where the issuer cannot be asked, and the door is shown there. */
export async function signInOver(): Promise<boolean> {
  try {
    await manager.signinRedirect({ state: OVER });
    return true;
  } catch {
    return false;
  }
}

export async function signOut(): Promise<void> {
  window.sessionStorage.removeItem(PLACE);
  const user = await manager.getUser();
  if (!user) return;
  try {
    await manager.signoutRedirect({ id_token_hint: user.id_token });
  } catch {
    await manager.removeUser();
  }
}

export const secondsLeft = (user: User): number => user.expires_in ?? 0;
