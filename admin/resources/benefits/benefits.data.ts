import { ask } from '../../graph/ask.ts';
import {
  BookBenefitDocument, BuyBenefitDocument, CancelBenefitBookingDocument, DecideBenefitDocument, GrantBenefitDocument,
  HonourBenefitBookingDocument, MissBenefitBookingDocument, PublishBenefitDocument, UseBenefitDocument,
  type BenefitDeskQuery, type BenefitRulesFragment, type BenefitVersionPartsFragment, type BookEntitlementInput,
  type BuyEntitlementInput, type DecideBenefitInput, type GrantEntitlementInput, type MemberBenefitsQuery,
  type PublishBenefitInput, type UseEntitlementInput, type UsePartsFragment,
} from '../../gql/graphql.ts';

export type Benefit = BenefitDeskQuery['benefits'][number];
export type BenefitVersion = BenefitVersionPartsFragment;
export type Rules = BenefitRulesFragment;
export type Programme = BenefitDeskQuery['programmes'][number];
export type Entitlement = NonNullable<NonNullable<MemberBenefitsQuery['member']>['entitlements']>[number];
export type Use = UsePartsFragment;

/** The tiers of a programme, the lowest first. */
export const tiersOf = ({ policy }: Programme) => policy.rules.tiers.map(({ tier }) => tier);

/** As it is now; of one that is still to come, as it will be. */
export const shownOf = ({ current, versions }: Benefit): Rules | null => (current ?? versions[0])?.rules ?? null;

export const publishBenefit = async (input: PublishBenefitInput) =>
  (await ask(PublishBenefitDocument, { input })).publishBenefit;
export const decideBenefit = async (input: DecideBenefitInput) =>
  (await ask(DecideBenefitDocument, { input })).decideBenefit;
export const useBenefit = async (input: UseEntitlementInput) =>
  (await ask(UseBenefitDocument, { input })).useEntitlement;
export const bookBenefit = async (input: BookEntitlementInput) =>
  (await ask(BookBenefitDocument, { input })).bookEntitlement;
export const buyBenefit = async (input: BuyEntitlementInput) =>
  (await ask(BuyBenefitDocument, { input })).buyEntitlement;
export const grantBenefit = async (input: GrantEntitlementInput) =>
  (await ask(GrantBenefitDocument, { input })).grantEntitlement;

export type Settling = 'honour' | 'miss' | 'cancel';
const SETTLE = {
  honour: HonourBenefitBookingDocument, miss: MissBenefitBookingDocument, cancel: CancelBenefitBookingDocument,
} as const;

export const settleBooking = async (deed: Settling, id: string, idempotencyKey: string) =>
  (await ask(SETTLE[deed], { input: { id, idempotencyKey } })).settled;
