import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { DRY_RUN, idOf, optional, take, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { newId } from '../../../kernel/ids.ts';
import { decideMergeCase, type Decided } from '../../commands/decide-merge-case.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { mergeCasesById } from '../../queries/merge-cases/merge-cases.ts';
import { MergeDecision } from '../words.ts';
import { Member } from '../member.type.ts';
import { MergeCase } from './merge-case.type.ts';
import { chosenOf, KEEP } from './merge-keep.input.ts';
import { movesField } from './moves.ts';

export const decideMergeCaseMutation = defineMutation({
  name: 'decideMergeCase',
  says: 'Decides whether two members are one person 合并决定. A merge keeps the older id; orders, points and '
    + 'attribution follow it; unmergeMember undoes it.',
  scopes: ['members:merge'],
  input: 'An operator\'s decision on a merge case.',
  takes: {
    id: idOf(PREFIX.mergeCase, 'Merge case.'),
    decision: take<'merge' | 'dismiss'>(() => MergeDecision, 'One person, or two.'),
    ...KEEP,
    reason: text('Why, 5 to 500 characters; kept in the audit trail.'),
    expectedVersion: optional(VERSION),
    dryRun: DRY_RUN,
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE'),
    ALREADY_DECIDED: 'The case was decided before.',
    REASON_INVALID: 'A reason has 5 to 500 characters.',
  },
  extras: CURRENT_VERSION,
  command: decideMergeCase,
  inputOf: ({ id, keep, ...asked }) => ({ caseId: id, ...asked, ...chosenOf(keep) }),
  answers: {
    mergeCase: loaded(() => MergeCase, mergeCasesById, 'caseId', 'The case; null when refused.'),
    survivor: loaded(() => Member, membersById, 'survivorId',
      'With MERGE: the member who survives.'),
    moves: movesField<Decided>(({ survivorId, otherId }, context) => (survivorId && otherId
      ? context.services.foretell(context.request, { deed: 'merge', told: {
        memberId: survivorId, otherMemberId: otherId, mergedAt: context.now, mergeId: newId(context.now),
      } }) : null), ({ moved }) => moved ?? null),
  },
});
