import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional } from '../../../kernel/graph/mutation/take.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { transferMember } from '../../commands/history/transfer-member.ts';
import { Member } from '../stubs.type.ts';
import { REASON } from '../network/takes.ts';

export const transferMemberMutation = defineMutation({
  name: 'transferMember',
  says: 'Moves a member to a franchise or head office by hand 人工调整归属, from now for a whole period.',
  scopes: ['franchises:write'],
  input: 'Who moves where.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member id.'),
    franchiseId: optional(idOf(PREFIX.franchise, 'New home; left out or null for head office.')),
    reason: REASON,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID', 'HEAD_OFFICE_ONLY'),
    ALREADY_THERE: 'The member belongs there already.',
  },
  command: transferMember,
  answers: {
    member: {
      type: () => Member, says: 'The member; its attribution as it is now; null when refused.',
      of: ({ memberId }) => ({ id: encodeId(PREFIX.member, memberId) }),
    },
  },
});
