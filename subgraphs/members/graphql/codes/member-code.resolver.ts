import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { connectionFirst } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { memberCode, stepAt, stepStart } from '../../domain/codes/member-code.ts';
import { cardOf, visitsOf } from '../../queries/codes/store-visits.ts';
import { Member } from '../member.type.ts';
import { MEMBER_CODE_KEY } from './code-key.ts';
import { MemberCode, StoreVisit } from './member-code.type.ts';

@Resolver()
export class MemberCodeResolver {
  @Query(() => MemberCode, {
    nullable: true, description: 'The present code 会员码 of the member whose token asks; null for everybody else.',
  })
  @Scopes('members:read')
  async memberCode(@Ctx() context: GraphContext): Promise<MemberCode | null> {
    const { kind, personId } = context.actor;
    const card = kind === 'person' && personId ? await cardOf(await context.sql(), personId) : null;
    if (card === null) return null;
    const step = stepAt(context.now);
    const [key] = context.services.keys(MEMBER_CODE_KEY);
    return { code: memberCode(key!, card, step), nextAt: stepStart(step + 1) };
  }
}

@Resolver(() => Member)
export class MemberVisitsResolver {
  @FieldResolver(() => [StoreVisit], {
    description: 'Visits 到店记录, newest first; a franchise sees those to its own stores, a partner channel none.',
  })
  async visits(
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many, 1 to 100.' }) first: number,
    @Root() member: Member, @Ctx() context: GraphContext,
  ): Promise<StoreVisit[]> {
    const asked = { memberId: decodeId(PREFIX.member, member.id)!, first: connectionFirst({ first }) };
    return context.actor.kind === 'channel' ? [] : context.load(visitsOf, asked);
  }
}
