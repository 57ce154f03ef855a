import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { rowsOf } from '../histories.ts';
import { JEWELRY, SHARED } from '../importer.ts';

/** One business day of CN: what is sold on it, what comes back on it, in the order of the day. */
export interface Day {
  readonly date: string;
  readonly sales: readonly DaySale[];
  readonly returns: readonly DayReturn[];
}
export interface DayLine { readonly sku: 'A-1' | 'B-1'; readonly minor: number }
export interface DaySale {
  readonly no: string;
  readonly buyer: string;
  /** Milliseconds since the day began. */
  readonly since: number;
  readonly lines: readonly DayLine[];
  /** The campaign whose coupon pays for it. */
  readonly campaign: string | null;
}
/** Of the whole sale, or of a part of its first line in thousandths. */
export interface DayReturn { readonly no: string; readonly saleNo: string; readonly part: number | null }
export interface Campaign {
  readonly id: string; readonly from: string; readonly until: string;
  /** Households that it was meant for; how often they came in these days, most often of one. */
  readonly targeted: ReadonlySet<string>; readonly redeemed: number; readonly most: number;
}
export interface Days { readonly days: readonly Day[]; readonly campaigns: readonly Campaign[] }

const JOURNEY = join(SHARED, 'completejourney');
const TMALL = join(SHARED, 'tmall_orders', 'tmall_order_report_2020-02.csv.gz');
const DAY = 86_400_000;
/** A campaign of the households begins on that day; jewelry of these days is sold in it. */
const [REDEEMED_FROM, SOLD_FROM, TOLD_FROM] = ['2017-08-08', '2020-10-01', '2026-08-08'];
/** Days after the sale on which it comes back: by the file nobody knows. */
const BACK_AFTER = 3;
/** Of a slice: beside those that a coupon pays for. */
const OTHERS_A_DAY = 6;

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
const daysFrom = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;
const moved = (redeemedOn: string): string => dayAfter(TOLD_FROM, daysFrom(REDEEMED_FROM, redeemedOn));

/**
 * Jewelry as it was sold, bought with coupons by households as often as they used those of their campaigns, and
 * brought back as often as orders of a Tmall shop were refunded.
 */
export async function readDays(count: number, isWhole: boolean): Promise<Days> {
  const dates = Array.from({ length: count }, (_, nth) => dayAfter(REDEEMED_FROM, nth));
  const redemptions = tableOf('coupon_redemptions.csv')
    .map(([household, , campaign, on]) => ({ household: household!, campaign: campaign!, on: on! }))
    .filter(({ on }) => dates.includes(on));
  const baskets = await readBaskets(count);
  const refunds = await readRefunds();
  let paid = 0;
  const returns = new Map<string, DayReturn[]>();
  const days = dates.map((on, nth): Day => {
    const due = redemptions.filter((one) => one.on === on);
    const all = baskets.get(dayAfter(SOLD_FROM, nth)) ?? [];
    const sold = isWhole ? all : all.slice(0, due.length + OTHERS_A_DAY);
    const sales = sold.map((basket, place): DaySale => {
      const redemption = due[place];
      const back = refunds[(paid += 1) - 1]!;
      const later = moved(dayAfter(on, BACK_AFTER));
      if (back !== 0) {
        returns.set(later, [...returns.get(later) ?? [],
          { no: `R-${basket.no}`, saleNo: basket.no, part: back === 1 ? null : Math.floor(back * 1_000) }]);
      }
      return redemption ? { ...basket, buyer: `h${redemption.household}`, campaign: redemption.campaign } : basket;
    });
    return { date: moved(on), sales, returns: [] };
  });
  return {
    days: days.map((day) => ({ ...day, returns: returns.get(day.date) ?? [] })),
    campaigns: readCampaigns(redemptions),
  };
}

function readCampaigns(redemptions: readonly { household: string; campaign: string }[]): Campaign[] {
  const used = Map.groupBy(redemptions, ({ campaign }) => campaign);
  const targets = Map.groupBy(tableOf('campaigns.csv'), ([campaign]) => campaign!);
  return tableOf('campaign_descriptions.csv').filter(([id]) => used.has(id!)).map(([id, , from, until]) => {
    const own = used.get(id!)!;
    const each = [...Map.groupBy(own, ({ household }) => household).values()].map(({ length }) => length);
    return {
      id: id!, from: moved(from!), until: moved(until!), redeemed: own.length, most: Math.max(...each),
      targeted: new Set((targets.get(id!) ?? []).map(([, household]) => `h${household}`)),
    };
  });
}

const tableOf = (name: string): string[][] =>
  readFileSync(join(JOURNEY, name), 'utf8').trim().split('\n').slice(1).map((row) => row.trim().split(','));

/** Baskets by the day they were sold on; what is set with a stone is of class A, other jewelry of class B. */
async function readBaskets(count: number): Promise<Map<string, DaySale[]>> {
  const until = dayAfter(SOLD_FROM, count);
  const baskets = new Map<string, DaySale & { lines: DayLine[]; on: string }>();
  for await (const row of createInterface({ input: createReadStream(JEWELRY).pipe(createGunzip()) })) {
    const on = row.slice(0, 10);
    if (on < SOLD_FROM || on >= until) continue;
    const fields = row.split(',');
    const [price, user] = fields.length === 11 ? [fields[5]!, fields[6]!] : [fields[7]!, fields[8]!];
    const minor = Math.round(Number(price) * 100);
    if (minor <= 0) continue;
    const no = fields[1]!;
    const basket = baskets.get(no) ?? { no, buyer: `u${user}`, on, lines: [], campaign: null,
      since: Date.parse(`${fields[0]!.slice(0, 19).replace(' ', 'T')}Z`) % DAY };
    basket.lines.push({ sku: fields.length === 13 && fields[12] ? 'A-1' : 'B-1', minor });
    baskets.set(no, basket);
  }
  return Map.groupBy([...baskets.values()], ({ on }) => on);
}

/** What part of each paid order was refunded, in the order they were paid in: 0, 1 or between. */
async function readRefunds(): Promise<number[]> {
  return (await rowsOf(TMALL)).slice(1).map((row) => row.trim().split(','))
    .filter(([, , , , , paidAt]) => paidAt)
    .toSorted(([, , , , , one], [, , , , , other]) => (one! < other! ? -1 : 1))
    .map(([, total, , , , , refunded]) => (Number(total) > 0 ? Number(refunded) / Number(total) : 0));
}
