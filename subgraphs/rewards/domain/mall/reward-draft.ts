import { isMisread, readIdentifier } from '../../../kernel/identifier.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { LimitPeriod, RewardKind } from './words.ts';
import type { Priced } from './reward-value.ts';

/** What one of it costs in a programme; who belongs to another programme cannot have it. */
export interface RewardPrice extends Priced {
  readonly programme: string;
  /** What it costs whoever pays for it. */
  readonly costMinor: bigint;
  /** Code of the lowest tier that may have it; null: all of the programme. */
  readonly fromTier: string | null;
}

/** A reward as it is entered. */
export interface RewardDraft {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly noteZh: string | null;
  readonly noteEn: string | null;
  readonly kind: RewardKind;
  readonly funderId: string | null;
  readonly from: Date;
  readonly until: Date | null;
  readonly limitPerMember: number | null;
  readonly limitPeriod: LimitPeriod;
  readonly prices: readonly RewardPrice[];
  /** Of a coupon: the offer that one is given of; else null. */
  readonly offerId: string | null;
  /** Only for who is in this segment; null: for everybody. */
  readonly segmentId: string | null;
}

/** What the words of the house say of a programme then. */
export interface KnownProgramme {
  readonly currency: string;
  readonly tiers: ReadonlySet<string>;
}

type Problem = Refusal<'INVALID'>;
export const MOST_POINTS = 100_000_000n;
const invalid = (path: readonly string[], message: string): Problem => ({ code: 'INVALID', message, path });

export function tidyReward<Draft extends RewardDraft>(draft: Draft): Draft {
  const text = (value: string | null) => value?.trim() || null;
  return {
    ...draft, code: readIdentifier(draft.code, 40) ?? draft.code, nameZh: draft.nameZh.trim(),
    nameEn: draft.nameEn.trim(), noteZh: text(draft.noteZh), noteEn: text(draft.noteEn),
  };
}

/** Names, times and limits in their bounds, a price for each programme once and in its own currency. */
export function rewardProblems(
  draft: RewardDraft, programmes: (code: string) => KnownProgramme | null,
): Problem[] {
  const { limitPerMember, from, until, prices } = draft;
  return [
    ...(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(draft.code) ? []
      : [invalid(['code'], 'A code has 1 to 40 letters, digits, dots and hyphens.')]),
    ...(['nameZh', 'nameEn'] as const).flatMap((name) => textProblems(name, draft[name], 1, 60)),
    ...(['noteZh', 'noteEn'] as const).flatMap((name) => textProblems(name, draft[name] ?? '', 0, 500)),
    ...(limitPerMember === null || (limitPerMember >= 1 && limitPerMember <= 1_000) ? []
      : [invalid(['limitPerMember'], 'A limit is 1 to 1,000.')]),
    ...(until === null || until > from ? [] : [invalid(['untilAt'], 'It ends after it begins.')]),
    ...(prices.length >= 1 && prices.length <= 20 ? []
      : [invalid(['prices'], 'A reward has a price in 1 to 20 programmes.')]),
    ...prices.flatMap((price, place) => priceProblems(price, ['prices', String(place)], programmes(price.programme))),
    ...couponProblems(draft),
    ...repeated(prices.map(({ programme }) => programme)).map((place) =>
      invalid(['prices', String(place), 'programme'], 'Each programme has one price.')),
  ];
}

function textProblems(name: string, text: string, least: number, most: number): Problem[] {
  const { length } = [...text];
  return length >= least && length <= most && !isMisread(text) ? []
    : [invalid([name], `It has ${least} to ${most} characters.`)];
}

function priceProblems(price: RewardPrice, path: string[], programme: KnownProgramme | null): Problem[] {
  if (!programme) return [invalid([...path, 'programme'], 'There is no such programme.')];
  const { points, cashMinor, worthMinor, costMinor, currency, fromTier } = price;
  return [
    ...(currency === programme.currency ? []
      : [invalid([...path, 'worth'], `Amounts are in ${programme.currency}, the programme's currency.`)]),
    ...(points >= 1n && points <= MOST_POINTS ? []
      : [invalid([...path, 'points'], `Points are 1 to ${MOST_POINTS}.`)]),
    ...(cashMinor >= 0n ? [] : [invalid([...path, 'cash'], 'It is not below zero.')]),
    ...(worthMinor > 0n ? [] : [invalid([...path, 'worth'], 'It is above zero.')]),
    ...(costMinor >= 0n ? [] : [invalid([...path, 'unitCost'], 'It is not below zero.')]),
    ...(fromTier === null || programme.tiers.has(fromTier) ? []
      : [invalid([...path, 'fromTier'], 'The programme has no such tier.')]),
  ];
}

/**
 * A coupon is given of an offer, for points alone: there is no counter that takes money, and what it costs is counted
 * when it takes something off a sale. Example: kind coupon with a unit cost of 4.00 → `prices.0.unitCost`.
 */
function couponProblems({ kind, offerId, prices }: RewardDraft): Problem[] {
  if (kind !== 'coupon') {
    return offerId === null ? [] : [invalid(['offerId'], 'Only a coupon is given of an offer.')];
  }
  return [
    ...(offerId === null ? [invalid(['offerId'], 'A coupon is given of an offer.')] : []),
    ...prices.flatMap(({ cashMinor, costMinor }, place) => [
      ...(cashMinor === 0n ? [] : [invalid(['prices', String(place), 'cash'], 'A coupon is for points alone.')]),
      ...(costMinor === 0n ? []
        : [invalid(['prices', String(place), 'unitCost'], 'A coupon costs what it takes off a sale, not more.')]),
    ]),
  ];
}

/** Places of what stands there already. */
function repeated(codes: readonly string[]): number[] {
  return codes.flatMap((code, place) => (codes.indexOf(code) < place ? [place] : []));
}
