import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { between, dateTime, idOf, optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { refused } from '../../../kernel/outcome.ts';
import { learnViewers } from '../../calls/learn-viewers.ts';
import { takeInteractions } from '../../commands/interactions/take-interactions.ts';
import type { InteractionWord } from '../../domain/interactions/interaction-rules.ts';
import { InteractionRefusal, RoomInteractionKind } from './interaction.type.ts';

const MOST = 500;

const INTERACTION = form('RoomInteractionInput', 'What somebody did about a live room.', {
  eventId: text('Yours, 1 to 64 characters: the same again is the same, so that all may be told until it is answered.'),
  memberId: optional(idOf(PREFIX.member, 'Member id; left out for a viewer who is none 游客.')),
  kind: take<InteractionWord>(() => RoomInteractionKind, 'What.'),
  at: dateTime('When, by your clock: up to two minutes ahead or behind are moved into the time on air.'),
});

export const tellInteractionsMutation = defineMutation({
  name: 'tellInteractions',
  says: 'Tells what viewers of a live room did 上报直播互动, in lists, at least once and in any order. First likes, comments '
    + 'and shares of members give growth 成长值 with loyalty\'s caps; ids that you do not see are counted apart.',
  scopes: ['loyalty:interact'],
  guard: ({ actor: { kind } }) => {
    if (kind === 'person') throw new RequestError('FORBIDDEN', 'What viewers did is said by who saw it.');
  },
  input: 'What viewers of one live room did.',
  takes: {
    sessionId: idOf(PREFIX.liveSession, 'Live session id.'),
    interactions: between(1, MOST, formsOf(INTERACTION, 'What was done, 1 to 500.')),
  },
  refusals: {
    NOT_FOUND: 'There is no such session.',
    TRY_AGAIN: 'Whether ids that are new here are members cannot be said now; tell all again.',
    MEMBER_ONLY: 'The room is for members only 会员专场 and lets in the channel of its outlet.',
  },
  command: takeInteractions,
  inputOf: async (asked, context) => (
    await learnViewers(context, asked.interactions.map(({ memberId }) => memberId)) ? asked
      : refused('TRY_AGAIN' as const, 'Who some of them are cannot be said at the moment.', ['interactions'])),
  answers: {
    taken: { type: () => Int, says: 'How many were new.', of: ({ taken }) => taken },
    repeated: { type: () => Int, says: 'How many had been told before.', of: ({ repeated }) => repeated },
    strangers: { type: () => Int, says: 'Of the new ones: by ids that are unknown to you 未识别.',
      of: ({ strangers }) => strangers },
    guests: { type: () => Int, says: 'Of the new ones: by viewers without an id.', of: ({ guests }) => guests },
    notBelieved: { type: () => [InteractionRefusal],
      says: 'Those that were not believed, at most 500; nothing else was kept back by them.',
      of: ({ refused: not }) => not },
  },
});
