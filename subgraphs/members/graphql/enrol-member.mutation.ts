import { RequestError } from '../../kernel/errors.ts';
import { defineMutations, loaded } from '../../kernel/graph/mutation/define-mutation.ts';
import { KEY } from '../../kernel/graph/mutation/take.ts';
import { enrolMembers } from '../commands/enrolment/enrol-members.ts';
import { membersById } from '../queries/members-by-id.ts';
import { mergeCasesById } from '../queries/merge-cases/merge-cases.ts';
import { ENROLMENT, ENROLMENT_REFUSALS } from './enrolment.input.ts';
import { Member } from './member.type.ts';
import { MergeCase } from './merge-cases/merge-case.type.ts';
import { WAIT_SECONDS } from './takes.ts';
import { EnrolResolution } from './words.ts';

export const enrolMemberMutations = defineMutations('EnrolMember', {
  scopes: ['members:write'],
  // Members are enrolled by those who serve them.
  guard: ({ actor }) => {
    if (actor.kind === 'person') throw new RequestError('FORBIDDEN', 'Members do not enrol members.');
  },
  input: 'A customer to enrol 入会. Needs a channel identity (channelId with externalId), a phone, or both.',
  takes: { ...ENROLMENT, idempotencyKey: KEY },
  refusals: ENROLMENT_REFUSALS,
  extras: WAIT_SECONDS,
  answers: {
    member: loaded(() => Member, membersById, 'memberId',
      'The member; null when refused or not visible to the caller.'),
    resolution: {
      type: () => EnrolResolution, says: 'How it was found; null when refused.',
      of: ({ resolution }) => resolution,
    },
    mergeCase: loaded(() => MergeCase, mergeCasesById, 'mergeCaseId',
      'The case an operator must decide; only head office sees it.'),
  },
}, {
  enrolMember: {
    says: 'Enrols a customer 入会, or finds the member the customer already is: first by channel identity, then '
      + 'by verified phone, else as a new member (OneID 全域会员通).',
    command: enrolMembers,
  },
}, {
  enrolMembers: {
    says: 'Enrols up to 500 customers in one transaction, for imports and busy channels 批量入会.',
    input: 'Many customers to enrol at once.',
    rows: {
      members: {
        says: '1 to 500 customers, each with its own idempotency key; the order counts.',
        deed: 'enrolMember',
      },
    },
    most: enrolMembers.maxBatch,
    errors: {
      says: 'Every refusal, its path beginning with "members" and the index.', typeName: 'EnrolMembers',
    },
  },
});
