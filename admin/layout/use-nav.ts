import { NAV, type NavGroup } from './nav.ts';
import { useMayOpen } from './use-opens.ts';

/** The menu of whoever is signed in. */
export function useNav(): readonly NavGroup[] {
  const mayOpen = useMayOpen();
  return NAV.map((group) => ({ ...group, entries: group.entries.filter(mayOpen) })).filter(
    (group) => group.entries.length > 0,
  );
}
