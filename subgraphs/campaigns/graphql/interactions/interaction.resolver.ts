import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { guestOf, mayEnter } from '../../domain/room-rules.ts';
import { funnelsOf, talliesOf } from '../../queries/funnel.ts';
import { LiveSession } from '../sessions/live-session.type.ts';
import { FunnelStep, InteractionCount } from './interaction.type.ts';

@Resolver(() => LiveSession)
export class SessionInteractionsResolver {
  @FieldResolver(() => [FunnelStep], {
    description: 'The funnel 转化漏斗 from who saw the announcement to who kept what it bought: one for each step, of the '
      + 'members that the reader sees; none to channels that are not let in. What is called off or brought back is '
      + 'not counted any more, within a day.',
  })
  async funnel(@Root() { id, room }: LiveSession, @Ctx() context: GraphContext): Promise<FunnelStep[]> {
    if (!mayEnter(room, guestOf(context.actor))) return [];
    return context.load(funnelsOf, decodeId(PREFIX.liveSession, id)!);
  }

  @FieldResolver(() => [InteractionCount], {
    description: 'How often each thing was done 互动统计: one for each kind; none to channels that are not let in.',
  })
  async interactions(@Root() { id, room }: LiveSession, @Ctx() context: GraphContext): Promise<InteractionCount[]> {
    if (!mayEnter(room, guestOf(context.actor))) return [];
    return context.load(talliesOf, decodeId(PREFIX.liveSession, id)!);
  }
}
