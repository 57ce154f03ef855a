import type { NavEntry } from '../app/house-resource.ts';
import { RESOURCES } from '../app/resources.ts';
import { useActor } from '../auth/use-actor.ts';

/** Whether a place in the menu is one for whoever is signed in. */
export function useMayOpen(): (entry: Pick<NavEntry, 'scope' | 'house'>) => boolean {
  const actor = useActor();
  return ({ scope, house }) =>
    (!scope || [scope].flat().some((one) => actor?.scopes.has(one))) && (!house || actor?.kind === 'operator');
}

/** Whether an address is: the pages of a resource are for those who have it in their menu. */
export function useOpens(): (to: string) => boolean {
  const mayOpen = useMayOpen();
  return (to) => {
    const [, name] = /^\/([^/?]+)/.exec(to) ?? [];
    const nav = RESOURCES.find((resource) => resource.nav?.to === `/${name}`)?.nav;
    return !nav || mayOpen(nav);
  };
}
