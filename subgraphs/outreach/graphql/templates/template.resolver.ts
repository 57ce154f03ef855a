import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, NOBODY } from '../../../kernel/ids.ts';
import type { TemplateState } from '../../domain/words.ts';
import { messageRules, templatesPage, templateViews } from '../../queries/template-view.ts';
import { TemplateStateName } from '../words.ts';
import { MessageRule, MessageTemplate, MessageTemplatePage } from './template.type.ts';

@Resolver(() => MessageTemplate)
export class MessageTemplateResolver {
  @Query(() => MessageTemplate, { nullable: true, description: 'One version of a text 消息模板; null when unknown.' })
  @Scopes('outreach:read')
  messageTemplate(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<MessageTemplate | null> {
    return context.load(templateViews, decodeId(PREFIX.messageTemplate, id) ?? NOBODY);
  }

  @Query(() => MessageTemplatePage, { description: 'Versions of texts 消息模板, the newest first.' })
  @Scopes('outreach:read')
  async messageTemplates(
    @Arg('state', () => TemplateStateName, { nullable: true, description: 'How they stand; all without it.' })
    state: TemplateState | null,
    @Arg('code', () => String, { nullable: true, description: 'Of one text.' }) code: string | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return templatesPage(await context.sql(), { state: state ?? null, code: code ?? null }, pageBounds(page));
  }
}

@Resolver(() => MessageRule)
export class MessageRuleResolver {
  @Query(() => [MessageRule], { description: 'Which notices become messages 通知规则: one per notice, 8 of them.' })
  @Scopes('outreach:read')
  async messageRules(@Ctx() context: GraphContext): Promise<MessageRule[]> {
    return messageRules(await context.sql());
  }

  @FieldResolver(() => MessageTemplate, { nullable: true, description: 'The text it sends.' })
  template(@Root() { templateId }: MessageRule, @Ctx() context: GraphContext): Promise<MessageTemplate | null> {
    return context.load(templateViews, templateId ?? NOBODY);
  }
}
