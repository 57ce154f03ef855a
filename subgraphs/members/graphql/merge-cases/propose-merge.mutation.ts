import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, text } from '../../../kernel/graph/mutation/take.ts';
import { proposeMerge } from '../../commands/propose-merge.ts';
import { mergeCasesById } from '../../queries/merge-cases/merge-cases.ts';
import { MergeCase } from './merge-case.type.ts';

export const proposeMergeMutation = defineMutation({
  name: 'proposeMerge',
  says: 'Opens a merge case of two members 提出合并, to be decided like those that OneID opens; where one is open '
    + 'already, that one is answered.',
  scopes: ['members:merge'],
  input: 'Two members who may be one person.',
  takes: {
    memberId: idOf(PREFIX.member, 'One of them.'),
    otherMemberId: idOf(PREFIX.member, 'The other; the older of the two would survive.'),
    reason: text('Why, 5 to 500 characters; shown with the case.'),
  },
  refusals: {
    ...said('NOT_FOUND'),
    ERASED: 'The member was erased: nothing of it is left to merge or to part.',
    SAME_MEMBER: 'Both ids name the same member.',
    ALREADY_ONE: 'They were merged before.',
    REASON_INVALID: 'A reason has 5 to 500 characters.',
  },
  command: proposeMerge,
  answers: {
    mergeCase: loaded(() => MergeCase, mergeCasesById, 'caseId', 'The case; null when refused.'),
  },
});
