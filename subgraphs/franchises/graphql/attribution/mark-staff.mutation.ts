import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { markStaff } from '../../commands/history/mark-staff.ts';
import { Member } from '../stubs.type.ts';
import { REASON } from '../network/takes.ts';

export const markStaffMutation = defineMutation({
  name: 'markStaff',
  says: 'Marks a member as staff 员工 or no longer: staff purchases earn nobody a rebate, from now on.',
  scopes: ['franchises:write'],
  input: 'Who is staff.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member id.'),
    isStaff: flag('Staff or not.'),
    reason: REASON,
    idempotencyKey: KEY,
  },
  refusals: said('NOT_FOUND', 'INVALID', 'HEAD_OFFICE_ONLY'),
  command: markStaff,
  answers: {
    member: {
      type: () => Member, says: 'The member; its attribution as it is now; null when refused.',
      of: ({ memberId }) => ({ id: encodeId(PREFIX.member, memberId) }),
    },
  },
});
