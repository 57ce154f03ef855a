import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { complaintsById } from '../../queries/complaints/complaints.ts';
import { Complaint } from './complaint.type.ts';

/** What every step of whoever handles a complaint takes. */
export const TAKES = {
  id: idOf(PREFIX.complaint, 'Complaint.'),
  text: text('What was said, or why, 1 to 2,000 characters; stands in the history.'),
  expectedVersion: VERSION,
  idempotencyKey: KEY,
};

/** And what it answers, or why it is refused. */
export const REPLY = {
  scopes: ['members:care'],
  refusals: {
    ...said('NOT_FOUND', 'STALE'),
    TEXT_INVALID: 'The text has 1 to 2,000 characters.',
    NOT_OPEN: 'It is resolved or closed: open it again first.',
    NOT_DONE: 'It is open.',
    ALREADY_WAITING: 'The customer is waited for already.',
    NOT_WAITING: 'The customer is not waited for.',
    WAITING_USED_UP: 'The customer was waited for as long as is allowed in total.',
    NOT_ESCALATABLE: 'It is not in other hands: head office\'s own, or there already.',
    HEAD_OFFICE_ONLY: 'Head office has it: only head office ends it, opens it again or gives it back.',
  },
  extras: CURRENT_VERSION,
  answers: {
    complaint: loaded(() => Complaint, complaintsById, 'complaintId', 'The complaint; null when refused.'),
  },
};
