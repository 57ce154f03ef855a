import { kernelTables, policyProposalTable, proofRunTable } from '../../../kernel/database/kernel-tables.ts';
import { wordTable } from '../../../words/word.table.ts';
import { benefitTable, benefitVersionTable } from './benefit.table.ts';
import { entitlementExtraTable, entitlementUseTable } from './entitlement.table.ts';
import { capOverrideTable } from './cap-override.table.ts';
import { codeTryTable } from './code-try.table.ts';
import { costDayTable } from './cost-day.table.ts';
import { costGaugeTable } from './cost-gauge.table.ts';
import { costPointsTable } from './cost-points.table.ts';
import { costReservationTable } from './cost-reservation.table.ts';
import { costReturnTable } from './cost-return.table.ts';
import { costSaleTable } from './cost-sale.table.ts';
import { fxRateTable } from './fx-rate.table.ts';
import {
  couponCodeAttemptTable, couponCountTable, couponIssuedTable, couponRunTable,
} from './coupon-count.table.ts';
import {
  couponOfferTable, couponOfferVersionTable, couponPublicCodeTable, stackingGroupTable,
} from './coupon-offer.table.ts';
import { couponHoldTable, couponTable } from './coupon.table.ts';
import { itemFactTable } from './item-fact.table.ts';
import { knownMemberTable } from './known-member.table.ts';
import { birthdayAheadTable, memberBirthdayTable } from './member-birthday.table.ts';
import { memberRelationTable } from './member-relation.table.ts';
import { memberTierTable } from './member-tier.table.ts';
import { outletFactTable } from './outlet-fact.table.ts';
import { purchaseFactTable, purchaseReturnTable } from './purchase-fact.table.ts';
import { pointWorthTable } from './point-worth.table.ts';
import { redemptionTable } from './redemption.table.ts';
import { rewardPolicyTable } from './reward-policy.table.ts';
import { rewardPriceTable } from './reward-price.table.ts';
import { rewardShelfTable } from './reward-shelf.table.ts';
import { rewardTable } from './reward.table.ts';
import { gatedSegmentTable, segmentMemberTable } from './segment-member.table.ts';

/** Every table of this room. */
export const tables = [
  ...kernelTables('rewards'),
  wordTable('rewards'),
  policyProposalTable('rewards'), proofRunTable('rewards'),
  rewardPolicyTable, knownMemberTable, memberTierTable,
  purchaseFactTable, purchaseReturnTable, gatedSegmentTable, segmentMemberTable,
  memberRelationTable, memberBirthdayTable, birthdayAheadTable,
  benefitTable, benefitVersionTable, entitlementExtraTable, entitlementUseTable,
  costGaugeTable, costDayTable, costReservationTable, capOverrideTable, pointWorthTable,
  costSaleTable, costReturnTable, costPointsTable, fxRateTable,
  outletFactTable, rewardTable, rewardPriceTable, rewardShelfTable, redemptionTable, codeTryTable,
  itemFactTable, couponOfferTable, couponOfferVersionTable, stackingGroupTable, couponPublicCodeTable,
  couponHoldTable, couponTable, couponCountTable, couponIssuedTable, couponCodeAttemptTable, couponRunTable,
];
