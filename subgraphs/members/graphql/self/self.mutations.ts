import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { edited, flag, idOf, KEY, take, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { requestErasure } from '../../commands/privacy/request-erasure.ts';
import { requestMemberExport } from '../../commands/privacy/request-member-export.ts';
import { withdrawErasure } from '../../commands/privacy/withdraw-erasure.ts';
import { recordConsents } from '../../commands/record-consents.ts';
import { updateProfile } from '../../commands/update-profile.ts';
import type { ConsentSource as SourceWord, Purpose } from '../../domain/words.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { erasuresById } from '../../queries/privacy/erasures.ts';
import { memberExportsById } from '../../queries/privacy/member-exports.ts';
import { Member } from '../member.type.ts';
import { Erasure } from '../privacy/erasure.type.ts';
import { MemberExport } from '../privacy/member-export.type.ts';
import {
  CONSENT_REFUSALS, ERASURE_REFUSALS, EXPORT_REFUSALS, WITHDRAWAL_REFUSALS,
} from '../privacy/refusals.ts';
import {
  BIRTHDAY, CITY, EMAIL, GENDER, NAME, OCCASIONS, OCCUPATION, PROFILE_REFUSALS, RING, STONES, STYLES, WAIT_SECONDS,
} from '../takes.ts';
import { ConsentPurpose, ConsentSource } from '../words.ts';
import { myId, onlyMembers, SELF } from './only-members.ts';

const OWN = { scopes: [SELF], guard: onlyMembers } as const;

export const correctMyProfileMutation = defineMutation({
  ...OWN,
  name: 'correctMyProfile',
  says: 'A member corrects what it told about itself 会员本人更正资料. A new phone is unverified until it is proved.',
  input: 'A member\'s correction of itself. Fields left out stay; null clears.',
  takes: {
    expectedVersion: VERSION,
    name: edited(NAME), gender: edited(GENDER), birthday: edited(BIRTHDAY),
    phone: edited(text('E.164, or as people write it in the home region.')),
    email: edited(EMAIL), occupation: edited(OCCUPATION), city: edited(CITY),
    styles: edited(STYLES), stones: edited(STONES), occasions: edited(OCCASIONS), ring: edited(RING),
  },
  refusals: { ...said('NOT_FOUND', 'STALE'), ...PROFILE_REFUSALS },
  extras: { ...CURRENT_VERSION, ...WAIT_SECONDS },
  command: updateProfile,
  inputOf: (asked, context) => ({ ...asked, memberId: myId(context) }),
  answers: { member: loaded(() => Member, membersById, 'memberId', 'The member after it; null when refused.') },
});

export const recordMyConsentMutation = defineMutation({
  ...OWN,
  name: 'recordMyConsent',
  says: 'A member gives or withdraws a consent by itself 会员本人同意或撤回.',
  input: 'A member\'s own word on one purpose.',
  takes: {
    purpose: take<Purpose>(() => ConsentPurpose, 'What it is for.'),
    granted: flag('True when given, false when withdrawn.'),
    textVersion: text('Version of the text it saw, 1 to 40 characters (consentTexts).'),
    textHash: edited(text('SHA-256 of that text; that of a text which the house has published may be left out.')),
    source: take<SourceWord>(() => ConsentSource, 'Where it was said.'),
    idempotencyKey: KEY,
  },
  refusals: { ...said('NOT_FOUND'), ...CONSENT_REFUSALS },
  command: recordConsents,
  inputOf: (asked, context) => ({ ...asked, memberId: myId(context) }),
  answers: { member: loaded(() => Member, membersById, 'memberId', 'The member; null when refused.') },
});

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

export const requestMyErasureMutation = defineMutation({
  ...OWN,
  name: 'requestMyErasure',
  says: 'A member wants to be forgotten 本人注销. It may take that back for the days of the care policy (15).',
  input: 'A member\'s wish to be forgotten.',
  takes: { idempotencyKey: KEY },
  refusals: { ...said('NOT_FOUND'), ...ERASURE_REFUSALS },
  command: requestErasure,
  inputOf: (_asked, context) => ({ memberId: myId(context), reason: null, withoutWaiting: false }),
  answers: { erasure: loaded(() => Erasure, erasuresById, 'erasureId', 'The erasure; null when refused.') },
});

export const withdrawMyErasureMutation = defineMutation({
  ...OWN,
  name: 'withdrawMyErasure',
  says: 'A member takes back its wish to be forgotten 本人撤回注销, while it waits.',
  input: 'A wish that is none any more.',
  takes: { erasureId: idOf(PREFIX.erasure, 'The erasure, as `me` shows it.') },
  refusals: { ...said('NOT_FOUND'), ...WITHDRAWAL_REFUSALS },
  command: withdrawErasure,
  answers: { erasure: loaded(() => Erasure, erasuresById, 'erasureId', 'The erasure; null when refused.') },
});
