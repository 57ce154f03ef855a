import { kernelTables, policyProposalTable, proofRunTable } from '../../../kernel/database/kernel-tables.ts';
import { accountTable } from './account.table.ts';
import { charityDayTable } from './charity-day.table.ts';
import { charityPayoutTable } from './charity-payout.table.ts';
import { charityPostingTable } from './charity-posting.table.ts';
import { fxRateTable } from './fx-rate.table.ts';
import { interactionGrowthTable } from './interaction-growth.table.ts';
import { ledgerDayTable } from './ledger-day.table.ts';
import { lotTable } from './lot.table.ts';
import { manualTierTable } from './manual-tier.table.ts';
import { memberReviewTable } from './member-review.table.ts';
import { noticeTable } from './notice.table.ts';
import { orderEarningTable } from './order-earning.table.ts';
import { orderPointsTable } from './order-points.table.ts';
import { pointsAdjustmentTable } from './points-adjustment.table.ts';
import { pointsEntryTable } from './points-entry.table.ts';
import { pointsGrantTable } from './points-grant.table.ts';
import { pointsHoldTable } from './points-hold.table.ts';
import { pointsHoldPartTable } from './points-hold-part.table.ts';
import { pointsTransactionTable } from './points-transaction.table.ts';
import { policyEffectTable } from './policy-effect.table.ts';
import { policyReviewTable } from './policy-review.table.ts';
import { programmeDraftTable } from './programme-draft.table.ts';
import { programmeTable } from './programme.table.ts';
import { programmePolicyTable } from './programme-policy.table.ts';
import { tierChangeTable } from './tier-change.table.ts';
import { unclaimedOrderTable } from './unclaimed-order.table.ts';
import { wordTable } from '../../../words/word.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('loyalty'),
  wordTable('loyalty'),
  policyProposalTable('loyalty'), proofRunTable('loyalty'),
  accountTable, charityDayTable, charityPayoutTable, charityPostingTable,
  fxRateTable, interactionGrowthTable, ledgerDayTable, lotTable, manualTierTable, memberReviewTable, noticeTable,
  orderEarningTable, orderPointsTable, pointsAdjustmentTable, pointsEntryTable,
  pointsGrantTable, pointsHoldTable,
  pointsHoldPartTable, pointsTransactionTable, policyEffectTable, policyReviewTable, programmeDraftTable,
  programmeTable, programmePolicyTable, tierChangeTable, unclaimedOrderTable,
];
