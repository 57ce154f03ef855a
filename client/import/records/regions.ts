import { plainName } from '../map/plain.ts';

const CODES = 'AE AR AT AU BD BE BH BN BR CA CH CL CN CO CZ DE DK EG ES FI FR GB GR HK HU ID IE IL IN IT JP KH KR KW '
  + 'LA LK LU MM MO MX MY NL NO NP NZ OM '
  + 'PE PH PK PL PT QA RO RU SA SE SG TH TR TW UA US VN ZA';

const NAMES = new Map<string, string>([['macao', 'MO'], ['macau', 'MO'], ['hongkong', 'HK'], ['taiwan', 'TW'],
  ['usa', 'US'], ['uk', 'GB'], ['england', 'GB'],
  ['prchina', 'CN'], ['mainlandchina', 'CN'], ['中国大陆', 'CN'], ['大陆', 'CN'], ['香港', 'HK'], ['澳门', 'MO'], ['台湾', 'TW'],
    ['korea', 'KR'], ['uae', 'AE']]);
for (const code of CODES.split(' ')) {
  for (const language of ['en', 'zh', 'de', 'fr']) {
    const name = new Intl.DisplayNames([language], { type: 'region' }).of(code);
    if (name) NAMES.set(plainName(name), code);
  }
}

/** ISO's two letters for a country as it is named; null when nobody knows it. "Hong Kong S.A.R., China" → HK. */
export function regionOf(name: string): string | null {
  if (/^[A-Za-z]{2}$/.test(name) && CODES.includes(name.toUpperCase())) return name.toUpperCase();
  const plain = plainName(name);
  const exact = NAMES.get(plain) ?? NAMES.get(plainName(name.split(/[,，]/)[0]!));
  if (exact) return exact;
  const found = [...NAMES].filter(([known]) => known.length > 3 && plain.startsWith(known)).sort(
    ([a], [b]) => b.length - a.length)[0];
  return found?.[1] ?? null;
}
