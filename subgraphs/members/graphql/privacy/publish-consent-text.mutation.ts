import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY, take, text } from '../../../kernel/graph/mutation/take.ts';
import { publishConsentText } from '../../commands/privacy/publish-consent-text.ts';
import type { Purpose } from '../../domain/words.ts';
import { consentTextsByKey } from '../../queries/privacy/consent-texts.ts';
import { ConsentPurpose } from '../words.ts';
import { ConsentTextVersion } from './consent-text.type.ts';

export const publishConsentTextMutation = defineMutation({
  name: 'publishConsentText',
  says: 'Publishes a text that members agree to from now on 发布同意文本. It is never changed; what was agreed to '
    + 'before keeps its own. A purpose that has texts is agreed to with one of them only.',
  scopes: ['members:privacy'],
  input: 'A new version of the text of one purpose.',
  takes: {
    purpose: take<Purpose>(() => ConsentPurpose, 'What it is about.'),
    version: text('Version, 1 to 40 characters, new for the purpose: "2026-03".'),
    zh: text('The text in Chinese, 10 to 20,000 characters.'),
    en: text('The text in English, 10 to 20,000 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    VERSION_INVALID: 'A version has 1 to 40 characters.',
    TEXT_INVALID: 'A text has 10 to 20,000 characters, none of them a control character.',
    VERSION_TAKEN: 'This version of the purpose is published already.',
  },
  command: publishConsentText,
  answers: {
    consentText: loaded(() => ConsentTextVersion, consentTextsByKey, 'key', 'The text; null when refused.'),
  },
});
