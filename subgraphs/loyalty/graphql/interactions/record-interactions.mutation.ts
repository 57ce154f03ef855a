import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { between, dateTime, idOf, KEY, take } from '../../../kernel/graph/mutation/take.ts';
import { PointsScalar } from '../../../kernel/graph/scalars.ts';
import { NOBODY } from '../../../kernel/ids.ts';
import { refused } from '../../../kernel/outcome.ts';
import { recordInteractions, type InteractionInput } from '../../commands/record-interactions.ts';
import type { InteractionKind } from '../../domain/growth.ts';
import { wasOnAir } from '../../domain/on-air.ts';
import { airTimes } from './ask-sessions.ts';
import { MAX_ROWS } from '../takes.ts';
import { InteractionKindName } from '../words.ts';

const NOT_LIVE = 'The session was not on air at that time.';

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

type Interactions = InteractionInput['interactions'];

const at = (index: number, field: string) => ['interactions', String(index), field];
const noContent = (index: number) =>
  refused('NOT_FOUND', 'There is no such content.', at(index, 'contentId'));

/** What needs nobody to be asked. */
function refusalAtOnce({ interactions }: InteractionInput, now: Date) {
  for (const [index, { contentId, at: when }] of interactions.entries()) {
    if (contentId === NOBODY) return noContent(index);
    if (when > now) return refused('IN_THE_FUTURE', 'It has not happened yet.', at(index, 'at'));
  }
  return null;
}

/** A session that nobody held, or held at another time, moves no growth. */
async function refusalOfTimes(context: GraphContext, interactions: Interactions) {
  const sessions = await airTimes(context, interactions);
  for (const [index, { contentId, at: when }] of interactions.entries()) {
    const session = sessions.get(contentId);
    if (!session) return noContent(index);
    if (!wasOnAir(session, when)) return refused('NOT_LIVE', NOT_LIVE, at(index, 'at'));
  }
  return null;
}
