import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { dateTime, idOf, KEY, optional, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { proposeSharingTerms } from '../../commands/sharing/propose-sharing-terms.ts';
import { sharingTermsById } from '../../queries/sharing/sharing-terms.ts';
import { headOfficeOnly } from './head-office.ts';
import { SharingTerms } from './sharing.type.ts';

export const proposeSharingTermsMutation = defineMutation({
  name: 'proposeSharingTerms',
  says: 'Says what people of a franchise are shown of members 数据共享条款. What shows nobody more counts by '
    + 'itself; what shows somebody more waits for another person.',
  scopes: ['members:policy'], guard: headOfficeOnly,
  input: 'Whose, what, from when and why.',
  takes: {
    franchiseId: optional(idOf(PREFIX.franchise, 'Id of the franchise; absent or null: all without their own terms.')),
    manager: whole('Layer of its managers 店长: 1 pseudonym, 2 masked contacts, 3 contacts during a service.'),
    associate: whole('Layer of its associates 店员, 1 to 3.'),
    startsAt: optional(dateTime('From when, at most a year ahead; absent or null: now.')),
    reason: text('Why, 5 to 500 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    NOT_FOUND: 'There is no such franchise, or it has no outlet yet.',
    INVALID_LAYER: 'A layer is 1, 2 or 3.',
    INVALID_PERIOD: 'They begin now or within a year.',
    INVALID_REASON: 'A reason has 5 to 500 characters.',
  },
  command: proposeSharingTerms,
  answers: { terms: loaded(() => SharingTerms, sharingTermsById, 'termsId', 'The terms, waiting or approved.') },
});
