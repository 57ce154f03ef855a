import { kernelTables, policyProposalTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import {
  couponCodeAttemptTable, couponCountTable, couponIssuedTable, couponRunTable,
} from './coupon-count.table.ts';
import {
  couponOfferTable, couponOfferVersionTable, couponPublicCodeTable, stackingGroupTable,
} from './coupon-offer.table.ts';
import { couponHoldTable, couponTable } from './coupon.table.ts';
import { itemFactTable } from './item-fact.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { memberTierTable } from './member-tier.table.ts';
import { rewardPolicyTable } from './reward-policy.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('rewards'),
  wordTable('rewards'),
  policyProposalTable('rewards'),
  rewardPolicyTable, knownMemberTable, memberTierTable,
  itemFactTable, couponOfferTable, couponOfferVersionTable, stackingGroupTable, couponPublicCodeTable,
  couponHoldTable, couponTable, couponCountTable, couponIssuedTable, couponCodeAttemptTable, couponRunTable,
];
