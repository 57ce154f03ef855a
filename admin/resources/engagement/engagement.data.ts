import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  AbuseCaseListDocument, CheckInMemberDocument, ClearAbuseCaseDocument, ConfirmAbuseCaseDocument, CreateTaskDocument,
  ReferralListDocument, ReopenAbuseCaseDocument, RetireTaskDocument, TaskListDocument, UpdateTaskDocument,
  type AbuseCasePartsFragment, type AbuseCaseState, type ClearAbuseCaseInput, type ConfirmAbuseCaseInput,
  type CreateTaskInput, type ReferralListQuery, type ReferralState, type TaskPartsFragment, type UpdateTaskInput,
} from '../../gql/graphql.ts';

export type TaskRow = TaskPartsFragment;
export type ReferralRow = ReferralListQuery['referrals']['items'][number];
export type CaseRow = AbuseCasePartsFragment;

export const taskSource: Source<TaskRow> = {
  list: async ({ page, filter }: ListAsked) => {
    const state = typed(filter.state);
    return (await ask(TaskListDocument, {
      page, search: typed(filter.search) ?? null, retired: state === undefined ? null : state === 'RETIRED',
    })).tasks;
  },
};

export const referralSource: Source<ReferralRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (await ask(ReferralListDocument, { page, state: (typed(filter.state) ?? null) as ReferralState | null })).referrals,
};

export const caseSource: Source<CaseRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (await ask(AbuseCaseListDocument, {
      page, state: (typed(filter.state) ?? null) as AbuseCaseState | null,
    })).abuseCases,
};

export const createTask = async (input: CreateTaskInput) => (await ask(CreateTaskDocument, { input })).createTask;
export const updateTask = async (input: UpdateTaskInput) => (await ask(UpdateTaskDocument, { input })).updateTask;
export const retireTask = async (id: string, expectedVersion: number) =>
  (await ask(RetireTaskDocument, { input: { id, expectedVersion } })).retireTask;
export const clearCase = async (input: ClearAbuseCaseInput) =>
  (await ask(ClearAbuseCaseDocument, { input })).clearAbuseCase;
export const confirmCase = async (input: ConfirmAbuseCaseInput) =>
  (await ask(ConfirmAbuseCaseDocument, { input })).confirmAbuseCase;
export const reopenCase = async (input: ClearAbuseCaseInput) =>
  (await ask(ReopenAbuseCaseDocument, { input })).reopenAbuseCase;
export const checkInMember = async (memberId: string, idempotencyKey: string) =>
  (await ask(CheckInMemberDocument, { input: { memberId, idempotencyKey } })).checkIn;
