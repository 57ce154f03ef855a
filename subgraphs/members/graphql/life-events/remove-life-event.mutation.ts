import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { removeLifeEvent } from '../../commands/life-events/remove-life-event.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { Member } from '../member.type.ts';

export const removeLifeEventMutation = defineMutation({
  name: 'removeLifeEvent',
  says: 'Forgets a day of a member\'s life.',
  scopes: ['members:write'],
  input: 'A day to forget.',
  takes: { id: idOf(PREFIX.lifeEvent, 'Life event.'), idempotencyKey: KEY },
  refusals: {
    ...said('NOT_FOUND'),
    CONSENT_REQUIRED: 'A franchise changes it with the member\'s consent FRANCHISE_SHARING, a partner channel never.',
  },
  command: removeLifeEvent,
  inputOf: ({ id }) => ({ lifeEventId: id }),
  answers: { member: loaded(() => Member, membersById, 'memberId', 'Whose it was; null when refused.') },
});
