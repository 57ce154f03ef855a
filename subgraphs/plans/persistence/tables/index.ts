import { kernelTables, policyProposalTable, proofRunTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { goldPlanTable } from './gold-plan.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { planCouponTable } from './plan-coupon.table.ts';
import { planPostingTable } from './plan-posting.table.ts';
import { planTermsTable } from './plan-terms.table.ts';
import { planPolicyTable } from './plan-policy.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('plans'),
  wordTable('plans'),
  policyProposalTable('plans'), proofRunTable('plans'),
  planPolicyTable, knownMemberTable, planTermsTable, goldPlanTable, planPostingTable, planCouponTable,
];
