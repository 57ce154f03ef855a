import { PREFIX } from '../../../contracts/ids.ts';
import { loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf, type Filled } from '../../../kernel/graph/mutation/form.ts';
import {
  dateTime, idOf, money, optional, otherwise, points, take, text, VERSION, whole,
} from '../../../kernel/graph/mutation/take.ts';
import type {
  LotteryKind as Kind, LotteryPrize, LotteryPrizeKind as PrizeKind,
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
  value: money('What one is worth in CNY 价值, 0.01 to 50,000.00.'),
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
  beaconSource: optional(text('Which public value 公共随机数, that nobody knows before entries close, is drawn with, 1 to '
    + '200 characters; needed where prizes are worth more than 1,000 yuan together.')),
};

/** The place of a prize whose value is in another currency than CNY; -1: none. */
export const foreignPrize = (prizes: readonly Filled<typeof PRIZE>[]): number =>
  prizes.findIndex(({ value }) => value.currency !== 'CNY');

export const prizeFrom = ({ value, points: some, ...sent }: Filled<typeof PRIZE>): LotteryPrize =>
  ({ ...sent, points: some === null ? null : Number(some), valueMinor: Number(value.minor) });
