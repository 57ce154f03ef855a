import { GraphError } from '../graph/graph-error.ts';
import { readActor, type SignedIn } from './actor.ts';
import { askForPassword, manager, OVER_THE_PAGE, rememberPlace, secondsLeft, signOut, USER_KEY } from './oidc.ts';
import { drawFor, personOfPage } from './person.ts';
import { EARLY_SECONDS, renew } from './renew.ts';
import { readEnd, tellEnd, untilSignedIn } from './session-end.ts';

/** Set by the tab in which somebody signs out: the others leave, too, instead of asking for a sign-in. */
const LEFT = 'karat.left';

/** Who is signed in; while the session is over and the page stays, who was. */
export async function currentActor(): Promise<SignedIn | null> {
  if (readEnd()) return personOfPage();
  const user = await manager.getUser();
  const actor = user ? readActor(user.access_token) : null;
  const person = personOfPage();
  if (person && actor?.id !== person.id) {
    // Another tab was faster than the news of it: nothing of this page may go on under another name.
    if (actor || isLeaving()) window.location.reload();
    else endSession();
    return person;
  }
  drawFor(actor);
  return personOfPage();
}

/** What is sent from a page is sent by the person it was drawn for. */
function refuseOthers(token: string): void {
  const person = personOfPage();
  if (!person || readActor(token)?.id === person.id) return;
  window.location.reload();
  throw new GraphError('NOT_SENT', 'Somebody else has signed in.', null, 0);
}

/** A token that still lives; null for whoever never signed in. Waits while the session is over and may come back. */
export async function currentToken(signal?: AbortSignal): Promise<string | null> {
  for (;;) {
    await untilSignedIn(signal);
    const user = await manager.getUser();
    if (!user) {
      if (!personOfPage()) return null;
      // Another tab found out first.
      endSession();
      continue;
    }
    refuseOthers(user.access_token);
    if (secondsLeft(user) > EARLY_SECONDS) return user.access_token;
    const renewed = await renew(null);
    if (renewed === 'unknown') {
      if (secondsLeft(user) > 0) return user.access_token;
      throw new GraphError('NOT_SENT', 'The issuer does not answer.', null, 0);
    }
    if (renewed !== 'over') return renewed.user.access_token;
    endSession();
  }
}

/** What follows when the graph refuses a token: another one, the end of the session, or nobody knows. */
export async function tokenRefused(token: string | null): Promise<'renewed' | 'ended' | 'unknown'> {
  if (token === null) return 'unknown';
  const renewed = await renew(token);
  if (renewed === 'unknown') return 'unknown';
  if (renewed !== 'over') return 'renewed';
  endSession();
  return 'ended';
}

/** Nothing of the page is lost: it waits behind the question to sign in again. */
function endSession(): void {
  tellEnd({ name: personOfPage()?.name ?? '' });
}

/** In a small window over the page; where the browser allows none, on this page, which comes back to its place. */
export function signInAgain(): void {
  const address = `${window.location.origin}/${OVER_THE_PAGE}`;
  if (window.open(address, 'karat-sign-in', 'popup,width=480,height=680')) return;
  rememberPlace();
  window.location.reload();
}

/** The session is over by the person's own deed: the issuer is told, unless it knows. */
export async function leave(isKnown = false): Promise<void> {
  window.localStorage.setItem(LEFT, String(Date.now()));
  drawFor(null);
  // The issuer may still know who it was: the next one at this counter is asked for a password.
  if (readEnd()) askForPassword();
  tellEnd(null);
  await (isKnown ? manager.removeUser() : signOut());
}

const LEAVING_MS = 10_000;
const isLeaving = (): boolean => Date.now() - Number(window.localStorage.getItem(LEFT) ?? 0) < LEAVING_MS;

/** What other tabs do to the session: it ends here, too, goes on here, too, or becomes another person's. */
export function followOtherTabs(): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== USER_KEY) return;
    if (newValue === null) {
      const person = personOfPage();
      if (person && isLeaving()) window.location.reload();
      else if (person) tellEnd({ name: person.name });
      return;
    }
    void takeOver();
  });
}

async function takeOver(): Promise<void> {
  const user = await manager.getUser();
  const actor = user ? readActor(user.access_token) : null;
  if (!actor) return;
  // Nothing of one person's page stays for the next; a door opens by itself.
  if (personOfPage()?.id !== actor.id) {
    window.location.reload();
    return;
  }
  drawFor(actor);
  tellEnd(null);
}
