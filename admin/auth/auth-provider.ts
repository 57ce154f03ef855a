import type { AuthProvider } from 'react-admin';
import { GraphError } from '../graph/graph-error.ts';
import { readActor, type SignedIn } from './actor.ts';
import { beginSignIn, currentToken, forget, signOut } from './oidc.ts';

export async function currentActor(): Promise<SignedIn | null> {
  const token = await currentToken();
  return token ? readActor(token) : null;
}

const DOOR = '#/login';
/** Long enough for the router to have moved. */
const MOVED_MS = 150;

/**
 * The router moves in a transition, and react-admin resets its store at once, which mounts its logout again
 * before it has moved: nobody would see the door for ten seconds. So the router has moved before it is told.
 */
async function showDoor(): Promise<void> {
  if (window.location.hash.startsWith(DOOR)) return;
  window.location.replace(DOOR);
  await new Promise((resolve) => {
    window.setTimeout(resolve, MOVED_MS);
  });
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
