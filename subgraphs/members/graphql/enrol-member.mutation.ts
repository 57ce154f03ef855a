import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import { defineMutations, loaded } from '../../kernel/graph/mutation/define-mutation.ts';
import {
  dateTime, flag, idOf, KEY, optional, otherwise, take, text,
} from '../../kernel/graph/mutation/take.ts';
import { enrolMembers } from '../commands/enrolment/enrol-members.ts';
import type { Source } from '../domain/words.ts';
import { membersById } from '../queries/members-by-id.ts';
import { mergeCasesById } from '../queries/merge-cases.ts';
import { EnrolResolution, MemberSource } from './words.ts';
import { Member } from './member.type.ts';
import { MergeCase } from './merge-cases/merge-case.type.ts';
import { BIRTHDAY, CITY, CONTACT_CODES, EMAIL, GENDER, NAME, WAIT_SECONDS } from './takes.ts';

export const enrolMemberMutations = defineMutations('EnrolMember', {
  scopes: ['members:write'],
  // Members are enrolled by those who serve them.
  guard: ({ actor }) => {
    if (actor.kind === 'person') throw new RequestError('FORBIDDEN', 'Members do not enrol members.');
  },
  input: 'A customer to enrol 入会. Needs a channel identity (channelId with externalId), a phone, or both.',
  takes: {
    channelId: optional(idOf(PREFIX.channel, 'Channel that knows the customer. A partner channel names '
      + 'itself, a franchise the channel of its outlet.')),
    externalId: optional(text('Id of the customer in that channel, 1 to 200 characters.')),
    phone: optional(text(
      'E.164 ("+8613812345678") or as people write it in the region ("13812345678").')),
    phoneVerified: otherwise(false, flag(
      'Whether the customer proved to hold the phone. Only a verified phone finds a member.')),
    region: text('Code of the home region 会籍地区 of the membership, for example "CN".'),
    name: optional(NAME),
    gender: otherwise('unknown', GENDER),
    birthday: optional(BIRTHDAY),
    email: optional(EMAIL),
    city: optional(CITY),
    source: take<Source>(() => MemberSource, 'Where the membership begins.'),
    outletId: optional(idOf(PREFIX.outlet,
      'Outlet of a store enrolment; a franchise must name one of its own.')),
    enrolledAt: optional(dateTime(
      'For imports by head office: when it happened, 1990 to now. Otherwise it is now.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...CONTACT_CODES,
    NOT_FOUND: 'There is no such channel or outlet.',
    UNKNOWN_REGION: 'There is no such region, it has not begun yet, or it takes nobody new any more.',
    CHANNEL_NOT_YOURS: 'The caller enrols for its own channel only.',
    OUTLET_REQUIRED: 'A franchise must name the outlet.',
    OUTLET_CLOSED: 'The outlet is closed.',
    EXTERNAL_ID_INVALID: 'External id and channel go together; 1 to 200 characters.',
    IDENTITY_OR_PHONE_REQUIRED: 'Neither a channel identity nor a phone was given.',
    ENROLLED_AT_INVALID: 'Not between 1990 and now, or the caller may not import.',
  },
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
