import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { explainTag } from '../../queries/tags/explain-tag.ts';
import { tagRulesOf } from '../../queries/tags/tag-rules.ts';
import { headOfficeOnly } from '../head-office.ts';
import { TagExplanation, TagRule } from './tag-rule.type.ts';
import { Tag } from './tag.type.ts';

@Resolver(() => Tag)
export class TagRuleResolver {
  @FieldResolver(() => TagRule, {
    nullable: true, description: 'By which rule it is given 标签规则; null: by none. Head office sees it.',
  })
  @Scopes('insights:read')
  rule(@Root() { id }: Tag, @Ctx() context: GraphContext): Promise<TagRule | null> | null {
    return isRestricted(context.actor) ? null : context.load(tagRulesOf, decodeId(PREFIX.tag, id)!);
  }

  @Query(() => TagExplanation, {
    nullable: true,
    description: 'Why the rule of a tag is true of a member or not; null when the tag is unknown or has no rule. Head '
      + 'office asks it.',
  })
  @Scopes('insights:read')
  async explainTag(
    @Arg('tag', () => String, { description: 'Code of the tag.' }) tag: string,
    @Arg('memberId', () => ID, { description: 'Member id.' }) memberId: string,
    @Ctx() context: GraphContext,
  ): Promise<TagExplanation | null> {
    headOfficeOnly(context);
    const member = decodeId(PREFIX.member, memberId);
    return member ? explainTag(await context.sql(), tag, member, context.now) : null;
  }
}
