import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { askOrder } from '../../calls/ask-order.ts';
import { recordComplaint } from '../../commands/complaints/record-complaint.ts';
import type * as words from '../../domain/complaints/words.ts';
import { complaintsById } from '../../queries/complaints/complaints.ts';
import { Complaint } from './complaint.type.ts';
import { ComplaintKind, ComplaintVia } from './words.ts';

export const recordComplaintMutation = defineMutation({
  name: 'recordComplaint',
  says: 'Keeps a complaint as it was received 登记投诉. Its times run from the receipt, also when it is recorded later; '
    + 'whose outlet it is about handles it.',
  scopes: ['members:write'],
  input: 'A complaint as the customer told it.',
  takes: {
    via: take<words.ComplaintVia>(() => ComplaintVia, 'How it came.'),
    kind: take<words.ComplaintKind>(() => ComplaintKind, 'What it is about.'),
    text: text('What the customer said, 1 to 2,000 characters.'),
    memberId: optional(idOf(PREFIX.member, 'Who complained; null: not known (yet).')),
    outletId: optional(idOf(PREFIX.outlet, 'Outlet it is about; null: head office, for a franchise the franchise.')),
    orderId: optional(idOf(PREFIX.order, 'Order it is about, of those that you see; with a member its own.')),
    region: optional(text('Region whose working days count, without a member; the first region without both.')),
    receivedAt: optional(dateTime('When it was received, within the last year; now without it.')),
    reference: optional(text('Its number where it was told, at most 100 characters; once in a channel.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'),
    ORDER_NOT_OF_MEMBER: 'The order was bought by somebody else, or nobody knows by whom.',
    TEXT_INVALID: 'A complaint has 1 to 2,000 characters.',
    RECEIVED_AT_INVALID: 'It was received within the last year, and not in the future.',
    REGION_UNKNOWN: 'There is no such region.',
    REFERENCE_INVALID: 'A reference has 1 to 100 visible characters.',
    REFERENCE_TAKEN: 'The channel recorded a complaint with this reference before.',
  },
  command: recordComplaint,
  inputOf: async (asked, context) => {
    const told = await askOrder(context, asked.orderId);
    return { ...asked, toldOrder: () => told };
  },
  answers: {
    complaint: loaded(() => Complaint, complaintsById, 'complaintId', 'The complaint; null when refused.'),
  },
});
