import { formatAmount } from '../../../kernel/money.ts';
import type { Ratio, TierRule } from '../policy.ts';

/** One sentence in both languages. */
export interface Phrase {
  readonly zh: string;
  readonly en: string;
}

export const phrase = (zh: string, en: string): Phrase => ({ zh, en });
export const same = (text: string): Phrase => ({ zh: text, en: text });

const grouped = (value: bigint | number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
export const count = (value: bigint | number): Phrase => same(grouped(value));
export const percent = (value: number): Phrase => same(`${value}%`);
export const months = (value: number): Phrase => phrase(`${value}个月`, `${value} months`);
export const days = (value: number): Phrase => phrase(`${value}天`, `${value} days`);

const UNITS: Readonly<Record<string, string>> = { CNY: '元', HKD: '港元', SGD: '新加坡元', MOP: '澳门元', MYR: '林吉特' };
const money = (amount: string, currency: string): Phrase => (
  UNITS[currency] ? phrase(`${amount}${UNITS[currency]}`, `${amount} ${currency}`) : same(`${amount} ${currency}`));

const STEPS = [1n, 10n, 100n, 1_000n, 10_000n] as const;

/**
 * Rates that are compared stand over the same money where both are whole: 4/1000 and 5/1000 of a fen are 4 and 5 of
 * ten yuan. Where none is, each says its own fraction: one for three fen is "每0.03元 1". `unit` are the minor units
 * of one of the currency.
 */
export function rates(
  pair: readonly (Ratio | null)[], unit: bigint, currency: string, what: Phrase,
): Phrase[] {
  const over = (step: bigint, [num, den]: Ratio) => (BigInt(num) * unit * step) / BigInt(den);
  const isWhole = (step: bigint, [num, den]: Ratio) => (BigInt(num) * unit * step) % BigInt(den) === 0n;
  const known = pair.filter((ratio) => ratio !== null);
  const step = STEPS.find((one) => known.every((ratio) => isWhole(one, ratio)));
  const first = known.find(([num]) => num > 0);
  return pair.map((ratio) => {
    if (!ratio || ratio[0] === 0) return phrase('不计', 'none');
    if (step === undefined) {
      const each = money(formatAmount(BigInt(ratio[1]), currency).replace(/\.00$/, ''), currency);
      return perMoney(each, so(grouped(ratio[0]), what));
    }
    const said = so(grouped(over(step, ratio)), what);
    return ratio === first ? perMoney(money(grouped(step), currency), said) : said;
  });
}

const perMoney = (each: Phrase, said: Phrase): Phrase =>
  phrase(`每${each.zh} ${said.zh}`, `${said.en} for each ${each.en}`);

/** 5 points, 1 point. */
const so = (amount: string, { zh, en }: Phrase): Phrase => (
  phrase(`${amount}${zh}`, `${amount}${amount === '1' ? en.replace(/s$/, '') : en}`));

/** A tier with what it asks and gives: 黑金卡（门槛 50,000，加成 20%）. */
export function tierWords({ nameZh, nameEn, threshold, bonusPercent }: TierRule): Phrase {
  return phrase(`${nameZh}（门槛 ${grouped(threshold)}，加成 ${bonusPercent}%）`,
    `${nameEn} (from ${grouped(threshold)}, bonus ${bonusPercent}%)`);
}
