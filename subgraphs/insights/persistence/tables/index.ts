import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { insightPolicyTable } from './insight-policy.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('insights'),
  wordTable('insights'),
  policyProposalTable('insights'),
  insightPolicyTable,
];
