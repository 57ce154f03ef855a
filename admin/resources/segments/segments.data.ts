import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  CountSegmentDocument, CreateSegmentDocument, ExplainSegmentDocument, RetireSegmentDocument, SegmentListDocument,
  SegmentMemberDocument,
  SegmentNowDocument, TakeSegmentSnapshotDocument, UpdateSegmentDocument, type CreateSegmentInput,
  type SegmentFactsQuery, type SegmentListQuery, type SegmentPageQuery, type SegmentPartsFragment,
  type SegmentRuleInput, type UpdateSegmentInput,
} from '../../gql/graphql.ts';

export type SegmentRow = SegmentListQuery['segments']['items'][number];
export type Segment = NonNullable<SegmentPageQuery['segment']>;
export type Fact = SegmentFactsQuery['segmentFacts'][number];
export type Line = SegmentPartsFragment['rule'][number];

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
export const countSegment = async (rule: SegmentRuleInput, segmentId: string | null) =>
  (await ask(CountSegmentDocument, { rule, segmentId })).countSegment;
export const explainSegment = async (segmentId: string, memberId: string) =>
  (await ask(ExplainSegmentDocument, { segmentId, memberId })).explainSegment;

/** Whom somebody named: by the address of a member's page, by id, or by card; null where the card is nobody's. */
export async function memberNamed(named: string): Promise<string | null> {
  const id = /mem_[0-9a-z]+/.exec(named)?.[0];
  return id ?? (await ask(SegmentMemberDocument, { cardNumber: named.trim() })).memberByCard?.id ?? null;
}
