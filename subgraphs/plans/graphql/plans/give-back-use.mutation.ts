import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { giveBackUse } from '../../commands/plans/give-back-use.ts';
import { Member } from '../stubs.type.ts';

export const giveBackPlanUseMutation = defineMutation({
  name: 'giveBackPlanUse',
  says: 'Gives back what an order took of plans 退回计划抵用: it was cancelled, or came back whole.',
  scopes: ['plans:write'],
  input: 'Which order.',
  takes: {
    memberId: idOf(PREFIX.member, 'Who bought.'), reference: text('Number of the order.'),
    note: text('Why, 1 to 500 characters.'), idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'), NOTHING_USED: 'This order took nothing of plans, or it was given back.',
    NOTE_REQUIRED: 'Say why.',
  },
  command: giveBackUse,
  answers: {
    member: {
      type: () => Member, says: 'Whose plans they are; null when refused.',
      of: ({ memberId }: { memberId: string }) => ({ id: encodeId(PREFIX.member, memberId) }),
    },
  },
});
