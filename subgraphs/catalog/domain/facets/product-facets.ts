import { Checks } from '../checks.ts';
import { MAX_WORD } from '../limits.ts';

/** What is told in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Orders are taken ahead of the goods 预售: from one moment until another, handed over on a day. */
export interface Presale {
  /** Instants in ISO 8601, as they are kept. */
  readonly from: string;
  readonly until: string;
  /** 'YYYY-MM-DD' */
  readonly deliversOn: string;
}

/** Only members of these tiers buy it until a moment 提前购; from then on everybody does. */
export interface EarlyAccess {
  readonly from: string;
  readonly until: string;
  readonly tiers: readonly string[];
}

/**
 * What a style may say beyond what every style says: a theme, its story and care, and the terms of its sale. A limited
 * edition 限量 of N is N numbered pieces: each of its items has a number from 1 to N, which no other item of it has; only
 * what is no longer sold may be without. A style that is limited no more has no numbers.
 * A pre-sale and an early access end after they begin; who may order early may do so before everybody's pre-sale.
 *
 * Example: limited to 99, pre-sale 1 to 15 October, handed over on 20 November; gold and diamond order from 29
 * September until 1 October. Delivery on 10 October is no pre-sale: its day comes after its end.
 */
export interface ProductFacets {
  readonly theme: string | null;
  readonly story: Bilingual | null;
  readonly care: Bilingual | null;
  readonly limitedTo: number | null;
  readonly presale: Presale | null;
  readonly earlyAccess: EarlyAccess | null;
}

export const NO_FACETS: ProductFacets = {
  theme: null, story: null, care: null, limitedTo: null, presale: null, earlyAccess: null,
};

export const MAX_STORY = 2_000;
export const MAX_EDITION = 9_999;
export const MAX_EARLY_TIERS = 32;
const MAX_WINDOW_DAYS = 365;
const DAY_MS = 86_400_000;

export function tidyFacets(facets: ProductFacets): ProductFacets {
  const both = (said: Bilingual | null) => said && { zh: said.zh.trim(), en: said.en.trim() };
  const { earlyAccess } = facets;
  return {
    theme: facets.theme?.trim() || null, story: both(facets.story), care: both(facets.care),
    limitedTo: facets.limitedTo, presale: facets.presale,
    earlyAccess: earlyAccess && { ...earlyAccess, tiers: [...new Set(earlyAccess.tiers)].sort() },
  };
}

export function checkFacets(facets: ProductFacets, checks: Checks): void {
  if (facets.theme !== null) checks.text(facets.theme, MAX_WORD, 'theme');
  for (const name of ['story', 'care'] as const) {
    const said = facets[name];
    if (said === null) continue;
    checks.prose(said.zh, MAX_STORY, name, 'zh');
    checks.prose(said.en, MAX_STORY, name, 'en');
  }
  if (facets.limitedTo !== null) checks.whole(facets.limitedTo, 1, MAX_EDITION, 'limitedTo');
  if (facets.presale !== null) checkPresale(facets.presale, checks);
  if (facets.earlyAccess !== null) checkEarly(facets.earlyAccess, facets.presale, checks);
}

function checkPresale({ from, until, deliversOn }: Presale, checks: Checks): void {
  checkWindow({ from, until }, 'presale', checks);
  checks.must(Date.parse(deliversOn) >= Date.parse(until) - DAY_MS,
    'It is handed over when the pre-sale has ended.', 'presale', 'deliversOn');
}

function checkEarly({ from, until, tiers }: EarlyAccess, presale: Presale | null, checks: Checks): void {
  checkWindow({ from, until }, 'earlyAccess', checks);
  checks.must(tiers.length >= 1 && tiers.length <= MAX_EARLY_TIERS, `1 to ${MAX_EARLY_TIERS} tiers.`,
    'earlyAccess', 'tiers');
  checks.must(presale === null || Date.parse(from) < Date.parse(presale.from),
    'It begins before everybody orders.', 'earlyAccess', 'from');
}

function checkWindow(
  { from, until }: { readonly from: string; readonly until: string }, name: string, checks: Checks,
): void {
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
  checks.must(days > 0 && days <= MAX_WINDOW_DAYS, `It ends after it begins, within ${MAX_WINDOW_DAYS} days.`,
    name, 'until');
}

/** What is wrong with the number of an item; null: nothing. Example: of 99, number 100 is none, nor is no number. */
export function editionProblem(
  limitedTo: number | null, { editionNo, retired }: { readonly editionNo: number | null; readonly retired: boolean },
): string | null {
  if (limitedTo === null) return editionNo === null ? null : 'Only an item of a limited edition has a number.';
  if (editionNo === null && retired) return null;
  return editionNo !== null && Number.isInteger(editionNo) && editionNo >= 1 && editionNo <= limitedTo
    ? null : `An item of a limited edition has its number, 1 to ${limitedTo}.`;
}

/** What was not said of a known product stays. */
export function keptFacets(known: ProductFacets, said: Partial<ProductFacets>): Partial<ProductFacets> {
  return Object.fromEntries(Object.keys(NO_FACETS).flatMap((name) => {
    const facet = name as keyof ProductFacets;
    return said[facet] === undefined ? [[facet, known[facet]]] : [];
  }));
}
