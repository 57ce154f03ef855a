import { expect, it } from '@jest/globals';
import { readChurnText, type ChurnReasonWord } from './churn-reason.ts';

it.each<[ChurnReasonWord, string | null, string | null | undefined]>([
  ['price', null, null], ['price', '  ', null], ['price', ' 比别家贵 ', '比别家贵'],
  ['other', null, undefined], ['other', ' ', undefined], ['other', '搬去国外', '搬去国外'],
  ['style', 'x'.repeat(500), 'x'.repeat(500)], ['style', 'x'.repeat(501), undefined],
  ['style', 'bell \u0007', undefined], ['style', 'half \ud83d', undefined], ['style', '喜欢 👩‍👧', '喜欢 👩‍👧'],
])('%s with %j', (reason, text, kept) => expect(readChurnText(reason, text)).toBe(kept));
