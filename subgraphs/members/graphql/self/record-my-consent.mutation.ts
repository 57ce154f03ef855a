import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { edited, flag, KEY, take, text } from '../../../kernel/graph/mutation/take.ts';
import { recordConsents } from '../../commands/record-consents.ts';
import type { ConsentSource as SourceWord, Purpose } from '../../domain/words.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { Member } from '../member.type.ts';
import { CONSENT_REFUSALS } from '../privacy/refusals.ts';
import { ConsentPurpose, ConsentSource } from '../words.ts';
import { myId, OWN } from './only-members.ts';

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
