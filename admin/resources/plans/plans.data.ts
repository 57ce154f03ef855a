import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  ClosePlanTermsDocument, DecidePlanTermsDocument, ExitGoldPlanDocument, GiveBackPlanUseDocument, GoldPlanListDocument,
  OpenGoldPlanDocument, PayPlanInstalmentDocument, PlanOfReferrerDocument, ProposePlanTermsDocument,
  ReversePlanInstalmentDocument, UseGoldPlanDocument, type ExitGoldPlanInput, type GiveBackPlanUseInput,
  type GoldPlanFilter, type GoldPlanListQuery, type GoldPlanPageQuery,
  type GoldPlanPartsFragment, type OpenGoldPlanInput,
  type PayPlanInstalmentInput, type PlanTermsPartsFragment, type ProposePlanTermsInput, type UseGoldPlanInput,
} from '../../gql/graphql.ts';

export type GoldPlanRow = GoldPlanListQuery['goldPlans']['items'][number];
export type GoldPlan = NonNullable<GoldPlanPageQuery['goldPlan']>;
export type PlanParts = GoldPlanPartsFragment;
export type Posting = GoldPlan['postings'][number];
export type Terms = PlanTermsPartsFragment;

export const STATES = ['OPEN', 'MATURED', 'CLOSED'] as const;
export const KINDS = ['VALUE', 'GRAMS'] as const;

export const goldPlanSource: Source<GoldPlanRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(GoldPlanListDocument, { page, filter: {
    state: (typed(filter.state) ?? null) as GoldPlanFilter['state'],
    kind: (typed(filter.kind) ?? null) as GoldPlanFilter['kind'],
  } })).goldPlans,
};

/** Whoever referred is named by its card, for the newest of its plans; without such a plan the house refuses it. */
export async function openGoldPlan(input: OpenGoldPlanInput, referrerCard: string) {
  const cardNumber = referrerCard.trim();
  const referrer = cardNumber ? (await ask(PlanOfReferrerDocument, { cardNumber })).memberByCard : undefined;
  const referrerPlanId = cardNumber ? referrer?.goldPlans?.[0]?.id ?? '' : null;
  return (await ask(OpenGoldPlanDocument, { input: { ...input, referrerPlanId } })).openGoldPlan;
}
export const payInstalment = async (input: PayPlanInstalmentInput) =>
  (await ask(PayPlanInstalmentDocument, { input })).payPlanInstalment;
export const reverseInstalment = async (planId: string, postingId: string, note: string, idempotencyKey: string) =>
  (await ask(ReversePlanInstalmentDocument,
    { input: { planId, postingId, note, idempotencyKey } })).reversePlanInstalment;
export const useGoldPlan = async (input: UseGoldPlanInput) =>
  (await ask(UseGoldPlanDocument, { input })).useGoldPlan;
export const giveBackUse = async (input: GiveBackPlanUseInput) =>
  (await ask(GiveBackPlanUseDocument, { input })).giveBackPlanUse;
export const exitGoldPlan = async (input: ExitGoldPlanInput) =>
  (await ask(ExitGoldPlanDocument, { input })).exitGoldPlan;
export const proposeTerms = async (input: ProposePlanTermsInput) =>
  (await ask(ProposePlanTermsDocument, { input })).proposePlanTerms;
export const decideTerms = async (id: string, approve: boolean, note: string | null, idempotencyKey: string) =>
  (await ask(DecidePlanTermsDocument, { input: { id, approve, note, idempotencyKey } })).decidePlanTerms;
export const closeTerms = async (id: string, note: string, idempotencyKey: string) =>
  (await ask(ClosePlanTermsDocument, { input: { id, note, idempotencyKey } })).closePlanTerms;
