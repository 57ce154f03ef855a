import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { membersById } from '../queries/members-by-id.ts';
import { Member } from './member.type.ts';

@Resolver(() => Member)
export class MemberResolver {
  @Query(() => Member, { nullable: true, description: 'One member by id; null when unknown or not visible.' })
  @Scopes('members:read')
  async member(
    @Arg('id', () => ID, { description: 'Member id.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<Member | null> {
    const uuid = decodeId('mem', id);
    return uuid ? context.load(membersById, uuid) : null;
  }
}
