import { usePermissions } from 'react-admin';
import type { SignedIn } from './actor.ts';

/** Null until known. */
export function useActor(): SignedIn | null {
  const { permissions } = usePermissions<SignedIn | null>();
  return permissions ?? null;
}

/** Hides what one may not do; the server refuses it anyway. */
export function useCan(): (scope: string) => boolean {
  const actor = useActor();
  return (scope) => actor?.scopes.has(scope) ?? false;
}
