import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import {
  between, dateTime, DRY_RUN, flag, idOf, idsOf, KEY, optional, otherwise, take, text,
} from '../../../kernel/graph/mutation/take.ts';
import { UNKNOWN_SEGMENT, unknownSegment } from '../../calls/ask-segments.ts';
import { planMessages } from '../../commands/messages/plan-messages.ts';
import { plansById } from '../../queries/messages.ts';
import { MessageBulkPriority } from '../words.ts';
import { MessagePlan, MessageReach } from './message.type.ts';

const VALUE = form('MessageValueInput', 'What a variable says in every message of a plan.', {
  name: text('The variable.'), value: text('What it says, at most 500 characters.'),
});

export const planMessagesMutation = defineMutation({
  name: 'planMessages',
  says: 'Plans one message for each of an audience 群发; dryRun answers how many it would reach and changes nothing. '
    + 'Marketing takes a slot of each member’s cap at once, goes outside quiet hours, and to whoever agreed.',
  scopes: ['outreach:send'],
  input: 'A text and its audience: exactly one of memberIds, segmentId and everyone.',
  takes: {
    templateId: idOf(PREFIX.messageTemplate, 'The text, published.'),
    memberIds: optional(between(1, 100, idsOf(PREFIX.member, 'These members, 1 to 100.'))),
    segmentId: optional(idOf(PREFIX.segment, 'A segment of members 分群.')),
    everyone: otherwise(false, flag('Everyone.')),
    region: optional(text('With everyone: in this region alone.')),
    values: otherwise([], between(0, 20, formsOf(VALUE, 'What its variables say, at most 20.'))),
    priority: take<'campaign' | 'newsletter'>(() => MessageBulkPriority,
      'What it comes before; of service texts without a meaning.'),
    dueAt: optional(dateTime('When it goes, at most a year ahead; at once without it.')),
    endsAt: optional(dateTime('End of what it offers: what has not gone by then is dropped.')),
    dryRun: DRY_RUN, idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'), ...UNKNOWN_SEGMENT,
    TEXT_NOT_PUBLISHED: 'Publish the text first.', MISSING_VARIABLE: 'A variable of the text is not said 缺少变量.',
    VALUE_INVALID: 'Each declared variable once, at most 500 characters.',
    AUDIENCE_INVALID: 'Exactly one of memberIds, segmentId and everyone; a region with everyone alone.',
    KIND_WRONG: 'A service text answers what a member did: it goes to named members alone.',
    ENDS_TOO_EARLY: 'What it offers is over before it goes out.', DUE_INVALID: 'At most a year ahead.',
  },
  command: planMessages,
  inputOf: async (asked, context) => (await unknownSegment(context, asked.segmentId, ['segmentId'])) ?? asked,
  answers: {
    plan: loaded(() => MessagePlan, plansById, 'planId', 'The plan; null when refused, and with dryRun.'),
    reach: { type: () => MessageReach, says: 'How many it would reach; null when refused, and of a segment.',
      of: ({ reach }) => reach },
  },
});
