import { kernelTables, policyProposalTable, proofRunTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { capOverrideTable } from './cap-override.table.ts';
import { costDayTable } from './cost-day.table.ts';
import { costGaugeTable } from './cost-gauge.table.ts';
import { costOutletTable } from './cost-outlet.table.ts';
import { costPointsTable } from './cost-points.table.ts';
import { costReservationTable } from './cost-reservation.table.ts';
import { costReturnTable } from './cost-return.table.ts';
import { costSaleTable } from './cost-sale.table.ts';
import { fxRateTable } from './fx-rate.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { memberTierTable } from './member-tier.table.ts';
import { pointWorthTable } from './point-worth.table.ts';
import { rewardPolicyTable } from './reward-policy.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('rewards'),
  wordTable('rewards'),
  policyProposalTable('rewards'), proofRunTable('rewards'),
  rewardPolicyTable, knownMemberTable, memberTierTable,
  costGaugeTable, costDayTable, costReservationTable, capOverrideTable, pointWorthTable,
  costOutletTable, costSaleTable, costReturnTable, costPointsTable, fxRateTable,
];
