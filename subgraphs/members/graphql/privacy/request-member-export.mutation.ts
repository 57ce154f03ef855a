import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { requestMemberExport } from '../../commands/privacy/request-member-export.ts';
import { memberExportsById } from '../../queries/privacy/member-exports.ts';
import { MemberExport } from './member-export.type.ts';
import { EXPORT_REFUSALS } from './refusals.ts';
import { REASON } from './desk.input.ts';

export const requestMemberExportMutation = defineMutation({
  name: 'requestMemberExport',
  says: 'Gathers what every room keeps of a member 导出个人信息. One of the last hours (24, by the care policy) answers '
    + 'again.',
  scopes: ['members:privacy'],
  input: 'A member\'s wish to know what is kept of it, as the privacy desk heard it.',
  takes: { memberId: idOf(PREFIX.member, 'Member.'), reason: REASON, idempotencyKey: KEY },
  refusals: { ...said('NOT_FOUND'), ...EXPORT_REFUSALS },
  command: requestMemberExport,
  answers: {
    memberExport: loaded(() => MemberExport, memberExportsById, 'exportId', 'The export; null when refused.'),
  },
});
