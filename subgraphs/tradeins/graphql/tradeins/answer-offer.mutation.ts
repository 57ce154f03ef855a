import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formOf } from '../../../kernel/graph/mutation/form.ts';
import { flag, optional, take, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { answerOffer } from '../../commands/tradeins/answer-offer.ts';
import type { ConsentWay, DocumentKind } from '../../domain/words.ts';
import { IdentityDocument, TradeInConsentWay } from '../words.ts';
import { ANSWER, EDIT, NOTE, STEP_REFUSALS } from './takes.ts';

const CONSENT = form('TradeInConsentInput', 'The consent to the melting 熔料同意.', {
  version: whole('Version of the rules whose text was read: policyVersion of the offer.'),
  by: text('Who agrees, 1 to 100 characters.'),
  way: take<ConsentWay>(() => TradeInConsentWay, 'How.'),
});

const IDENTITY = form('TradeInIdentityInput', 'What the desk saw of a document 实名登记.', {
  name: text('The name on it, 1 to 100 characters.'),
  kind: take<DocumentKind>(() => IdentityDocument, 'Which document.'),
  lastDigits: text('Its last four characters, digits and capital letters; never the number.'),
});

export const answerTradeInOfferMutation = defineMutation({
  name: 'answerTradeInOffer',
  says: 'The customer’s yes or no to an offer 确认报价: by itself, or as it told the desk. A yes says who consents to the '
    + 'melting and how; from the amount of the policy on one day the desk looks at a document.',
  scopes: ['tradeins:answer'],
  input: 'An answer to an offer.',
  takes: {
    ...EDIT,
    accept: flag('True: yes; false: no.'),
    consent: optional(formOf(CONSENT, 'The consent; with a yes.')),
    identity: optional(formOf(IDENTITY, 'The document; where it is asked for.')),
    note: NOTE,
  },
  refusals: {
    ...STEP_REFUSALS,
    CONSENT_MISSING: 'Say who agreed to the melting, and how 缺少熔料同意.',
    CONSENT_OUTDATED: 'The text of another version was read: currentVersion says which counts.',
    IDENTITY_REQUIRED: 'The desk looks at a document of whoever brings it 需实名登记.',
    IDENTITY_INVALID: 'A name, and the last four characters of the document and no more.',
  },
  extras: CURRENT_VERSION,
  command: answerOffer,
  inputOf: ({ id, ...rest }) => ({ tradeInId: id, ...rest }),
  answers: ANSWER,
});
