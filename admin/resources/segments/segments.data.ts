import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  AddSegmentMembersDocument, CreateSegmentDocument, ExplainSegmentDocument, RemoveSegmentMembersDocument,
  RetireSegmentDocument, SegmentListDocument, SegmentNowDocument, TakeSegmentSnapshotDocument, UpdateSegmentDocument,
  type CreateSegmentInput, type SegmentListQuery, type SegmentPageQuery, type SegmentPartsFragment,
  type UpdateSegmentInput,
} from '../../gql/graphql.ts';

export type SegmentRow = SegmentListQuery['segments']['items'][number];
export type Segment = NonNullable<SegmentPageQuery['segment']>;

export const segmentSource: Source<SegmentRow> = {
  list: async ({ page, filter }: ListAsked) => {
    const state = typed(filter.state);
    return (await ask(SegmentListDocument, {
      page, search: typed(filter.search) ?? null, retired: state === undefined ? null : state === 'RETIRED',
    })).segments;
  },
};

export const createSegment = async (input: CreateSegmentInput) =>
  (await ask(CreateSegmentDocument, { input })).createSegment;
export const updateSegment = async (input: UpdateSegmentInput) =>
  (await ask(UpdateSegmentDocument, { input })).updateSegment;
export const retireSegment = async (id: string, expectedVersion: number) =>
  (await ask(RetireSegmentDocument, { input: { id, expectedVersion } })).retireSegment;
export const takeSnapshot = async (id: string, idempotencyKey: string) =>
  (await ask(TakeSegmentSnapshotDocument, { input: { id, idempotencyKey } })).takeSegmentSnapshot;
export const readSegment = async (id: string): Promise<SegmentPartsFragment | null> =>
  (await ask(SegmentNowDocument, { id })).segment;
export const explainSegment = async (segmentId: string, memberId: string) =>
  (await ask(ExplainSegmentDocument, { segmentId, memberId })).explainSegment;
export const addMembers = async (id: string, memberIds: string[], idempotencyKey: string) =>
  (await ask(AddSegmentMembersDocument, { input: { id, memberIds, idempotencyKey } })).addSegmentMembers;
export const removeMembers = async (id: string, memberIds: string[], idempotencyKey: string) =>
  (await ask(RemoveSegmentMembersDocument, { input: { id, memberIds, idempotencyKey } })).removeSegmentMembers;
