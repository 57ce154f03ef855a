import { isMisread } from '../../../kernel/identifier.ts';
import type { Refusal } from '../../../kernel/outcome.ts';

export type LotteryKind = 'odds' | 'ranking';
export type LotteryPrizeKind = 'points' | 'coupon';

/** What a lottery gives: points that loyalty posts, or a coupon (also one that makes a piece free) of rewards. */
export interface LotteryPrize {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: LotteryPrizeKind;
  readonly points: number | null;
  readonly offerId: string | null;
  /** What one is worth, fen. */
  readonly valueMinor: number;
  /** Odds in parts per million; 0 where winners are ranked. */
  readonly ppm: number;
  readonly stock: number;
}

export interface LotteryDraft {
  readonly kind: LotteryKind;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly prizes: readonly LotteryPrize[];
  /** Network and round of the public value, that nobody knows before entries close, it is drawn with; null: none. */
  readonly beaconSource: string | null;
}

export type DraftCode = 'INVALID' | 'PRIZE_TOO_LARGE' | 'PRIZES_TOO_LARGE' | 'BEACON_NEEDED';

/** The largest prize the law allows (domain.md section 6): 50,000 yuan. */
export const MOST_VALUE = 5_000_000;
/** Prizes worth more than this together are drawn with a public value. */
export const VALUE_WITHOUT_BEACON = 100_000;
const MILLION = 1_000_000;
const MOST_PRIZES = 20;
/** The house's own bound for all prizes of a lottery together: 500,000 yuan. */
export const MOST_TOTAL = 50_000_000;
/** All are drawn in one transaction. */
const MOST_WINNERS = 10_000;
const LONGEST = { name: 60 };
/** Network and round: which value it is going to be is known to everybody before. */
const SOURCE = /^[A-Za-z0-9][A-Za-z0-9.-]{0,99}\/[1-9][0-9]{0,11}$/;

/** What all prizes are worth together, fen. */
export const valueOf = (prizes: readonly LotteryPrize[]): number =>
  prizes.reduce((sum, { valueMinor, stock }) => sum + valueMinor * stock, 0);

/**
 * What so many points are worth, fen, rounded up, where `pointsPerUnit` points are one yuan (domain.md 9.2): nobody
 * types it. Example: 500 points at 100 a yuan: 500 fen.
 */
export const valueOfPoints = (points: number, pointsPerUnit: number): number =>
  Math.ceil((points * 100) / pointsPerUnit);

/** Whether a public value has to be drawn with. Example: 3 coupons worth 400 yuan: 120,000 fen, so yes. */
export const needsBeacon = (prizes: readonly LotteryPrize[]): boolean => valueOf(prizes) > VALUE_WITHOUT_BEACON;

/** Texts without blanks around them. */
export function tidyLottery(draft: LotteryDraft): LotteryDraft {
  return {
    ...draft, titleZh: draft.titleZh.trim(), titleEn: draft.titleEn.trim(),
    beaconSource: draft.beaconSource?.trim() ?? null,
    prizes: draft.prizes.map((prize) => ({
      ...prize, nameZh: prize.nameZh.trim(), nameEn: prize.nameEn.trim() })),
  };
}

/**
 * What is wrong with a tidied draft; entries are open within the session.
 * Example: one prize worth 5,000,001 fen → PRIZE_TOO_LARGE at prizes.0.value.
 */
export function lotteryProblems(
  draft: LotteryDraft, session: { readonly startsAt: Date; readonly endsAt: Date },
): Refusal<DraftCode>[] {
  const { kind, titleZh, titleEn, opensAt, closesAt, prizes, beaconSource } = draft;
  const odds = prizes.reduce((sum, { ppm }) => sum + ppm, 0);
  return [
    no(!isText(titleZh, LONGEST.name), 'titleZh', `A title has 1 to ${LONGEST.name} characters.`),
    no(!isText(titleEn, LONGEST.name), 'titleEn', `A title has 1 to ${LONGEST.name} characters.`),
    no(opensAt < session.startsAt || opensAt >= session.endsAt, 'opensAt', 'It opens within its session.'),
    no(closesAt <= opensAt || closesAt > session.endsAt, 'closesAt',
      'It closes after its opening, and not after its session.'),
    no(prizes.length < 1 || prizes.length > MOST_PRIZES, 'prizes', `There are 1 to ${MOST_PRIZES} prizes.`),
    ...prizes.map((prize, place) => prizeProblems(prize, kind, `prizes.${place}`)),
    no(kind === 'odds' && odds > MILLION, 'prizes', 'Odds sum to at most 1,000,000 ppm.'),
    no(prizes.reduce((sum, { stock }) => sum + stock, 0) > MOST_WINNERS, 'prizes',
      `There are at most ${MOST_WINNERS} winners.`),
    no(valueOf(prizes) > MOST_TOTAL, 'prizes', 'All prizes together are worth at most 500,000 yuan.',
      'PRIZES_TOO_LARGE'),
    no(beaconSource !== null && !SOURCE.test(beaconSource), 'beaconSource',
      'A public value is named by its network and round, as "drand-quicknet/4711".'),
    no(beaconSource === null && needsBeacon(prizes), 'beaconSource',
      'Prizes worth more than 1,000 yuan together are drawn with a public value.', 'BEACON_NEEDED'),
  ].flat();
}

function prizeProblems(prize: LotteryPrize, kind: LotteryKind, at: string) {
  const { nameZh, nameEn, points, offerId, valueMinor, ppm, stock } = prize;
  return [
    no(!isText(nameZh, LONGEST.name), `${at}.nameZh`, `A name has 1 to ${LONGEST.name} characters.`),
    no(!isText(nameEn, LONGEST.name), `${at}.nameEn`, `A name has 1 to ${LONGEST.name} characters.`),
    no(prize.kind === 'points' ? !within(points ?? 0, 1, MILLION) : points !== null, `${at}.points`,
      `Points are 1 to ${MILLION}, of points only.`),
    no((prize.kind === 'coupon') !== (offerId !== null), `${at}.offerId`, 'A coupon has its offer, points have none.'),
    no(valueMinor < 1, `${at}.value`, 'A prize is worth something.'),
    no(valueMinor > MOST_VALUE, `${at}.value`, 'The largest prize is worth 50,000 yuan.', 'PRIZE_TOO_LARGE'),
    no(kind === 'odds' ? !within(ppm, 1, MILLION) : ppm !== 0, `${at}.ppm`,
      'Odds are 1 to 1,000,000 ppm; winners that are ranked have none.'),
    no(!within(stock, 1, MOST_WINNERS), `${at}.stock`, `There are 1 to ${MOST_WINNERS} of a prize.`),
  ].flat();
}

function no(
  isWrong: boolean, field: string, message: string, code: DraftCode = 'INVALID',
): Refusal<DraftCode>[] {
  return isWrong ? [{ code, message, path: field.split('.') }] : [];
}

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;

const isText = (text: string, longest: number): boolean => {
  const { length } = [...text];
  return length >= 1 && length <= longest && !isMisread(text);
};
