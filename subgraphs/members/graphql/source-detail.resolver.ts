import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { membersById } from '../queries/members-by-id.ts';
import { Member } from './member.type.ts';
import { SourceDetail } from './profile.type.ts';

@Resolver(() => SourceDetail)
export class SourceDetailResolver {
  @FieldResolver(() => Member, {
    nullable: true, description: 'Who referred the member 推荐人; null when nobody did or the caller does not see them.',
  })
  async referrer(@Root() { referrerUuid }: SourceDetail, @Ctx() context: GraphContext): Promise<Member | null> {
    return referrerUuid ? context.load(membersById, referrerUuid) : null;
  }
}
