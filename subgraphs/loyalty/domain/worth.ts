import { convertMinorDown, unitOf } from '../../kernel/money.ts';
import type { Policy } from './policy.ts';

/** Money in the programme's currency; what a hold was worth stays so, whatever is published later. */
export interface Worth {
  readonly minor: bigint;
  readonly currency: string;
  /** Whose tables convert it. */
  readonly programme: Policy['programme'];
}

/** A rate between two currencies; `inverse` when it is the other way round. */
export interface WorthRate {
  readonly rate: string;
  readonly inverse: boolean;
}

/**
 * What points pay (domain.md 9.2): floor(points × minor units of a unit / points per unit). Examples at 100
 * points a unit: 9,500 = 95.00; 9,550 = 95.50; 1 = 0.01; in yen 9,550 = 95.
 */
export function worthOf(
  points: bigint, { programme, currency, rules }: Pick<Policy, 'programme' | 'currency' | 'rules'>,
): Worth {
  const minor = (points * unitOf(currency)) / BigInt(rules.pointsPerUnit);
  return { minor, currency, programme };
}

/**
 * The same abroad, floor; null without a rate. Example: 30,000 points of HK are 300.00 HKD, at 0.9221
 * 276.63 CNY.
 */
export function worthAbroad(worth: Worth, currency: string, rate: WorthRate | null): bigint | null {
  if (worth.currency === currency) return worth.minor;
  return rate && convertMinorDown(worth.minor, rate.rate, worth.currency, currency, rate.inverse);
}

/** How many points of another programme one point is worth. */
export interface Exchange {
  readonly num: bigint;
  readonly den: bigint;
}

/** What keeps the worth of points between two programmes; null without a rate. */
export function exchangeOf(
  from: Pick<Policy, 'currency' | 'rules'>, to: Pick<Policy, 'currency' | 'rules'>,
  rate: WorthRate | null,
): Exchange | null {
  if (!rate && from.currency !== to.currency) return null;
  const [whole = '1', fraction = ''] = (rate?.rate ?? '1').split('.');
  const [top, bottom] = [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
  const [num, den] = rate?.inverse ? [bottom, top] : [top, bottom];
  return { num: num * BigInt(to.rules.pointsPerUnit), den: den * BigInt(from.rules.pointsPerUnit) };
}

/**
 * Points of one programme as points of another: they keep their worth, floor, once. Example: 1,084 points of
 * HK are 10.84 HKD, at 0.9221 9.995… CNY: 999 points of CN.
 */
export const pointsAbroad = (points: bigint, { num, den }: Exchange): bigint => (points * num) / den;
