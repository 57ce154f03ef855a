import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { engagementPolicyTable } from './engagement-policy.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('engagement'),
  wordTable('engagement'),
  policyProposalTable('engagement'),
  engagementPolicyTable, knownMemberTable,
];
