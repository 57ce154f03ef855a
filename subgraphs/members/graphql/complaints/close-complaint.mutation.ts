import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { take } from '../../../kernel/graph/mutation/take.ts';
import { stepComplaint } from '../../commands/complaints/step-complaint.ts';
import type { Closing } from '../../domain/complaints/words.ts';
import { REPLY, TAKES } from './complaint-steps.ts';
import { ComplaintClosing } from './words.ts';

export const closeComplaintMutation = defineMutation({
  ...REPLY,
  name: 'closeComplaint',
  says: 'Ends a complaint that needs no resolution 关闭投诉.',
  input: 'Why a complaint ends without a resolution.',
  takes: { ...TAKES, closing: take<Closing>(() => ComplaintClosing, 'Why.') },
  command: stepComplaint,
  inputOf: ({ id, ...asked }) => ({ complaintId: id, ...asked, step: 'close' as const }),
});
