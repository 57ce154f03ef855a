import type { AuthProvider } from 'react-admin';
import { DOOR_ID } from './door.ts';
import { beginSignIn, rememberPlace } from './oidc.ts';
import { currentActor, leave } from './session.ts';

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

/**
 * react-admin's view of our sign-in: the issuer asks for passwords, this only sends people there. A session that
 * ends under a page is nobody's sign-out (session.ts), so no error leads to the door.
 */
export const authProvider: AuthProvider = {
  login: () => beginSignIn(),
  logout: async () => {
    if (await currentActor()) {
      await leave();
    } else {
      rememberPlace();
    }
    await showDoor();
    return '/login';
  },
  checkAuth: async () => {
    if (!(await currentActor())) throw new Error('signed out');
  },
  checkError: () => Promise.resolve(),
  getIdentity: async () => {
    const actor = await currentActor();
    return { id: actor?.id ?? '', fullName: actor?.name ?? '' };
  },
  getPermissions: () => currentActor(),
};
