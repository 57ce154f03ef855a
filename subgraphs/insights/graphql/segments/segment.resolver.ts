import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { segmentChanges, segmentMembers } from '../../queries/segments/segment-lists.ts';
import { segmentsById, segmentsPage, snapshotsOf } from '../../queries/segments/segments.ts';
import {
  Segment, SegmentChangeConnection, SegmentMembershipConnection, SegmentPage, SegmentSnapshot,
} from './segment.type.ts';

@Resolver(() => Segment)
export class SegmentResolver {
  @Query(() => Segment, { nullable: true, description: 'One segment 分群; null when unknown.' })
  @Scopes('insights:read')
  async segment(
    @Arg('id', () => ID, { description: 'Segment id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Segment | null> {
    const uuid = decodeId(PREFIX.segment, id);
    return uuid ? context.load(segmentsById, uuid) : null;
  }

  @Query(() => SegmentPage, { description: 'Segments 分群 by page, the last edited first.' })
  @Scopes('insights:read')
  async segments(
    @Arg('search', () => String, { nullable: true, description: 'Any part of a name.' }) search: string | null,
    @Arg('retired', () => Boolean, { nullable: true, description: 'Only those out of use, or only those in use.' })
    retired: boolean | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    return segmentsPage(await context.sql(), { search: search ?? null, retired: retired ?? null }, pageBounds(page));
  }

  @FieldResolver(() => [SegmentSnapshot], { description: 'Snapshots, the newest first; head office sees them.' })
  @Scopes('insights:read')
  snapshots(
    @Root() segment: Segment,
    @Arg('first', () => Int, { defaultValue: 1, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<SegmentSnapshot[]> {
    const few = connectionFirst({ first });
    return isRestricted(context.actor) ? Promise.resolve([])
      : context.load(snapshotsOf, { segmentId: segment.uuid, first: few });
  }

  @FieldResolver(() => SegmentMembershipConnection, { description: 'Who is in it since the last snapshot.' })
  @Scopes('insights:read')
  async members(@Root() segment: Segment, @Args() args: ConnectionArgs, @Ctx() context: GraphContext) {
    return segmentMembers(await context.sql(), keyOf(segment, args));
  }

  @FieldResolver(() => SegmentChangeConnection, { description: 'Who entered and who left.' })
  @Scopes('insights:read')
  async changes(@Root() segment: Segment, @Args() args: ConnectionArgs, @Ctx() context: GraphContext) {
    return segmentChanges(await context.sql(), keyOf(segment, args));
  }
}

function keyOf({ uuid }: Segment, args: ConnectionArgs) {
  return { segmentId: uuid, first: connectionFirst(args), after: args.after ?? null };
}
