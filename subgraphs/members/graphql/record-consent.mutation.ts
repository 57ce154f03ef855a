import { PREFIX } from '../../contracts/ids.ts';
import { defineMutation, loaded } from '../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../kernel/graph/mutation/said.ts';
import { edited, flag, idOf, KEY, take, text } from '../../kernel/graph/mutation/take.ts';
import { recordConsents } from '../commands/record-consents.ts';
import type { ConsentSource as SourceWord, Purpose } from '../domain/words.ts';
import { CONSENT_REFUSALS } from './privacy/refusals.ts';
import { membersById } from '../queries/members-by-id.ts';
import { ConsentPurpose, ConsentSource } from './words.ts';
import { Member } from './member.type.ts';

export const recordConsentMutation = defineMutation({
  name: 'recordConsent',
  says: 'Records that a member gave or withdrew a consent 同意. FRANCHISE_SHARING opens the contact to the '
    + 'home franchise (layer 3), its withdrawal closes it at once.',
  scopes: ['members:write'],
  input: 'A member\'s word on one purpose: given or withdrawn.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member.'),
    purpose: take<Purpose>(() => ConsentPurpose, 'What it is for.'),
    granted: flag('True when given, false when withdrawn.'),
    textVersion: text('Version of the text the member saw, 1 to 40 characters.'),
    textHash: edited(text('SHA-256 of that text as 64 lower-case hexadecimal digits; that of a text which the house '
      + 'has published (consentTexts) may be left out.')),
    guardianName: edited(text('Parent or guardian who agrees for a member younger than 14, at most 80 characters '
      + '监护人.')),
    source: take<SourceWord>(() => ConsentSource, 'Where it was said.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'),
    ...CONSENT_REFUSALS,
  },
  command: recordConsents,
  answers: {
    member: loaded(() => Member, membersById, 'memberId', 'The member; null when refused.'),
  },
});
