import type { AuthProvider } from 'react-admin';
import { GraphError } from '../graph/graph-error.ts';
import { DOOR_ID } from './door.ts';
import { readActor, type SignedIn } from './actor.ts';
import { beginSignIn, currentToken, forget, signOut } from './oidc.ts';

export async function currentActor(): Promise<SignedIn | null> {
  const token = await currentToken();
  return token ? readActor(token) : null;
}

/** After this the router is told anyway; nobody waits at a page that cannot be drawn. */
const PATIENCE_MS = 5_000;

/**
 * The router moves in a transition, and react-admin resets its store at once, which mounts its logout again
 * before it has moved: nobody would see the door for ten seconds. So the router has moved before it is told.
 */
async function showDoor(): Promise<void> {
  if (!window.location.hash.startsWith('#/login')) window.location.replace('#/login');
  const until = Date.now() + PATIENCE_MS;
  while (!document.getElementById(DOOR_ID) && Date.now() < until) {
    await new Promise((resolve) => {
      window.setTimeout(resolve, 20);
    });
  }
}

/** react-admin's view of our sign-in: the issuer asks for passwords, this only sends people there. */
export const authProvider: AuthProvider = {
  login: () => beginSignIn(),
  logout: async () => {
    await signOut();
    await showDoor();
    return '/login';
  },
  checkAuth: async () => {
    if (!(await currentToken())) throw new Error('signed out');
  },
  checkError: async (error) => {
    if (error instanceof GraphError && error.code === 'UNAUTHENTICATED') {
      await forget();
      throw error;
    }
  },
  getIdentity: async () => {
    const actor = await currentActor();
    return { id: actor?.name ?? '', fullName: actor?.name ?? '' };
  },
  getPermissions: () => currentActor(),
};
