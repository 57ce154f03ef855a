import { ErrorResponse, type User } from 'oidc-client-ts';
import { manager, secondsLeft } from './oidc.ts';

/** Renewed this long before its end, so that no request leaves with a token that dies on the way. */
export const EARLY_SECONDS = 45;
/** The issuer was busy or out of reach: asked again after so long, then the person is told. */
const AGAIN_MS = [400, 1_500];

/** Only these say that the session is over; everything else says that nobody knows. */
const OVER = new Set([
  'invalid_grant', 'login_required', 'interaction_required', 'unauthorized_client', 'invalid_client',
]);

const saysOver = (error: unknown): boolean => error instanceof ErrorResponse && OVER.has(error.error ?? '');

/** What is over is kept no longer; somebody may have signed in again meanwhile, and that is. */
async function endOf(user: User): Promise<Renewed> {
  const now = await manager.getUser();
  if (now && now.access_token !== user.access_token) return { user: now };
  await manager.removeUser();
  return 'over';
}

/** What a renewal came to: a session, its end, or no answer. */
export type Renewed = { readonly user: User } | 'over' | 'unknown';

/**
 * One tab at a time, for a refresh token that is used twice ends its whole family; who waited takes what the other
 * tab got. `used` is the token that was refused, whatever its clock says.
 */
export function renew(used: string | null): Promise<Renewed> {
  return navigator.locks.request('karat-refresh', async (): Promise<Renewed> => {
    for (let tries = 0; ; tries += 1) {
      const user = await manager.getUser();
      if (!user) return 'over';
      if (!user.refresh_token) return endOf(user);
      const isFresh = secondsLeft(user) > EARLY_SECONDS && user.access_token !== used;
      if (isFresh) return { user };
      try {
        const renewed = await manager.signinSilent();
        return renewed ? { user: renewed } : endOf(user);
      } catch (error) {
        if (saysOver(error)) return endOf(user);
        const wait = AGAIN_MS[tries];
        if (wait === undefined) return 'unknown';
        await new Promise((resolve) => {
          window.setTimeout(resolve, wait);
        });
      }
    }
  });
}
