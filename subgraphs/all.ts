import { campaigns } from './campaigns/index.ts';
import { catalog } from './catalog/index.ts';
import { engagement } from './engagement/index.ts';
import { franchises } from './franchises/index.ts';
import { insights } from './insights/index.ts';
import { loyalty } from './loyalty/index.ts';
import { members } from './members/index.ts';
import { orders } from './orders/index.ts';
import { outreach } from './outreach/index.ts';
import { plans } from './plans/index.ts';
import { rewards } from './rewards/index.ts';
import { service } from './service/index.ts';
import { tradeins } from './tradeins/index.ts';
import { ROOMS, type Room } from './contracts/rooms.ts';
import type { Subgraph } from './kernel/define-subgraph.ts';

const BY_NAME: Readonly<Record<Room, Subgraph>> = {
  members, loyalty, catalog, orders, campaigns, franchises, insights, rewards, engagement, plans,
  service, tradeins, outreach,
};

/** The rooms of the house. Only what assembles them imports this: launcher, schema, tests. */
export const SUBGRAPHS: readonly Subgraph[] = ROOMS.map((name) => BY_NAME[name]);
