import { kernelTables, policyProposalTable, proofRunTable } from '../../../kernel/database/kernel-tables.ts';
import { attributionTable } from './attribution.table.ts';
import { attributionAppealTable } from './attribution-appeal.table.ts';
import { attributionTrialTable, trialMoverTable } from './attribution-trial.table.ts';
import { channelTable } from './channel.table.ts';
import { complaintFactTable } from './complaint-fact.table.ts';
import { franchiseTable } from './franchise.table.ts';
import { franchiseContractTable } from './franchise-contract.table.ts';
import { franchisePolicyTable } from './franchise-policy.table.ts';
import { memberHomeTable } from './member-home.table.ts';
import { memberMoveTable } from './member-move.table.ts';
import { memberProfileFactTable } from './member-profile-fact.table.ts';
import { orderFactTable } from './order-fact.table.ts';
import { orderLineFactTable } from './order-line-fact.table.ts';
import { orderReturnFactTable } from './order-return-fact.table.ts';
import { outletTable } from './outlet.table.ts';
import { rebateTable } from './rebate.table.ts';
import { rebateDayTable } from './rebate-day.table.ts';
import { rebateDeltaTable } from './rebate-delta.table.ts';
import { rebateEntryTable } from './rebate-entry.table.ts';
import { saleDayTable } from './sale-day.table.ts';
import { saleDeltaTable } from './sale-delta.table.ts';
import { settlementEntryTable } from './settlement/settlement-entry.table.ts';
import { settlementOpeningTable } from './settlement/settlement-opening.table.ts';
import { settlementPostingTable } from './settlement/settlement-posting.table.ts';
import { statementTable } from './settlement/statement.table.ts';
import { statementDisputeTable } from './settlement/statement-dispute.table.ts';
import { statementLineTable } from './settlement/statement-line.table.ts';
import { statementPayoutTable } from './settlement/statement-payout.table.ts';
import { statementRunTable } from './settlement/statement-run.table.ts';
import { staffPeriodTable } from './staff-period.table.ts';
import { storeScoreTable } from './store-score.table.ts';
import { storeScoreStartTable } from './store-score-start.table.ts';
import { wordTable } from '../../../words/word.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('franchises', { event: { event_aggregate: '(aggregate_id, seq)' } }),
  wordTable('franchises'),
  policyProposalTable('franchises'), proofRunTable('franchises'),
  attributionTable, channelTable, franchiseTable, franchiseContractTable, franchisePolicyTable,
  memberHomeTable, memberMoveTable, orderFactTable, orderLineFactTable, orderReturnFactTable,
  outletTable, rebateTable, rebateDayTable, rebateDeltaTable, rebateEntryTable, saleDayTable, saleDeltaTable,
  attributionAppealTable, attributionTrialTable, trialMoverTable, complaintFactTable, memberProfileFactTable,
  storeScoreTable, storeScoreStartTable,
  staffPeriodTable, statementTable, statementLineTable, statementDisputeTable, statementPayoutTable,
  settlementPostingTable, settlementEntryTable, settlementOpeningTable, statementRunTable,
];
