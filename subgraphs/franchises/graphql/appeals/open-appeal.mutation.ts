import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, list, optional, otherwise, text } from '../../../kernel/graph/mutation/take.ts';
import { openAppeal } from '../../commands/appeals/open-appeal.ts';
import { APPEAL_ANSWER } from './appeal-answer.ts';

export const openAttributionAppealMutation = defineMutation({
  name: 'openAttributionAppeal',
  says: 'A franchise appeals against where a member belongs 提出归属申诉. The answer is the same whoever bought the '
    + 'order, and whether or not the house knows who did.',
  scopes: ['franchises:rebates'],
  input: 'What is appealed for, and why. Name an order or a member, one of the two.',
  takes: {
    orderId: optional(idOf(PREFIX.order, 'Whose buyer: an order that the franchise sold, paid within 90 days.')),
    memberId: optional(idOf(PREFIX.member,
      'A member that the franchise sees, for example one who stands in its store.')),
    statement: text('Why, 10 to 2,000 characters.'),
    photos: otherwise([], list<string>(() => String,
      'Addresses of pictures that show it 证据, https, at most 10.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    FRANCHISE_ONLY: 'Only a franchise appeals.',
    PHOTO_INVALID: 'A picture is an https address.',
    APPEAL_TOO_LATE: 'An order is appealed for within 90 days of its payment.',
    ALREADY_HOME: 'The member is at home with the franchise.',
    FRANCHISE_CLOSED: 'The franchise has ended.',
    ALREADY_OPEN: 'An appeal for it is being decided.',
  },
  command: openAppeal,
  answers: APPEAL_ANSWER,
});
