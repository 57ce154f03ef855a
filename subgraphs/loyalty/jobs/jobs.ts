import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { activatePoints } from '../commands/points/activate-points.ts';
import { countEffect } from '../commands/programmes/count-effect.ts';
import { expireLots } from '../commands/points/expire-lots.ts';
import { writeOffDebts } from '../commands/points/write-off-debts.ts';
import { ledgerProof } from '../commands/prove-ledger.ts';
import { noticeExpiring } from '../commands/notices/notice-expiring.ts';
import { noticeGraces } from '../commands/notices/notice-graces.ts';
import { reviewTiers } from '../commands/review-tiers.ts';
import { tellTiersAnew } from '../commands/tiers/tell-tiers-anew.ts';
import { voidExpiredHolds } from '../commands/holds/void-expired-holds.ts';

/** What may be due of everybody in one night: the lanes are of different members, so that none waits for the other. */
const SIDE_BY_SIDE = { limit: 1_000, lanes: 2 };

export const jobs: readonly Job[] = [
  drain('activate-points', '7 * * * *', activatePoints, ({ activated }) => activated),
  drain('void-holds', '17 * * * *', voidExpiredHolds, ({ voided }) => voided),
  // Somewhere it is always midnight: each programme has the days of its own zone.
  drain('expire-lots', '5 * * * *', expireLots, ({ members }) => members, SIDE_BY_SIDE),
  drain('notice-expiring', '35 * * * *', noticeExpiring, ({ told }) => told),
  drain('notice-graces', '40 * * * *', noticeGraces, ({ told }) => told),
  drain('write-off-debts', '45 3 * * *', writeOffDebts, ({ members }) => members),
  drain('review-tiers', '25 * * * *', reviewTiers, ({ reviewed }) => reviewed, SIDE_BY_SIDE),
  drain('tell-tiers-anew', '20 * * * *', tellTiersAnew, ({ told }) => told),
  // Asked for by whoever proposes a version; what was left standing is gone on with.
  drain('count-policy-effects', '45 * * * *', countEffect, ({ stepped }) => stepped, { limit: 1_000 }),
  ...ledgerProof.jobs,
];
