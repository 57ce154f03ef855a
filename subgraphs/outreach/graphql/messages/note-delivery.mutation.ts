import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { noteDelivery } from '../../commands/messages/note-delivery.ts';
import { ID } from 'type-graphql';

export const noteMessageDeliveryMutation = defineMutation({
  name: 'noteMessageDelivery',
  says: 'A receipt of a gateway 送达回执, or a person’s word on an uncertain message: it arrived, or it did not.',
  scopes: ['outreach:deliver'],
  input: 'A receipt.',
  takes: {
    messageId: idOf(PREFIX.message, 'The message.'), delivered: flag('Whether it arrived.'),
    says: optional(text('What the gateway says, at most 500 characters; no address.')), idempotencyKey: KEY,
  },
  refusals: { ...said('NOT_FOUND', 'INVALID'), NOT_NOW: 'It was never sent, or has another end.' },
  command: noteDelivery,
  answers: { messageId: { type: () => ID, says: 'The message; null when refused.',
    of: ({ messageId }) => encodeId(PREFIX.message, messageId) } },
});
