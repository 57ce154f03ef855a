import type { Currency } from '../../kernel/money.ts';
import type { Allowance, BenefitTerms, ProgrammeAmount } from '../domain/benefits/terms.ts';

/** How many a tier has a year; 'any': as many as one likes; absent: none. */
type PerTier = Readonly<Partial<Record<'base' | 'silver' | 'gold' | 'diamond', number | 'any'>>>;

interface Listed {
  readonly code: string;
  readonly names: readonly [zh: string, en: string];
  readonly tiers: PerTier;
  /** In yuan; the other programmes have it in their own money. */
  readonly cost?: number;
  readonly lifetime?: number;
  readonly purchase?: number;
  readonly terms?: Partial<BenefitTerms>;
}

export interface Programme { readonly code: string; readonly currency: Currency; readonly tiers: readonly string[] }

const ANY = { base: 'any', silver: 'any', gold: 'any', diamond: 'any' } as const;

/** The list of a jewelry house; `gold` stands for the highest tier of a house with three. */
const listOf = (year: number): readonly Listed[] => [
  { code: 'cleaning', names: ['免费清洗', 'Cleaning'], tiers: { base: 2, silver: 4, gold: 'any', diamond: 'any' }, cost: 30,
    terms: { bookable: true, pointsPrice: 500n } },
  { code: 'resizing', names: ['改圈', 'Resizing'], tiers: { silver: 1, gold: 2, diamond: 'any' }, cost: 80,
    terms: { bookable: true, unit: 'piece' } },
  { code: 'appraisal', names: ['专业鉴定', 'Appraisal'], tiers: { silver: 1, gold: 2, diamond: 'any' }, cost: 120,
    terms: { bookable: true, unit: 'piece' } },
  { code: 'birthday-gift', names: ['生日礼', 'Birthday gift'], tiers: { base: 1, silver: 1, gold: 1, diamond: 1 },
    cost: 60, terms: { kind: 'birthday_gift', unit: 'piece' } },
  { code: 'heritage-labour', names: ['传承工费八折', 'Heritage: 80 % of the labour fee'], tiers: ANY,
    terms: { kind: 'labour_share', labourPercent: 80, heritage: true } },
  { code: 'engraving-qixi', names: ['七夕定情刻字', 'Qixi engraving'], tiers: { base: 1, silver: 1, gold: 1, diamond: 1 },
    cost: 100, purchase: 20_000,
    terms: { unit: 'piece', purchaseFirstDay: `${year}-08-01`, purchaseLastDay: `${year}-08-31` } },
  { code: 'early-purchase', names: ['新品提前购', 'New items first'], tiers: { silver: 2, gold: 24, diamond: 48 },
    terms: { kind: 'early_access' } },
  { code: 'design-3d', names: ['3D 设计', '3D design'], tiers: { silver: 1, gold: 1, diamond: 3 }, cost: 300,
    lifetime: 50_000, terms: { costly: true, bookable: true } },
  { code: 'warranty', names: ['延长质保', 'Longer warranty'], tiers: { diamond: 'any' }, terms: { kind: 'standing' } },
  { code: 'consultant-hours', names: ['专属顾问', 'Personal consultant'], tiers: { diamond: 12 }, cost: 200,
    terms: { costly: true, bookable: true, unit: 'hour' } },
  { code: 'home-showing', names: ['押运上门展示', 'Escorted home showing'], tiers: { diamond: 1 }, cost: 1_500,
    terms: { costly: true, bookable: true } },
];

/** Of one unit of home money so many yuan: what a service costs abroad, roundly. */
const YUAN: Readonly<Record<string, number>> = { CNY: 1, HKD: 1, SGD: 5 };

/** What each benefit of the demo brand is, in every programme that there is. */
export function demoBenefits(programmes: readonly Programme[], year: number): { code: string; terms: BenefitTerms }[] {
  return listOf(year).map(({ code, names: [nameZh, nameEn], tiers, cost, lifetime, purchase, terms }) => {
    const kind = terms?.kind ?? 'counted';
    const allowances = programmes.flatMap((programme) => programme.tiers.flatMap((tier): Allowance[] => {
      const count = tiers[levelOf(programme, tier)];
      if (count === undefined) return [];
      const hours = kind === 'early_access';
      return [{
        programme: programme.code, tier, perYear: hours || count === 'any' ? null : count,
        leadHours: hours ? Number(count) : null,
      }];
    }));
    const given = programmes.filter((programme) => allowances.some((each) => each.programme === programme.code));
    return { code, terms: {
      nameZh, nameEn, kind, unit: 'time', costly: false, bookable: false, funderId: null, allowances, outletIds: [],
      firstDay: null, lastDay: null, purchaseFirstDay: null, purchaseLastDay: null, pointsPrice: null, extraDays: 365,
      daysAhead: 15, daysAfter: 15, labourPercent: null, segmentId: null, heritage: false,
      costs: amounts(given, cost),
      leastLifetime: amounts(given, lifetime), leastPurchase: amounts(given, purchase), ...terms,
    } };
  });
}

/** A house with three tiers has the gold list in its highest. */
function levelOf({ tiers }: Programme, tier: string): keyof PerTier {
  const place = tiers.indexOf(tier);
  return (['base', 'silver', 'gold', 'diamond'] as const)[Math.min(place, 3)]!;
}

function amounts(programmes: readonly Programme[], yuan: number | undefined): ProgrammeAmount[] {
  return yuan === undefined ? [] : programmes.map(({ code, currency }) => (
    { programme: code, amount: { currency, minor: BigInt(Math.round(yuan / (YUAN[currency] ?? 1))) * 100n } }));
}
