import { formatAmount } from '../../kernel/money.ts';
import { seededRandom } from '../../kernel/seed.ts';
import type { PublishGoldPrice } from '../commands/prices/publish-gold-price.ts';
import type { PublishFxTable } from '../commands/prices/publish-fx-table.ts';
import type { Metal } from '../domain/words.ts';
import { startOfDay } from './products.ts';

const DAY_MS = 86_400_000;
const DAYS = 730;
const MONTHS = 30;
/** Nine in the morning in China, Hong Kong and Singapore. */
const OPENING_MS = 3_600_000;

interface Kind {
  readonly metal: Metal;
  readonly purity: number;
  /** Fen a gram two years ago and today. */
  readonly from: number;
  readonly to: number;
  readonly everyDays: number;
}

const KINDS: readonly Kind[] = [
  { metal: 'gold', purity: 9_990, from: 55_000, to: 101_200, everyDays: 1 },
  { metal: 'gold', purity: 9_999, from: 51_500, to: 95_200, everyDays: 1 },
  { metal: 'gold', purity: 7_500, from: 42_000, to: 77_000, everyDays: 1 },
  { metal: 'silver', purity: 9_990, from: 950, to: 1_680, everyDays: 7 },
  { metal: 'platinum', purity: 9_500, from: 29_000, to: 42_800, everyDays: 7 },
];

type Home = 'CN' | 'HK' | 'SG';
const CURRENCY_OF: Readonly<Record<Home, string>> = { CN: 'CNY', HK: 'HKD', SG: 'SGD' };
const PER_CNY: Readonly<Record<Home, number>> = { CN: 1, HK: 1.0845, SG: 0.1834 };

/**
 * Two years of boards, oldest first: a climb with daily noise that fades out, so that today's price is the
 * one of the examples: 足金 1,012.00 and 780.00 yuan a gram. No step comes near the 5 % that would be held.
 */
export function seededBoards(now: Date): PublishGoldPrice[] {
  const today = startOfDay(now).getTime();
  const prices: PublishGoldPrice[] = [];
  for (const [regionIndex, region] of (['CN', 'HK', 'SG'] as const).entries()) {
    for (const [kindIndex, kind] of KINDS.entries()) {
      const random = seededRandom(regionIndex * 100 + kindIndex + 1);
      let noise = 0;
      for (let day = 0; day <= DAYS; day += 1) {
        noise = noise * 0.97 + (random() - 0.5) * 0.012;
        const atOpening = today - (DAYS - day) * DAY_MS + OPENING_MS;
        if ((DAYS - day) % kind.everyDays !== 0 || atOpening > now.getTime()) continue;
        const calm = Math.min(1, (DAYS - day) / 30);
        const trend = kind.from * (kind.to / kind.from) ** (day / DAYS);
        const retail = BigInt(Math.round(trend * (1 + noise * calm) * PER_CNY[region]));
        prices.push(priceOf(region, kind, retail, new Date(atOpening)));
      }
    }
  }
  return prices.sort((a, b) => a.effectiveAt!.getTime() - b.effectiveAt!.getTime());
}

function priceOf(
  region: Home, { metal, purity }: Kind, retail: bigint, effectiveAt: Date,
): PublishGoldPrice {
  const currency = CURRENCY_OF[region];
  return {
    region, metal, purity, effectiveAt, confirm: false, source: '金价导入 board import',
    retail: { amount: formatAmount(retail, currency), currency },
    buyback: { amount: formatAmount((retail * 78_000n) / 101_200n, currency), currency },
  };
}

/** Yuan for one unit this month. */
const YUAN: Record<string, number> = {
  CNY: 1, HKD: 0.9221, MOP: 0.8952, SGD: 5.4533, USD: 7.1802, EUR: 7.7865, GBP: 9.0712, JPY: 0.0478,
  TWD: 0.2207, MYR: 1.5904, THB: 0.2102,
};

/** Monthly tables, oldest first; they wave by less than the 2 % that would be held. */
export function seededTables(now: Date): PublishFxTable[] {
  const local = new Date(now.getTime() + 8 * 3_600_000);
  const tables: PublishFxTable[] = [];
  for (let ago = MONTHS - 1; ago >= 0; ago -= 1) {
    // Month starts of Shanghai, Hong Kong and Singapore are the same instant.
    const effectiveAt = new Date(
      Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - ago, 1) - 8 * 3_600_000);
    const wave = (index: number): number => 1 + 0.012 * Math.sin((ago * (index + 10)) / 40);
    for (const homeRegion of ['CN', 'HK', 'SG'] as const) {
      const home = CURRENCY_OF[homeRegion];
      const homeIndex = Object.keys(YUAN).indexOf(home);
      const rates = Object.entries(YUAN).map(([from, yuan], index) => {
        const rate = (yuan * wave(index)) / (YUAN[home]! * wave(homeIndex));
        return { from, rate: rate.toFixed(rate < 0.5 ? 6 : 4) };
      }).filter(({ from }) => from !== home);
      tables.push({ homeRegion, effectiveAt, rates, source: '月度汇率表', confirm: false });
    }
  }
  return tables;
}
