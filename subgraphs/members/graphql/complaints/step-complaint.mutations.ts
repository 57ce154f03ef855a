import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, defineMutations, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, take, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { stepComplaint } from '../../commands/complaints/step-complaint.ts';
import type { Step } from '../../domain/complaints/steps.ts';
import type { Closing } from '../../domain/complaints/words.ts';
import { complaintsById } from '../../queries/complaints/complaints.ts';
import { Complaint } from './complaint.type.ts';
import { ComplaintClosing } from './words.ts';

const TAKES = {
  id: idOf(PREFIX.complaint, 'Complaint.'),
  text: text('What was said, or why, 1 to 2,000 characters; stands in the history.'),
  expectedVersion: VERSION,
  idempotencyKey: KEY,
};

const REPLY = {
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

interface Asked { readonly id: string; readonly text: string; readonly expectedVersion: number }

const deed = (step: Step, says: string) => ({
  says, command: stepComplaint,
  inputOf: ({ id, ...asked }: Asked) => ({ complaintId: id, ...asked, step, closing: null }),
});

export const stepComplaintMutations = defineMutations('ComplaintStep', {
  ...REPLY, input: 'A step of whoever handles a complaint.', takes: TAKES,
}, {
  noteOnComplaint: deed('note', 'Adds a note that only the house reads 内部备注; also when it is done.'),
  answerComplaint: deed('answer', 'Keeps what the customer was answered 回复客户; the first one ends the time to '
    + 'the first answer.'),
  waitForCustomer: deed('wait', 'The customer is waited for 等待客户: the time to the first answer stands still, at '
    + 'most for as many hours in total as the policy says.'),
  resumeComplaint: deed('resume', 'The customer has come back 恢复计时.'),
  escalateComplaint: deed('escalate', 'Gives a franchise\'s complaint to head office 升级总部 before its time.'),
  handBackComplaint: deed('hand_back', 'Head office gives it back to its franchise 退回加盟商.'),
  resolveComplaint: deed('resolve', 'It is resolved 办结; without an answer before, this is the first one.'),
  reopenComplaint: deed('reopen', 'Opens it again with a reason 重新打开; the working days to its resolution begin anew.'),
});

export const closeComplaintMutation = defineMutation({
  ...REPLY,
  name: 'closeComplaint',
  says: 'Ends a complaint that needs no resolution 关闭投诉.',
  input: 'Why a complaint ends without a resolution.',
  takes: { ...TAKES, closing: take<Closing>(() => ComplaintClosing, 'Why.') },
  command: stepComplaint,
  inputOf: ({ id, ...asked }) => ({ complaintId: id, ...asked, step: 'close' as const }),
});
