import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { mergeCasesPage } from '../../queries/merge-cases/merge-cases.ts';
import { Member } from '../member.type.ts';
import { MergeCase, MergeCaseFilter, MergeCasePage } from './merge-case.type.ts';

@Resolver(() => MergeCase)
export class MergeCaseResolver {
  @Query(() => MergeCasePage, { description: 'Merge cases 疑似重复会员, newest first.' })
  @Scopes('members:merge')
  async mergeCases(
    @Arg('filter', () => MergeCaseFilter, { nullable: true, description: 'Which; all without it.' })
    filter: MergeCaseFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    return mergeCasesPage(await context.sql(), filter?.state ?? null, bounds);
  }

  @FieldResolver(() => Member, {
    nullable: true, description: 'The older of the two: it would survive a merge.',
  })
  member(@Root() { memberUuid }: MergeCase, @Ctx() context: GraphContext) {
    return context.load(membersById, memberUuid);
  }

  @FieldResolver(() => Member, {
    nullable: true, description: 'The younger of the two; after a merge the survivor answers here.',
  })
  otherMember(@Root() { otherMemberUuid }: MergeCase, @Ctx() context: GraphContext) {
    return context.load(membersById, otherMemberUuid);
  }
}
