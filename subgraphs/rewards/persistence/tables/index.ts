import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { memberTierTable } from './member-tier.table.ts';
import { rewardPolicyTable } from './reward-policy.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('rewards'),
  wordTable('rewards'),
  policyProposalTable('rewards'),
  rewardPolicyTable, knownMemberTable, memberTierTable,
];
