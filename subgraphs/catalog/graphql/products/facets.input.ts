import { form, formOf } from '../../../kernel/graph/mutation/form.ts';
import { date, edited, list, take, text, whole, type Take } from '../../../kernel/graph/mutation/take.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** An instant as it is kept in a document. */
const instant = (says: string): Take<string> => ({
  ...take<string>(() => DateTimeScalar, says), read: (sent) => accepted((sent as Date).toISOString()) });

const bilingual = form('BilingualInput', 'What is told in both languages.', {
  zh: text('In Chinese, 1 to 2,000 characters.'), en: text('In English, 1 to 2,000 characters.'),
});

const presale = form('PresaleInput', 'Orders are taken ahead of the goods 预售.', {
  from: instant('Orders are taken from then on.'),
  until: instant('From then on it is sold from stock; at most 365 days later.'),
  deliversOn: date('Day on which it is handed over 发货日, not before the end.'),
});

const earlyAccess = form('EarlyAccessInput', 'Some tiers buy before everybody 提前购.', {
  from: instant('Members of these tiers buy from then on; before a pre-sale begins.'),
  until: instant('From then on everybody buys; at most 365 days later.'),
  tiers: list<string>(() => String, 'Codes of tiers 会员等级 with their programmes, for example "CN:gold"; 1 to 32.'),
});

/** Facets that came later: what is left out stays as it is, null clears it. */
export const FACETS = {
  theme: edited(text('Theme 题材, at most 60 characters; null clears it, left out it stays.')),
  story: edited(formOf(bilingual, 'Its story 传世故事; null clears it, left out it stays.')),
  care: edited(formOf(bilingual, 'How to care for it 保养说明; null clears it, left out it stays.')),
  limitedTo: edited(whole('Pieces of a limited edition 限量, 1 to 9,999; null clears it, left out it stays.')),
  presale: edited(formOf(presale, 'Pre-sale 预售; null clears it, left out it stays.')),
  earlyAccess: edited(formOf(earlyAccess, 'Early access 提前购; null clears it, left out it stays.')),
};
