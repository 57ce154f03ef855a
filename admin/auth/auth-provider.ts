import type { AuthProvider } from 'react-admin';
import { GraphError } from '../graph/graph-error.ts';
import { readActor, type SignedIn } from './actor.ts';
import { beginSignIn, currentToken, forget, signOut } from './oidc.ts';

export async function currentActor(): Promise<SignedIn | null> {
  const token = await currentToken();
  return token ? readActor(token) : null;
}

/** react-admin's view of our sign-in: the issuer asks for passwords, this only sends people there. */
export const authProvider: AuthProvider = {
  login: () => beginSignIn(),
  logout: async () => {
    await signOut();
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
