import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  CreateRewardDocument, PutRewardShelfDocument, RetireRewardDocument, RewardListDocument, RewardNowDocument,
  ShowRewardDocument, UpdateRewardDocument, type CreateRewardInput, type PutRewardShelfInput, type RewardFilter,
  type RewardListQuery, type RewardPageQuery, type RewardPartsFragment, type UpdateRewardInput,
} from '../../gql/graphql.ts';

export type RewardRow = RewardListQuery['rewards']['items'][number];
export type Reward = NonNullable<RewardPageQuery['reward']>;
export type Shelf = Reward['shelves'][number];

export const KINDS = ['GOODS', 'SERVICE', 'VOUCHER', 'COUPON'] as const;
export const PERIODS = ['EVER', 'YEAR', 'MONTH', 'DAY'] as const;

export const rewardSource: Source<RewardRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(RewardListDocument, { page, filter: {
    search: typed(filter.search) ?? null,
    state: (typed(filter.state) ?? null) as RewardFilter['state'],
    kind: (typed(filter.kind) ?? null) as RewardFilter['kind'],
  } })).rewards,
};

export const createReward = async (input: CreateRewardInput) =>
  (await ask(CreateRewardDocument, { input })).createReward;
export const updateReward = async (input: UpdateRewardInput) =>
  (await ask(UpdateRewardDocument, { input })).updateReward;
export const showReward = async (id: string, expectedVersion: number) =>
  (await ask(ShowRewardDocument, { input: { id, expectedVersion } })).showReward;
export const retireReward = async (id: string, expectedVersion: number) =>
  (await ask(RetireRewardDocument, { input: { id, expectedVersion } })).retireReward;
export const putShelf = async (input: PutRewardShelfInput) =>
  (await ask(PutRewardShelfDocument, { input })).putRewardShelf;
export const readReward = async (id: string): Promise<RewardPartsFragment | null> =>
  (await ask(RewardNowDocument, { id })).reward;
