import { kernelTables, policyProposalTable, proofRunTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import {
  creditAccountTable, creditCrossingTable, creditEntryTable, creditHoldTable, creditLineTable,
} from './credit.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { outletFactTable } from './outlet-fact.table.ts';
import { tradeInPhotoTable, tradeInStepTable, tradeInTable } from './trade-in.table.ts';
import { tradeInPolicyTable } from './trade-in-policy.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('tradeins'),
  wordTable('tradeins'),
  policyProposalTable('tradeins'), proofRunTable('tradeins'),
  tradeInPolicyTable, knownMemberTable, outletFactTable, creditHoldTable, tradeInTable, tradeInStepTable,
  tradeInPhotoTable, creditAccountTable, creditEntryTable, creditLineTable, creditCrossingTable,
];
