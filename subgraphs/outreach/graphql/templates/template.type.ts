import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { Channel, MessageKind, Notice, TemplateState } from '../../domain/words.ts';
import { MessageChannel, MessageKindName, MessageNotice, TemplateStateName } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'What a text says of each message 变量.' })
@Scopes('outreach:read')
export class MessageVariable {
  @Field({ description: 'Its name, in braces in the text: {{points}}.' })
  name!: string;

  @Field({ description: 'What a preview and a test say for it 示例值.' })
  example!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A text in one language 模板内容.' })
@Scopes('outreach:read')
export class MessageText {
  @Field(() => String, { nullable: true, description: 'Subject; of e-mails alone.' })
  subject!: string | null;

  @Field({ description: 'Text; {{memberName}}, {{link}} and {{optOutLink}} are the house’s own.' })
  body!: string;
}

@ObjectType({ implements: Node, simpleResolvers: true,
  description: 'One version of a text 消息模板; versions never change.' })
@Directive('@key(fields: "id")')
@Scopes('outreach:read')
export class MessageTemplate extends Node {
  @Field({ description: 'Code of the text, the same in all its versions.' })
  code!: string;

  @Field(() => Int, { description: 'Version, from 1.' })
  version!: number;

  @Field({ description: 'What operators call it.' })
  name!: string;

  @Field(() => MessageKindName, { description: 'What it is for.' })
  kind!: MessageKind;

  @Field(() => MessageChannel, { description: 'How it goes.' })
  channel!: Channel;

  @Field(() => MessageText, { description: 'In Chinese, for members whose region has Chinese telephones.' })
  zh!: MessageText;

  @Field(() => MessageText, { description: 'In English, for all others.' })
  en!: MessageText;

  @Field(() => MessageText, { description: 'In Chinese with its examples 预览.' })
  previewZh!: MessageText;

  @Field(() => MessageText, { description: 'In English with its examples.' })
  previewEn!: MessageText;

  @Field(() => [MessageVariable], { description: 'What it says of each message, at most 20.' })
  variables!: MessageVariable[];

  @Field(() => String, { nullable: true, description: 'Where {{link}} leads, https.' })
  linkUrl!: string | null;

  @Field(() => TemplateStateName, { description: 'How it stands.' })
  state!: TemplateState;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  writtenAt!: Date;

  @Field({ description: 'Who wrote it.' })
  writtenBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was published.' })
  publishedAt!: Date | null;
}

export const MessageTemplatePage = PageOf(MessageTemplate, 'MessageTemplatePage', 'A page of texts.');

@ObjectType({ simpleResolvers: true, description: 'Whether a notice of another room becomes a message 通知规则.' })
@Scopes('outreach:read')
export class MessageRule {
  @Field(() => MessageNotice, { description: 'What is told.' })
  notice!: Notice;

  @Field({ description: 'Whether it becomes a message.' })
  enabled!: boolean;

  @Field(() => Int, { description: 'Version of the rule.' })
  version!: number;

  templateId!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last changed; null: never.' })
  changedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who changed it.' })
  changedBy!: string | null;
}
