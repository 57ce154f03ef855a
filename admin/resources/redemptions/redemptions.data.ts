import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  CancelRedemptionDocument, CheckRedemptionDocument, RedeemForMemberDocument, RedemptionListDocument,
  VerifyRedemptionDocument, type CheckRedemptionMutation, type RedeemRewardInput, type RedemptionFilter,
  type RedemptionPartsFragment, type VerifyRedemptionInput, type VerifyRedemptionMutation,
} from '../../gql/graphql.ts';

export type Redemption = RedemptionPartsFragment;
export type Checked = CheckRedemptionMutation['checkRedemption'];
export type Verified = VerifyRedemptionMutation['verifyRedemption'];

export const redemptionSource: Source<Redemption> = {
  list: async ({ page, filter }: ListAsked) => (await ask(RedemptionListDocument, { page, filter: {
    state: (typed(filter.state) ?? null) as RedemptionFilter['state'],
    outletId: typed(filter.outletId) ?? null, rewardId: typed(filter.rewardId) ?? null,
  } })).redemptions,
};

export const checkRedemption = async (code: string, outletId: string): Promise<Checked> =>
  (await ask(CheckRedemptionDocument, { input: { code, outletId } })).checkRedemption;
/** The same key goes on where an answer was lost: nothing is handed out twice. */
export const verifyRedemption = async (input: VerifyRedemptionInput): Promise<Verified> =>
  (await ask(VerifyRedemptionDocument, { input })).verifyRedemption;
export const redeemReward = async (input: RedeemRewardInput) =>
  (await ask(RedeemForMemberDocument, { input })).redeemReward;
export const cancelRedemption = async (id: string, idempotencyKey: string) =>
  (await ask(CancelRedemptionDocument, { input: { id, idempotencyKey } })).cancelRedemption;
