import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { askOrder } from '../../calls/ask-order.ts';
import { linkComplaint } from '../../commands/complaints/link-complaint.ts';
import { complaintsById, orderOfComplaint } from '../../queries/complaints/complaints.ts';
import { Complaint } from './complaint.type.ts';

export const linkComplaintMutation = defineMutation({
  name: 'linkComplaint',
  says: 'Gives a complaint the member who made it 关联会员, found out later.',
  scopes: ['members:care'],
  input: 'Whose complaint it is.',
  takes: {
    id: idOf(PREFIX.complaint, 'Complaint.'),
    memberId: idOf(PREFIX.member, 'Who complained.'),
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: { ...said('NOT_FOUND', 'STALE'), ALREADY_LINKED: 'It has its member.',
    ORDER_NOT_OF_MEMBER: 'It is about an order that somebody else bought, or nobody knows who.' },
  extras: CURRENT_VERSION,
  command: linkComplaint,
  inputOf: async ({ id, ...asked }, context) => {
    const told = await askOrder(context, await orderOfComplaint(context.services.home.database.sql, id));
    return { complaintId: id, ...asked, buyerId: () => told?.buyerId ?? null };
  },
  answers: {
    complaint: loaded(() => Complaint, complaintsById, 'complaintId', 'The complaint; null when refused.'),
  },
});
