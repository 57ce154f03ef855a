import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, take } from '../../../kernel/graph/mutation/take.ts';
import { openSettlement } from '../../commands/runs/open-settlement.ts';
import { openingsByRegion } from '../../queries/settlement/runs.ts';
import { EarlierRebates } from '../words.ts';
import { SettlementOpening } from './run.type.ts';
import { MONTH, SETTLED_REGION } from '../settlement/takes.ts';

export const openSettlementMutation = defineMutation({
  name: 'openSettlement',
  says: 'Sets from which month on a region’s rebates are settled here 设定结算起始, and what becomes of those that '
    + 'counted before. It may be set otherwise until statements of the region are run.',
  scopes: ['franchises:settle'],
  input: 'From when.',
  takes: {
    region: SETTLED_REGION, month: MONTH,
    earlier: take<'included' | 'left'>(() => EarlierRebates, 'What becomes of rebates that counted before.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND', 'INVALID'),
    SETTLEMENT_BEGUN: 'Statements of the region were run already.',
  },
  command: openSettlement,
  answers: {
    opening: loaded(() => SettlementOpening, openingsByRegion, 'region', 'As it is now; null when refused.'),
  },
});
