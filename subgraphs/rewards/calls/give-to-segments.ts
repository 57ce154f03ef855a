import { PREFIX } from '../../contracts/ids.ts';
import { askOther } from '../../kernel/calls/ask-other.ts';
import { serviceActor } from '../../kernel/actor.ts';
import type { HandlerContext } from '../../kernel/events/handler.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { decodeId, encodeId } from '../../kernel/ids.ts';
import { stepCouponRun } from '../commands/coupons/coupon-run.ts';

const PAGE = 100;
const PATIENCE_MS = 5_000;
const asService = serviceActor('rewards', ['insights:read', 'members:read']);

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

interface Run { readonly id: string; readonly segment_id: string; readonly cursor: string | null }

/** Goes on with every run that is not finished, from where it stands; insights says who is in the segment. */
export async function giveToSegments(context: HandlerContext, services: Services): Promise<void> {
  const runs = await context.home.database.sql.all<{ id: string }>`select id from coupon_run
    where finished_at is null order by id`;
  for (const { id } of runs) while (await step(context, services, id));
}

async function step(context: HandlerContext, services: Services, runId: string): Promise<boolean> {
  const run = await context.home.database.sql.maybe<Run>`select id, segment_id, cursor from coupon_run
    where id = ${runId} and finished_at is null`;
  if (!run) return false;
  const { segment } = await askOther<Answer>(services, {
    document: MEMBERS, actor: asService, deadlineAt: Date.now() + PATIENCE_MS,
    variables: { id: encodeId(PREFIX.segment, run.segment_id), first: PAGE, after: run.cursor } });
  const page = segment?.members;
  const outcome = await context.run(stepCouponRun, { id: null, requestId: `coupon-run:${runId}` }, {
    runId, from: run.cursor, to: page?.pageInfo.endCursor ?? run.cursor,
    memberIds: (page?.edges ?? []).flatMap(({ node }) => decodeId(PREFIX.member, node.member?.id ?? '') ?? []),
    last: page ? page.pageInfo.hasNextPage ? null : 'done' : 'unknown_segment',
  });
  return outcome.ok && outcome.value.goesOn;
}
