import type { BilingualInput, EarlyAccessInput, PresaleInput } from '../../../gql/graphql.ts';
import { formInstant, formMoment } from '../../../reading/house-zone.ts';
import type { Product } from '../products.data.ts';

/** What a style may say beyond what every style says, as its form holds it. */
export interface FacetValues {
  theme: string;
  limitedTo: string;
  presaleFrom: string;
  presaleEndsAt: string;
  deliversOn: string;
  earlyFrom: string;
  earlyEndsAt: string;
  earlyTiers: string[];
  storyZh: string;
  storyEn: string;
  careZh: string;
  careEn: string;
}

export const NO_FACETS: FacetValues = {
  theme: '', limitedTo: '', presaleFrom: '', presaleEndsAt: '', deliversOn: '', earlyFrom: '', earlyEndsAt: '',
  earlyTiers: [], storyZh: '', storyEn: '', careZh: '', careEn: '',
};

type Told = Pick<Product, 'theme' | 'limitedTo' | 'presale' | 'earlyAccess' | 'story' | 'care'>;

export function facetValues({ theme, limitedTo, presale, earlyAccess: early, story, care }: Told): FacetValues {
  return {
    theme: theme ?? '',
    limitedTo: limitedTo === null ? '' : String(limitedTo),
    presaleFrom: presale ? formMoment(presale.from) : '',
    presaleEndsAt: presale ? formMoment(presale.until) : '',
    deliversOn: presale?.deliversOn ?? '',
    earlyFrom: early ? formMoment(early.from) : '',
    earlyEndsAt: early ? formMoment(early.until) : '',
    earlyTiers: early ? [...early.tiers].sort() : [],
    storyZh: story?.zh ?? '', storyEn: story?.en ?? '', careZh: care?.zh ?? '', careEn: care?.en ?? '',
  };
}

export interface FacetInput {
  theme: string | null;
  limitedTo: number | null;
  presale: PresaleInput | null;
  earlyAccess: EarlyAccessInput | null;
  story: BilingualInput | null;
  care: BilingualInput | null;
}

/** The first group that is half filled in, and the field of it that is missing. */
export function missingFacet(values: FacetValues): keyof FacetValues | null {
  const { presaleFrom, presaleEndsAt, deliversOn, earlyFrom, earlyEndsAt, earlyTiers } = values;
  const groups: readonly (readonly [keyof FacetValues, string][])[] = [
    [['presaleFrom', presaleFrom], ['presaleEndsAt', presaleEndsAt], ['deliversOn', deliversOn]],
    [['earlyFrom', earlyFrom], ['earlyEndsAt', earlyEndsAt], ['earlyTiers', earlyTiers.join()]],
    [['storyZh', values.storyZh], ['storyEn', values.storyEn]], [['careZh', values.careZh], ['careEn', values.careEn]],
  ];
  for (const group of groups) {
    if (group.every(([, text]) => text.trim() === '')) continue;
    const missing = group.find(([, text]) => text.trim() === '');
    if (missing) return missing[0];
  }
  return null;
}

/** What its groups say; an empty group is none. */
export function facetInput(values: FacetValues): FacetInput {
  const both = (zh: string, en: string) => (zh.trim() || en.trim() ? { zh: zh.trim(), en: en.trim() } : null);
  const window = (from: string, until: string) => {
    const [begins, ends] = [formInstant(from), formInstant(until)];
    return begins && ends ? { from: begins, until: ends } : null;
  };
  const presale = window(values.presaleFrom, values.presaleEndsAt);
  const early = window(values.earlyFrom, values.earlyEndsAt);
  return {
    theme: values.theme.trim() || null,
    limitedTo: values.limitedTo.trim() === '' ? null : Number(values.limitedTo),
    presale: presale && { ...presale, deliversOn: values.deliversOn },
    earlyAccess: early && { ...early, tiers: [...values.earlyTiers].sort() },
    story: both(values.storyZh, values.storyEn),
    care: both(values.careZh, values.careEn),
  };
}
