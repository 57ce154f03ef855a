import { PREFIX } from '../../../contracts/ids.ts';
import { loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf, type Filled } from '../../../kernel/graph/mutation/form.ts';
import {
  dateTime, idOf, money, optional, otherwise, points, take, text, VERSION, whole,
} from '../../../kernel/graph/mutation/take.ts';
import {
  valueOfPoints, type LotteryKind as Kind, type LotteryPrize, type LotteryPrizeKind as PrizeKind,
} from '../../domain/lotteries/lottery-draft.ts';
import { lotteriesById } from '../../queries/lotteries.ts';
import { Lottery } from './lottery.type.ts';
import { LotteryKind, LotteryPrizeKind } from './words.ts';

export const LOTTERY = loaded(() => Lottery, lotteriesById, 'lotteryId', 'The lottery; null when refused.');
export const EDIT = { id: idOf(PREFIX.lottery, 'Lottery.'), expectedVersion: VERSION };

const PRIZE = form('LotteryPrizeInput', 'A prize 奖品.', {
  nameZh: text('Name in Chinese, 1 to 60 characters.'), nameEn: text('Name in English, 1 to 60 characters.'),
  kind: take<PrizeKind>(() => LotteryPrizeKind, 'What it is.'),
  points: optional(points('Points, 1 to 1,000,000; of the kind POINTS only.')),
  offerId: optional(idOf(PREFIX.couponOffer, 'Offer whose coupon it is; of the kind COUPON only.')),
  value: optional(money('What a coupon is worth in CNY 价值, 0.01 to 50,000.00; left out for points, whose value the '
    + 'house counts.')),
  ppm: otherwise(0, whole('Odds in parts per million 中奖概率, 1 to 1,000,000; left out where winners are ranked.')),
  stock: whole('How many there are, 1 to 10,000.'),
});

export const LOTTERY_FIELDS = {
  kind: otherwise<Kind>('odds', take<Kind>(() => LotteryKind, 'How it is drawn.')),
  titleZh: text('Title in Chinese, 1 to 60 characters.'), titleEn: text('Title in English, 1 to 60 characters.'),
  opensAt: dateTime('From when on members enter, within the session.'),
  closesAt: dateTime('Until when, not included, within the session.'),
  prizes: formsOf(PRIZE, 'Prizes in the order of their bands, 1 to 20, at most 10,000 pieces; odds sum to at most '
    + '1,000,000 ppm, what is left wins nothing.'),
  beaconSource: optional(text('Which public value 公共随机数, that nobody knows before entries close, is drawn with: '
    + 'network and round, as "drand-quicknet/4711"; needed where prizes are worth more than 1,000 yuan together.')),
};

/**
 * The first prize that does not say what it is worth as it has to, with why: a coupon says it in CNY, of points it is
 * counted. Null: none.
 */
export function wrongValue(prizes: readonly Filled<typeof PRIZE>[]): { place: number; message: string } | null {
  for (const [place, { kind, value }] of prizes.entries()) {
    if (kind === 'points' && value) return { place, message: 'What points are worth is counted by the house.' };
    if (kind === 'coupon' && value?.currency !== 'CNY') {
      return { place, message: 'What a coupon is worth is said in CNY.' };
    }
  }
  return null;
}

/** With what it is worth: of points by how many are worth one yuan. */
export const prizeFrom = ({ value, points: some, ...sent }: Filled<typeof PRIZE>, perYuan: number): LotteryPrize => {
  const given = some === null ? null : Number(some);
  return { ...sent, points: given,
    valueMinor: sent.kind === 'points' ? valueOfPoints(given ?? 0, perYuan) : Number(value?.minor ?? 0n) };
};
