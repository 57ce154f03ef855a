import { campaigns } from './campaigns/index.ts';
import { catalog } from './catalog/index.ts';
import { franchises } from './franchises/index.ts';
import { loyalty } from './loyalty/index.ts';
import { members } from './members/index.ts';
import { orders } from './orders/index.ts';
import type { Subgraph } from './kernel/define-subgraph.ts';

/** The six rooms of the house. Only what assembles them imports this: launcher, schema, tests. */
export const SUBGRAPHS: readonly Subgraph[] = [
  members, loyalty, catalog, orders, campaigns, franchises,
];
