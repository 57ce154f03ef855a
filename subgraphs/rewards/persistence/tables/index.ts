import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { codeTryTable } from './code-try.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { memberTierTable } from './member-tier.table.ts';
import { outletFactTable } from './outlet-fact.table.ts';
import { redemptionTable } from './redemption.table.ts';
import { rewardPolicyTable } from './reward-policy.table.ts';
import { rewardPriceTable } from './reward-price.table.ts';
import { rewardShelfTable } from './reward-shelf.table.ts';
import { rewardTable } from './reward.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('rewards'),
  wordTable('rewards'),
  policyProposalTable('rewards'),
  rewardPolicyTable, knownMemberTable, memberTierTable,
  outletFactTable, rewardTable, rewardPriceTable, rewardShelfTable, redemptionTable, codeTryTable,
];
