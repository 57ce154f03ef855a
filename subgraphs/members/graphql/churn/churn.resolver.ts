import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { connectionFirst } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import { churnMonths, churnReasonsOf } from '../../queries/churn/churn-reasons.ts';
import { withoutSmall } from '../../../kernel/small-groups.ts';
import { Member } from '../member.type.ts';
import { ChurnMonth, ChurnReason } from './churn.type.ts';

@Resolver(() => Member)
export class ChurnResolver {
  @FieldResolver(() => [ChurnReason], { description:
    'Why the member stays away 流失原因, newest first. What the house noted for itself: no partner channel sees any.' })
  async churnReasons(
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many, 1 to 100.' }) first: number,
    @Root() member: Member, @Ctx() context: GraphContext,
  ): Promise<ChurnReason[]> {
    const { kind } = context.actor;
    if (kind === 'channel') return [];
    const reasons = await context.load(churnReasonsOf, {
      memberId: decodeId(PREFIX.member, member.id)!, first: connectionFirst({ first }),
    });
    return kind === 'person'
      ? reasons.map((reason) => ({ ...reason, recordedBy: null })) : reasons;
  }

  @Query(() => [ChurnMonth], {
    description: 'Reasons of churn 流失原因统计 by month of a region\'s year, at most 120; of the members whom one sees, '
      + 'without groups of fewer than 5; a partner channel sees none.',
  })
  @Scopes('members:read')
  async churnReport(
    @Arg('region', () => String, { description: 'Code of the region whose members and months count.' })
    region: string,
    @Arg('year', () => Int, { description: 'Year, 2000 to 2100.' }) year: number,
    @Ctx() context: GraphContext,
  ): Promise<ChurnMonth[]> {
    if (context.actor.kind === 'channel') return [];
    if (year < 2000 || year > 2100) throw new RequestError('BAD_USER_INPUT', 'year is 2000 to 2100.');
    const book = await context.load(codebooks, 'all');
    const zone = book.known('region', region, context.now)?.traits.timeZone;
    const months = zone ? await churnMonths(await context.sql(), { region, zone, year }) : [];
    return isRestricted(context.actor)
      ? [...Map.groupBy(months, ({ month }) => month).values()].flatMap((reasons) => withoutSmall(reasons)) : months;
  }
}
