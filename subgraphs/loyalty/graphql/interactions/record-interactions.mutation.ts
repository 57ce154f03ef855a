import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { between, dateTime, idOf, KEY, take } from '../../../kernel/graph/mutation/take.ts';
import { PointsScalar } from '../../../kernel/graph/scalars.ts';
import { recordInteractions } from '../../commands/record-interactions.ts';
import type { InteractionKind } from '../../domain/growth.ts';
import { NOT_LIVE, refusalAtOnce, refusalOfTimes } from './interaction-refusals.ts';
import { MAX_ROWS } from '../takes.ts';
import { InteractionKindName } from '../words.ts';

const interaction = form('InteractionInput', 'What a member did to a content.', {
  contentId: idOf(PREFIX.liveSession, 'Live session id or other content id (TypeID of a session).'),
  kind: take<InteractionKind>(() => InteractionKindName, 'What was done.'),
  at: dateTime('When; not in the future.'),
});

export const recordInteractionsMutation = defineMutation({
  name: 'recordInteractions',
  says: 'Growth for likes, comments and shares: one of each per content, 50 a day. Only of sessions that '
    + 'were on air at that time.',
  scopes: ['loyalty:interact'],
  input: 'Interactions of one member.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member id.'),
    interactions: between(1, MAX_ROWS, formsOf(interaction, 'What was done, 1 to 200.')),
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: 'There is no such member or content.',
    IN_THE_FUTURE: 'An interaction has happened already.',
    NOT_LIVE,
  },
  command: recordInteractions,
  inputOf: async (asked, context) => (
    refusalAtOnce(asked, context.now) ?? await refusalOfTimes(context, asked.interactions) ?? asked),
  answers: {
    growth: { type: () => PointsScalar, says: 'Growth 成长值 that was earned.', of: ({ growth }) => growth },
  },
});
