import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { DRY_RUN, idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { unmergeMember, type Unmerged } from '../../commands/unmerge-member.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { Member } from '../member.type.ts';
import { movesField } from './moves.ts';

export const unmergeMemberMutation = defineMutation({
  name: 'unmergeMember',
  says: 'Undoes a merge 撤销合并: the member is one of its own again, with the orders, points, claims and identities '
    + 'that were its own and what was sold since to one of its ids. Points that were spent since stay spent.',
  scopes: ['members:merge'],
  input: 'Who was merged by mistake.',
  takes: {
    memberId: idOf(PREFIX.member, 'The id that was merged away (mergedMembers).'),
    reason: text('Why, 5 to 500 characters; kept in the audit trail.'),
    idempotencyKey: KEY, dryRun: DRY_RUN,
  },
  refusals: {
    ...said('NOT_FOUND'),
    ERASED: 'The member was erased: nothing of it is left to merge or to part.',
    NOT_MERGED: 'This id was never merged into another one.',
    ALREADY_UNMERGED: 'The merge was undone before.',
    MOVES_UNKNOWN: 'The merge is from before moves were tagged, or what it kept was erased: what it moved is unknown.',
    OTHER_PROGRAMME: 'They are of two programmes: points that were exchanged do not come back.',
    REASON_INVALID: 'A reason has 5 to 500 characters.',
  },
  command: unmergeMember,
  answers: {
    member: loaded(() => Member, membersById, 'memberId', 'Who is a member of its own again.'),
    survivor: loaded(() => Member, membersById, 'survivorId', 'Whose all of it was until now.'),
    moves: movesField<Unmerged>(({ mergeId, mergedId, intoId }, context) => context.services.foretell(context.request, {
      deed: 'unmerge',
      told: { mergeId, memberId: intoId, otherMemberId: mergedId, unmergedAt: context.now },
    }), ({ moved }) => moved),
  },
});
