import { drain } from '../../kernel/commands/drain.ts';
import type { Job } from '../../kernel/define-subgraph.ts';
import { endHolds } from '../commands/credit/release-credit.ts';
import { creditProof } from '../commands/prove-credit.ts';
import { lapseOffers } from '../commands/tradeins/lapse-offers.ts';

export const jobs: readonly Job[] = [
  drain('lapse-offers', '* * * * *', lapseOffers, ({ lapsed }) => lapsed),
  drain('end-holds', '* * * * *', endHolds, ({ ended }) => ended),
  ...creditProof.jobs,
];
