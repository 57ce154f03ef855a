import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, optional, otherwise, take, text } from '../../../kernel/graph/mutation/take.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { settleBenefits } from '../../calls/settle-benefits.ts';
import { openServiceOrder } from '../../commands/orders/open-service-order.ts';
import type { WarrantyWord } from '../../domain/words.ts';
import { ServiceWarranty } from '../words.ts';
import { ANSWER, NOTE, notByMembers, PHOTOS } from './takes.ts';

export const openServiceOrderMutation = defineMutation({
  name: 'openServiceOrder',
  says: 'Takes a piece in 开立服务单: what is to be done, by when, for how much or by which benefit. A benefit is booked '
    + 'with rewards at once; benefitState says whether it was. One that is refused pays for nothing: the price is that '
    + 'of the list.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'A piece that is brought to a counter.',
  takes: {
    memberId: optional(idOf(PREFIX.member, 'Whose it is; null: of no member, then holder says who brings it.')),
    holder: optional(text('Who brings it, where that is no member, 1 to 100 characters.')),
    outletId: idOf(PREFIX.outlet, 'Outlet that takes it in: of a franchise its own, of a channel its own.'),
    kind: text('Code of the kind of service 服务项目, for example "repair".'),
    orderLineId: optional(idOf(PREFIX.orderLine, 'Line of the sale that the piece is of; null: sold elsewhere.')),
    piece: text('The piece in words, 1 to 500 characters.'),
    promisedAt: optional(dateTime('When it is promised for, within two years; by the days of its kind without it.')),
    benefitId: optional(idOf(PREFIX.benefit, 'Benefit of the member that pays for it.')),
    warranty: optional(take<WarrantyWord>(() => ServiceWarranty, 'As the desk decides; by the dates without it.')),
    warrantyReason: optional(text('Why, where the dates say otherwise; at most 500 characters.')),
    photos: otherwise([], PHOTOS),
    note: NOTE,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    KIND_UNKNOWN: 'The house has no such service now.',
    HOLDER_INVALID: 'Either a member, or who brings it in 1 to 100 characters.',
    PIECE_NOT_THEIRS: 'The member bought no such piece.',
    PIECE_RETURNED: 'The piece was returned.',
    WARRANTY_REASON_REQUIRED: 'The dates say otherwise: say why.',
    PROMISED_AT_INVALID: 'It is promised within two years from now.',
    PHOTO_INVALID: 'At most 30 pictures, each an https address.',
  },
  command: openServiceOrder,
  afterwards: async (value, context) => {
    // Without an answer the benefit stays asked for; the job of every minute asks again.
    await settleBenefits(context.services, value).catch(() => undefined);
    return accepted(value);
  },
  answers: ANSWER,
});
