import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { checkInsOf } from '../../queries/check-ins.ts';
import { grantsOf } from '../../queries/grants.ts';
import { memberTasks } from '../../queries/tasks.ts';
import { Member } from '../stubs.type.ts';
import { MemberTask } from '../tasks/task.type.ts';
import { CheckIn, EngagementGrantConnection } from './check-in.type.ts';

@Resolver(() => Member)
export class MemberEngagementResolver {
  @FieldResolver(() => [CheckIn], { nullable: true, description: 'Check-ins 签到, the newest first.' })
  @Scopes('engagement:read')
  async checkIns(
    @Root() { id }: Member,
    @Arg('first', () => Int, { defaultValue: 7, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<readonly object[] | null> {
    const memberId = decodeId(PREFIX.member, id);
    return memberId
      ? context.loadAbout(FACT.member, memberId, checkInsOf, { memberId, first: connectionFirst({ first }) }) : null;
  }

  @FieldResolver(() => EngagementGrantConnection, {
    nullable: true, description: 'Points granted for check-ins, tasks and referrals 互动积分, the newest first.',
  })
  @Scopes('engagement:read')
  async engagementGrants(
    @Root() { id }: Member, @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object | null> {
    const memberId = decodeId(PREFIX.member, id);
    const page = { first: connectionFirst(args), after: args.after ?? null };
    return memberId ? context.loadAbout(FACT.member, memberId, grantsOf, { memberId, ...page }) : null;
  }

  @FieldResolver(() => [MemberTask], {
    nullable: true, description: 'Tasks 任务 that are open to the member now, those ending soonest first; at most 50.',
  })
  @Scopes('engagement:read')
  async openTasks(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<readonly object[] | null> {
    const memberId = decodeId(PREFIX.member, id);
    return memberId ? context.loadAbout(FACT.member, memberId, memberTasks, { memberId, at: context.now }) : null;
  }
}
