import { defineMutations } from '../../../kernel/graph/mutation/define-mutation.ts';
import { stepComplaint } from '../../commands/complaints/step-complaint.ts';
import type { Step } from '../../domain/complaints/steps.ts';
import { REPLY, TAKES } from './complaint-steps.ts';

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
