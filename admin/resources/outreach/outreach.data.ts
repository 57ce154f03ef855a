import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  OutreachCallOffDocument, OutreachMessagesDocument, OutreachNoteDeliveryDocument, OutreachPlanMessagesDocument,
  OutreachPlansDocument, OutreachPublishDocument, OutreachSetRuleDocument, OutreachTemplatesDocument,
  OutreachTestDocument, OutreachWriteDocument, type CallOffMessagePlanInput, type MessageFilter,
  type NoteMessageDeliveryInput, type OutreachMessageQuery, type OutreachMessagesQuery, type OutreachPlanQuery,
  type OutreachPlansQuery, type OutreachRulesQuery, type OutreachTemplateQuery, type OutreachTemplatesQuery,
  type OutreachTemplatesQueryVariables, type PlanMessagesInput, type PublishMessageTemplateInput,
  type SetMessageRuleInput, type TestMessageTemplateInput, type WriteMessageTemplateInput,
} from '../../gql/graphql.ts';

export type MessageRow = OutreachMessagesQuery['messages']['items'][number];
export type ShownMessage = NonNullable<OutreachMessageQuery['message']>;
export type PlanRow = OutreachPlansQuery['messagePlans']['items'][number];
export type ShownPlan = NonNullable<OutreachPlanQuery['messagePlan']>;
export type PlanMessage = OutreachPlanQuery['messages']['items'][number];
export type TemplateRow = OutreachTemplatesQuery['messageTemplates']['items'][number];
export type ShownTemplate = NonNullable<OutreachTemplateQuery['messageTemplate']>;
export type Rule = OutreachRulesQuery['messageRules'][number];
export type Figures = OutreachRulesQuery['messageFigures'][number];

export const STATES = ['PLANNED', 'SENDING', 'SENT', 'DELIVERED', 'UNCERTAIN', 'FAILED', 'REFUSED',
  'CANCELLED'] as const;
export const CHANNELS = ['EMAIL', 'SMS', 'APP', 'WECOM'] as const;
export const KINDS = ['MARKETING', 'SERVICE'] as const;
export const TEMPLATE_STATES = ['DRAFT', 'PUBLISHED', 'REPLACED'] as const;

export const messageSource: Source<MessageRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(OutreachMessagesDocument, { page, filter: {
    state: (typed(filter.state) ?? null) as MessageFilter['state'] } })).messages,
};

export const planSource: Source<PlanRow> = {
  list: async ({ page }: ListAsked) => (await ask(OutreachPlansDocument, { page })).messagePlans,
};

export const templateSource: Source<TemplateRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(OutreachTemplatesDocument, { page,
    state: (typed(filter.state) ?? null) as OutreachTemplatesQueryVariables['state'] })).messageTemplates,
};

export const writeTemplate = async (input: WriteMessageTemplateInput) =>
  (await ask(OutreachWriteDocument, { input })).writeMessageTemplate;
export const publishTemplate = async (input: PublishMessageTemplateInput) =>
  (await ask(OutreachPublishDocument, { input })).publishMessageTemplate;
export const testTemplate = async (input: TestMessageTemplateInput) =>
  (await ask(OutreachTestDocument, { input })).testMessageTemplate;
export const setRule = async (input: SetMessageRuleInput) =>
  (await ask(OutreachSetRuleDocument, { input })).setMessageRule;
export const planMessages = async (input: PlanMessagesInput) =>
  (await ask(OutreachPlanMessagesDocument, { input })).planMessages;
export const callOff = async (input: CallOffMessagePlanInput) =>
  (await ask(OutreachCallOffDocument, { input })).callOffMessagePlan;
export const noteDelivery = async (input: NoteMessageDeliveryInput) =>
  (await ask(OutreachNoteDeliveryDocument, { input })).noteMessageDelivery;

/** "points = 1,200" a line each. */
export function pairsIn(lines: string): { name: string; value: string }[] {
  return lines.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const at = line.indexOf('=');
    return at < 0 ? { name: line, value: '' } : { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
  });
}
