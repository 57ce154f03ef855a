import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { mergeHintsPage } from '../../queries/merge-cases/merge-hints.ts';
import { mergedMembersOf } from '../../queries/merge-cases/merged-members.ts';
import { Member } from '../member.type.ts';
import { MergeHint, MergeHintPage } from './merge-hint.type.ts';
import { MergedMember } from './merged-member.type.ts';

@Resolver(() => MergeHint)
export class MergeHintResolver {
  @Query(() => MergeHintPage, {
    description: 'Members whose unverified phone another member verified 同号提示, newest member first; pairs with a case '
      + 'are left out.',
  })
  @Scopes('members:merge')
  async mergeHints(
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    return mergeHintsPage(await context.sql(), bounds);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who has the phone unverified.' })
  member(@Root() { memberUuid }: MergeHint, @Ctx() context: GraphContext) {
    return context.load(membersById, memberUuid);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who verified it 已验证.' })
  holder(@Root() { holderUuid }: MergeHint, @Ctx() context: GraphContext) {
    return context.load(membersById, holderUuid);
  }
}

@Resolver(() => Member)
export class MergedMemberResolver {
  @FieldResolver(() => [MergedMember], {
    description: 'Members who were merged into this one 已合并会员, the latest first, at most 100.',
  })
  @Scopes('members:merge')
  mergedMembers(@Root() member: Member, @Ctx() context: GraphContext): Promise<MergedMember[]> {
    return context.load(mergedMembersOf, decodeId(PREFIX.member, member.id)!);
  }
}
