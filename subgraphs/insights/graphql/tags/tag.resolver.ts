import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { allTags, tagsById, tagsOfMembers } from '../../queries/tags.ts';
import { Member } from '../stubs.type.ts';
import { MemberTag, Tag } from './tag.type.ts';

@Resolver(() => Member)
export class MemberTagsResolver {
  @FieldResolver(() => [MemberTag], {
    nullable: true,
    description: 'What is said of the member 会员标签, those that hold first; at most 200. Empty for whoever refused '
      + 'profiling.',
  })
  @Scopes('insights:read')
  async tags(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<MemberTag[] | null> {
    const memberId = decodeId(PREFIX.member, id);
    return memberId ? context.load(tagsOfMembers, memberId) : null;
  }
}

@Resolver(() => MemberTag)
export class TagResolver {
  @FieldResolver(() => Tag, { description: 'What is said.' })
  async tag(@Root() { tagUuid }: MemberTag, @Ctx() context: GraphContext): Promise<Tag> {
    return (await context.load(tagsById, tagUuid))!;
  }

  @FieldResolver(() => Tag, {
    nullable: true, description: 'The tag of the same group that holds instead 被覆盖; null: this one holds.',
  })
  overriddenBy(@Root() { overriddenByUuid }: MemberTag, @Ctx() context: GraphContext): Promise<Tag | null> | null {
    return overriddenByUuid ? context.load(tagsById, overriddenByUuid) : null;
  }

  @Query(() => [Tag], { description: 'The vocabulary of tags 标签库, by code; at most 500.' })
  @Scopes('insights:read')
  async tags(@Ctx() context: GraphContext): Promise<Tag[]> {
    return allTags(await context.sql());
  }
}
