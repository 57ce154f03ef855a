import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { benefitTable, benefitVersionTable } from './benefit.table.ts';
import { entitlementExtraTable, entitlementUseTable } from './entitlement.table.ts';
import { fxRateTable } from './fx-rate.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { birthdayAheadTable, memberBirthdayTable } from './member-birthday.table.ts';
import { memberRelationTable } from './member-relation.table.ts';
import { memberTierTable } from './member-tier.table.ts';
import { outletFactTable } from './outlet-fact.table.ts';
import { purchaseFactTable, purchaseReturnTable } from './purchase-fact.table.ts';
import { rewardPolicyTable } from './reward-policy.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('rewards'),
  wordTable('rewards'),
  policyProposalTable('rewards'),
  rewardPolicyTable, knownMemberTable, memberTierTable,
  outletFactTable, fxRateTable, purchaseFactTable, purchaseReturnTable,
  memberRelationTable, memberBirthdayTable, birthdayAheadTable,
  benefitTable, benefitVersionTable, entitlementExtraTable, entitlementUseTable,
];
