import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { recordChurnReason } from '../../commands/churn/record-churn-reason.ts';
import type { ChurnReasonWord } from '../../domain/churn/churn-reason.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { Member } from '../member.type.ts';
import { ChurnReasonName } from './churn.type.ts';

export const recordChurnReasonMutation = defineMutation({
  name: 'recordChurnReason',
  says: 'Keeps why a member stays away 登记流失原因, as it told an associate or in a complaint. People of the house judge '
    + 'it: no program does.',
  scopes: ['members:write'],
  guard: ({ actor }) => {
    if (actor.kind === 'operator' || actor.kind === 'tenant') return;
    throw new RequestError('FORBIDDEN', 'Why somebody stays away people of the house judge.');
  },
  input: 'A reason of churn.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member.'),
    reason: take<ChurnReasonWord>(() => ChurnReasonName, 'Why.'),
    text: optional(text('In the member\'s words, at most 500 characters; OTHER needs some.')),
    complaintId: optional(idOf(PREFIX.complaint, 'The complaint of this member that it comes from.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'),
    CHURN_TEXT_INVALID: 'Words have at most 500 characters, and OTHER needs some.',
  },
  command: recordChurnReason,
  answers: {
    member: loaded(() => Member, membersById, 'memberId', 'The member; null when refused.'),
  },
});
