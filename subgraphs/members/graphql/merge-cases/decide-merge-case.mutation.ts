import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { DRY_RUN, idOf, optional, take, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { newId } from '../../../kernel/ids.ts';
import { decideMergeCase, type Decided } from '../../commands/decide-merge-case.ts';
import type { Side } from '../../domain/profile/merged-profile.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { mergeCasesById } from '../../queries/merge-cases/merge-cases.ts';
import { MergeDecision, MergeSide } from '../words.ts';
import { Member } from '../member.type.ts';
import { MergeCase } from './merge-case.type.ts';
import { movesField } from './moves.ts';

const side = (says: string) => optional(take<Side>(() => MergeSide, says));

const keep = form('MergeKeepInput', 'Whose word counts for what both told of themselves; the survivor\'s own, and the '
  + 'other\'s where it said nothing, for fields that are left out.', {
  name: side('Name 姓名.'), email: side('E-mail 邮箱.'), birthday: side('Birthday 生日.'), gender: side('Gender 性别.'),
  city: side('City 城市.'), occupation: side('Occupation 职业.'), styles: side('Styles 风格.'),
  stones: side('Stones 宝石.'), occasions: side('Occasions 场合.'), ringSize: side('Ring size 戒圈.'),
});

export const decideMergeCaseMutation = defineMutation({
  name: 'decideMergeCase',
  says: 'Decides whether two members are one person 合并决定. A merge keeps the older id; orders, points and '
    + 'attribution follow it; unmergeMember undoes it.',
  scopes: ['members:merge'],
  input: 'An operator\'s decision on a merge case.',
  takes: {
    id: idOf(PREFIX.mergeCase, 'Merge case.'),
    decision: take<'merge' | 'dismiss'>(() => MergeDecision, 'One person, or two.'),
    keep: optional(formOf(keep, 'With MERGE: whose word counts, field by field.')),
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
  inputOf: ({ id, keep: kept, ...asked }) => {
    const { ringSize = null, ...told } = kept ?? {};
    const chosen = Object.entries({ ...told, ring_size: ringSize }).filter(([, whose]) => whose !== null);
    return { caseId: id, ...asked, ...(chosen.length > 0 ? { keep: Object.fromEntries(chosen) } : {}) };
  },
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
