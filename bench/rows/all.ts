import type { Row } from '../kit/figure.ts';
import { adminChain } from './admin-chain.ts';
import { adminList } from './admin-list.ts';
import { adminLoad } from './admin-load.ts';
import { claims } from './claims.ts';
import { evaluator } from './evaluator.ts';
import { exportRow } from './export.ts';
import { factsKept } from './facts-kept.ts';
import { federatedRead } from './federated-read.ts';
import { gateways } from './gateways.ts';
import { growth } from './growth.ts';
import { insightsRow } from './insights.ts';
import { interactions } from './interactions.ts';
import { loyaltyNightly } from './loyalty-nightly.ts';
import { memberSearch } from './member-search.ts';
import { memory } from './memory.ts';
import { oneFetch } from './one-fetch.ts';
import { orders } from './orders.ts';
import { ownWrites } from './own-writes.ts';
import { outage } from './outage.ts';
import { postingPoints } from './posting-points.ts';
import { predictionFit } from './prediction-fit.ts';
import { restrictedRead } from './restricted-read.ts';
import { settlement } from './settlement.ts';
import { start } from './start.ts';

/** In the order of the table. */
export const ROWS: readonly Row[] = [
  federatedRead, oneFetch, gateways, postingPoints, loyaltyNightly,
  orders, ownWrites, outage, claims, restrictedRead, start, memory,
  adminLoad, adminList, adminChain, growth,
  insightsRow, factsKept, memberSearch, exportRow, predictionFit,
  evaluator, settlement, interactions,
];
