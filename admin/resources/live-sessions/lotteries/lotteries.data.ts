import { ask } from '../../../graph/ask.ts';
import {
  CancelLotteryDocument, CloseLotteryDocument, DrawLotteryDocument, PlanLotteryDocument, PublishLotteryDocument,
  type DrawLotteryInput, type LotteryKind, type LotteryPartsFragment, type LotteryPrizeKind, type PlanLotteryInput,
} from '../../../gql/graphql.ts';
import { formInstant } from '../../../reading/house-zone.ts';

export type Lottery = LotteryPartsFragment;
export const LOTTERY_KINDS = ['ODDS', 'RANKING'] as const;
export const LOTTERY_PRIZE_KINDS = ['POINTS', 'COUPON'] as const;

export interface PrizeValues {
  nameZh: string; nameEn: string; kind: LotteryPrizeKind; points: string; offerId: string; value: string; ppm: string;
  stock: string;
}

/** A lottery as it is typed; names of the fields are those of the graph, so that refusals find them. */
export interface LotteryValues {
  kind: LotteryKind; titleZh: string; titleEn: string; opensAt: string; closesAt: string; prizes: PrizeValues[];
  beaconSource: string; redrawOf: string; redrawReason: string;
}

export const NEW_PRIZE: PrizeValues =
  { nameZh: '', nameEn: '', kind: 'POINTS', points: '', offerId: '', value: '', ppm: '', stock: '' };

const typedOrNull = (typed: string): string | null => typed.trim() || null;

function inputOf(sessionId: string, values: LotteryValues, idempotencyKey: string): PlanLotteryInput {
  const { prizes, opensAt, closesAt, beaconSource, redrawOf, redrawReason, ...rest } = values;
  return {
    ...rest, sessionId, idempotencyKey, opensAt: formInstant(opensAt) ?? '', closesAt: formInstant(closesAt) ?? '',
    beaconSource: typedOrNull(beaconSource), redrawOf: typedOrNull(redrawOf), redrawReason: typedOrNull(redrawReason),
    prizes: prizes.map(({ points, offerId, value, ppm, stock, ...prize }) => ({
      ...prize, points: prize.kind === 'POINTS' ? Number(points) : null,
      offerId: prize.kind === 'COUPON' ? offerId : null,
      value: prize.kind === 'COUPON' ? { amount: value.trim(), currency: 'CNY' } : null,
      ppm: values.kind === 'ODDS' ? Number(ppm) : 0,
      stock: Number(stock),
    })),
  };
}

export const planLottery = async (sessionId: string, values: LotteryValues, key: string) =>
  (await ask(PlanLotteryDocument, { input: inputOf(sessionId, values, key) })).planLottery;
export const publishLottery = async (id: string, expectedVersion: number) =>
  (await ask(PublishLotteryDocument, { input: { id, expectedVersion } })).publishLottery;
export const closeLottery = async (id: string, expectedVersion: number) =>
  (await ask(CloseLotteryDocument, { input: { id, expectedVersion } })).closeLottery;
export const cancelLottery = async (id: string, expectedVersion: number, reason: string) =>
  (await ask(CancelLotteryDocument, { input: { id, expectedVersion, reason } })).cancelLottery;
export const drawLottery = async (input: DrawLotteryInput) =>
  (await ask(DrawLotteryDocument, { input })).drawLottery;
