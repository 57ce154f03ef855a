import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { requestMemberExport } from '../../commands/privacy/request-member-export.ts';
import { memberExportsById } from '../../queries/privacy/member-exports.ts';
import { MemberExport } from '../privacy/member-export.type.ts';
import { EXPORT_REFUSALS } from '../privacy/refusals.ts';
import { myId, OWN } from './only-members.ts';

export const requestMyExportMutation = defineMutation({
  ...OWN,
  name: 'requestMyExport',
  says: 'A member asks what every room keeps of it 导出本人信息. One of the last hours (24, by the care policy) '
    + 'answers again.',
  input: 'A member\'s wish to know.',
  takes: { idempotencyKey: KEY },
  refusals: { ...said('NOT_FOUND'), ...EXPORT_REFUSALS },
  command: requestMemberExport,
  inputOf: (_asked, context) => ({ memberId: myId(context), reason: null }),
  answers: {
    memberExport: loaded(() => MemberExport, memberExportsById, 'exportId', 'The export; null when refused.'),
  },
});
