import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, KEY, optional, otherwise, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { recordComplaints } from '../../calls/record-complaints.ts';
import { settleBenefits } from '../../calls/settle-benefits.ts';
import { addPhotos } from '../../commands/orders/add-photos.ts';
import { handOver } from '../../commands/orders/hand-over.ts';
import { rateServiceOrder } from '../../commands/orders/rate-service-order.ts';
import {
  ANSWER, EDIT, notByMembers, PHOTOS, serviceOrderId, STALE_EXTRAS, STEP_REFUSALS,
} from './takes.ts';

export const handOverServiceOrderMutation = defineMutation({
  name: 'handOverServiceOrder',
  says: 'Hands a piece over 交付取件: to the member that has just shown its code in this store (checkMemberCode), or to '
    + 'whoever is named. What is due is paid; a booked benefit is used.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'A piece that is fetched.',
  takes: {
    ...EDIT,
    byCode: otherwise(false, flag('The member stands here with its code.')),
    handedTo: optional(text('Who takes it, 1 to 100 characters; without byCode.')),
    paidBy: optional(text('Number of the payment of what is due, 1 to 100 characters.')),
  },
  refusals: {
    ...STEP_REFUSALS,
    RECEIVER_INVALID: 'Say who takes it, in 1 to 100 characters.',
    NOT_VISITING: 'The member has not shown its code in this store just now.',
    PAYMENT_REQUIRED: 'Something is due: it is paid first.',
    PAYMENT_INVALID: 'A number of a payment has 1 to 100 visible characters.',
  },
  extras: STALE_EXTRAS,
  command: handOver,
  inputOf: ({ id, ...rest }) => ({ serviceOrderId: id, ...rest }),
  afterwards: async (value, context) => {
    await settleBenefits(context.services, value).catch(() => undefined);
    return accepted(value);
  },
  answers: ANSWER,
});

export const rateServiceOrderMutation = defineMutation({
  name: 'rateServiceOrder',
  says: 'The customer’s word on a service that is over 服务评价, once: by itself, or as it told the desk. With few '
    + 'stars it may be meant as a complaint 投诉, which is kept at once and has its 48 hours.',
  scopes: ['service:answer'],
  input: 'A word on a service.',
  takes: {
    id: serviceOrderId,
    stars: whole('1 to 5 stars.'),
    text: optional(text('What is said, at most 1,000 characters; a complaint says something.')),
    complain: otherwise(false, flag('It is meant as a complaint.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    NOT_OVER: 'It is not over yet.',
    ALREADY_RATED: 'It was rated before.',
    NO_COMPLAINT: 'A complaint says why, with no more stars than the policy says.',
  },
  command: rateServiceOrder,
  inputOf: ({ id, ...rest }) => ({ serviceOrderId: id, ...rest }),
  afterwards: async (value, context) => {
    await recordComplaints(context.services, value).catch(() => undefined);
    return accepted(value);
  },
  answers: ANSWER,
});

export const addServicePhotosMutation = defineMutation({
  name: 'addServicePhotos',
  says: 'Adds pictures to a service order 添加图片; one that is there already stays as it is.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'Pictures of a piece.',
  takes: { id: serviceOrderId, photos: PHOTOS, idempotencyKey: KEY },
  refusals: {
    ...said('NOT_FOUND'),
    PHOTO_INVALID: 'A picture is an https address.',
    TOO_MANY: 'An order has at most 30 pictures.',
  },
  command: addPhotos,
  inputOf: ({ id, photos }) => ({ serviceOrderId: id, photos }),
  answers: ANSWER,
});
