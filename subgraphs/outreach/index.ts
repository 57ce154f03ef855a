import { PREFIX } from '../contracts/ids.ts';
import { defineSubgraph } from '../kernel/define-subgraph.ts';
import type { GraphContext } from '../kernel/graph/context.ts';
import { decodeId, NOBODY } from '../kernel/ids.ts';
import { wordMigration } from '../words/word.migration.ts';
import { mergeMembers } from './commands/facts/merge-members.ts';
import { unmergeMembers } from './commands/facts/unmerge-members.ts';
import { handlers } from './events/handlers.ts';
import { answerMessageMutation } from './graphql/messages/answer-message.mutation.ts';
import { callOffMessagePlanMutation } from './graphql/messages/call-off-plan.mutation.ts';
import { MemberMessagesResolver, MessagePlanResolver, MessageResolver } from './graphql/messages/message.resolver.ts';
import { noteMessageDeliveryMutation } from './graphql/messages/note-delivery.mutation.ts';
import { planMessagesMutation } from './graphql/messages/plan-messages.mutation.ts';
import { decideOutreachPolicyMutation } from './graphql/policy/decide-policy.mutation.ts';
import { OutreachPolicyResolver } from './graphql/policy/policy.resolver.ts';
import { publishOutreachPolicyMutation } from './graphql/policy/publish-policy.mutation.ts';
import { Member } from './graphql/stubs.type.ts';
import { publishMessageTemplateMutation } from './graphql/templates/publish-template.mutation.ts';
import { setMessageRuleMutation } from './graphql/templates/set-rule.mutation.ts';
import { MessageRuleResolver, MessageTemplateResolver } from './graphql/templates/template.resolver.ts';
import { testMessageTemplateMutation } from './graphql/templates/test-template.mutation.ts';
import { writeMessageTemplateMutation } from './graphql/templates/write-template.mutation.ts';
import { jobs } from './jobs/jobs.ts';
import { outreach0001 } from './persistence/migrations/0001-outreach.ts';
import { outreach0002 } from './persistence/migrations/0002-messages.ts';
import { people } from './persistence/people.ts';
import { tables } from './persistence/tables/index.ts';
import { messagesById, plansById } from './queries/messages.ts';
import { templateViews } from './queries/template-view.ts';

export const outreach = defineSubgraph({
  name: 'outreach',
  graph: {
    resolvers: [
      OutreachPolicyResolver, publishOutreachPolicyMutation, decideOutreachPolicyMutation,
      MessageTemplateResolver, MessageRuleResolver, writeMessageTemplateMutation, publishMessageTemplateMutation,
      testMessageTemplateMutation, setMessageRuleMutation,
      MessageResolver, MessagePlanResolver, MemberMessagesResolver, planMessagesMutation, callOffMessagePlanMutation,
      noteMessageDeliveryMutation, answerMessageMutation,
    ],
    orphanedTypes: [Member],
    references: {
      Member: ({ id }) => ({ id }),
      Message: ({ id }, context: GraphContext) => context.load(messagesById, decodeId(PREFIX.message, id) ?? NOBODY),
      MessagePlan: ({ id }, context: GraphContext) =>
        context.load(plansById, decodeId(PREFIX.messagePlan, id) ?? NOBODY),
      MessageTemplate: ({ id }, context: GraphContext) =>
        context.load(templateViews, decodeId(PREFIX.messageTemplate, id) ?? NOBODY),
    },
  },
  entities: tables,
  migrations: [outreach0001, wordMigration('outreach'), outreach0002],
  people,
  merging: { merge: mergeMembers, unmerge: unmergeMembers },
  handlers,
  jobs,
  nodes: { [PREFIX.message]: 'Message', [PREFIX.messagePlan]: 'MessagePlan',
    [PREFIX.messageTemplate]: 'MessageTemplate' },
});
