import type { NavEntry } from '../app/house-resource.ts';
import { useActor } from '../auth/use-actor.ts';
import { NAV, type NavGroup } from './nav.ts';

/** The menu of whoever is signed in. */
export function useNav(): readonly NavGroup[] {
  const actor = useActor();
  const mayOpen = ({ scope, house }: NavEntry): boolean =>
    (!scope || [scope].flat().some((one) => actor?.scopes.has(one))) && (!house || actor?.kind === 'operator');
  return NAV.map((group) => ({ ...group, entries: group.entries.filter(mayOpen) })).filter(
    (group) => group.entries.length > 0,
  );
}
