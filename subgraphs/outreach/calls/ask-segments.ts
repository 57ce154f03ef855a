import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext, Services } from '../../kernel/graph/context.ts';
import { decodeId, encodeId } from '../../kernel/ids.ts';
import { refused, type Outcome } from '../../kernel/outcome.ts';

const asService = serviceActor('outreach', ['insights:read', 'members:read']);

const NAMED = 'query SegmentNamed($id: ID!) { segment(id: $id) { id } }';

export const UNKNOWN_SEGMENT = { UNKNOWN_SEGMENT: 'There is no such segment 分群.' };

/** Null where there is such a segment, or none is named; asked before any transaction. */
export async function unknownSegment(
  { services, request }: GraphContext, segmentId: string | null | undefined, path: readonly string[],
): Promise<Outcome<never, 'UNKNOWN_SEGMENT'> | null> {
  if (!segmentId) return null;
  try {
    const { segment } = await askOther<{ segment: { id: string } | null }>(services, {
      document: NAMED, actor: asService, deadlineAt: patienceOf(request), requestId: request.requestId,
      variables: { id: encodeId(PREFIX.segment, segmentId) } });
    return segment ? null : refused('UNKNOWN_SEGMENT', UNKNOWN_SEGMENT.UNKNOWN_SEGMENT, path);
  } catch {
    throw new RequestError('SUBGRAPH_UNAVAILABLE', 'Segments cannot be looked up now; try again.');
  }
}

const MEMBERS = `query MembersOfSegment($id: ID!, $first: Int!, $after: String) {
  segment(id: $id) { members(first: $first, after: $after) {
    edges { node { member { id } } } pageInfo { hasNextPage endCursor } } } }`;

interface Answer {
  readonly segment: {
    readonly members: {
      readonly edges: readonly { readonly node: { readonly member: { readonly id: string } | null } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
}

export interface SegmentPage {
  readonly memberIds: readonly string[];
  readonly to: string | null;
  readonly hasMore: boolean;
}

const PAGE = 100;
const PATIENCE_MS = 5_000;

/** One page of who is in a segment (uuids); null: there is no such segment. */
export async function askSegmentMembers(
  services: Services, segmentId: string, after: string | null,
): Promise<SegmentPage | null> {
  const { segment } = await askOther<Answer>(services, {
    document: MEMBERS, actor: asService, deadlineAt: Date.now() + PATIENCE_MS,
    variables: { id: encodeId(PREFIX.segment, segmentId), first: PAGE, after } });
  if (!segment) return null;
  const { edges, pageInfo } = segment.members;
  return {
    memberIds: edges.flatMap(({ node }) => decodeId(PREFIX.member, node.member?.id ?? '') ?? []),
    to: pageInfo.endCursor ?? after, hasMore: pageInfo.hasNextPage,
  };
}
