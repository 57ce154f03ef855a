import type { NavEntry } from '../app/house-resource.ts';
import { RESOURCES } from '../app/resources.ts';

export interface NavGroup {
  readonly label: NavEntry['group'];
  readonly entries: readonly NavEntry[];
}

const GROUPS = [
  'daily', 'rewards', 'insight', 'goods', 'network', 'control', 'rules', 'access',
] as const;

/** The menu as the resources say it: groups in this order, entries in that of the resources. */
export const NAV: readonly NavGroup[] = GROUPS.map((label) => ({
  label,
  entries: RESOURCES.flatMap(({ nav }) => (nav?.group === label ? [nav] : [])),
}));
