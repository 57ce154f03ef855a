import { useState } from 'react';
import { ask } from '../../graph/ask.ts';
import {
  BookBenefitDocument, BuyBenefitDocument, DecideBenefitDocument, GrantBenefitDocument, PublishBenefitDocument,
  UseBenefitDocument,
  type BenefitDeskQuery, type BenefitRulesFragment, type BenefitVersionPartsFragment, type BookEntitlementInput,
  type BuyEntitlementInput, type DecideBenefitInput, type GrantEntitlementInput, type MemberEntitlementPartsFragment,
  type PublishBenefitInput, type UseEntitlementInput, type UsePartsFragment,
} from '../../gql/graphql.ts';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { keepPlace, readPlace } from '../counter/counter.data.ts';

export type Benefit = BenefitDeskQuery['benefits'][number];
export type BenefitVersion = BenefitVersionPartsFragment;
export type Rules = BenefitRulesFragment;
export type Programme = BenefitDeskQuery['programmes'][number];
export type Entitlement = MemberEntitlementPartsFragment;
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

/** The outlets one works at, and the one that this browser stands in, as at the counter. */
export function useOutlets() {
  const outlets = usePlaces();
  const [chosen, setChosen] = useState(readPlace);
  const choose = (id: string): void => {
    keepPlace(id);
    setChosen(id);
  };
  const only = outlets.length === 1 ? outlets[0]!.id : '';
  return { outlets, choose, outletId: outlets.some(({ id }) => id === chosen) ? chosen : only };
}
