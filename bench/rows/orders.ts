import { runBatch, runCommand, type CommandHome } from '../../subgraphs/kernel/commands/run-command.ts';
import { encodeId } from '../../subgraphs/kernel/ids.ts';
import { foldSales } from '../../subgraphs/orders/commands/fold-sales.ts';
import { recordOrders } from '../../subgraphs/orders/commands/record/record-orders.ts';
import { benchDatabase } from '../kit/database.ts';
import { askDatabase } from '../kit/brand.ts';
import { growthEach, sizesOf } from '../kit/disk.ts';
import { documentId, RECORD_ORDERS } from '../kit/documents.ts';
import { unmeasured, type Figure, type Row } from '../kit/figure.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';
import { Load, shotAt } from '../kit/load.ts';
import { findPgbench, pgbench, WITHOUT_PGBENCH } from '../kit/pgbench.ts';
import { median } from '../kit/rounds.ts';
import { inputOf, readShelves, saleOf, type Shelves } from '../kit/sales.ts';
import { settled } from '../kit/seed-brand.ts';
import type { Settings } from '../kit/settings.ts';
import { openStage } from '../kit/stage.ts';

const BATCH = 250;
const BATCHES = 24;
const IMPORTED = 2_000;
const MOST_TABLES = 40;

/** Only the rows of the order, one order a transaction, everything known beforehand. */
const INSERT_ONLY = `\\set n random(1, 900)
begin;
insert into sales_order (id, channel_id, external_no, body_hash, outlet_id, member_id, region, state,
  fulfilment, currency, paid_at, delivered_at, recorded_at, line_count, goods_minor,
  line_discount_minor, order_discount_minor, points_cash_minor, trade_in_minor, shipping_minor,
  fees_minor, base_minor, policy_version, charity_bps, charity_minor)
select uuidv7(), '@channel', uuidv7()::text, sha256('order'), '@outlet', '@member', 'CN', 'delivered',
  'store', 'CNY', now(), now(), now(), 1, 100000, 0, 0, 0, 0, 0, 0, 100000,
  1, 50, 500
returning id as order_id \\gset
insert into order_line values (uuidv7(), :order_id, 1, '@item', 'KR-A-0001-1', 'Ring', 1, 100000,
  100000, 0, 0, 0, 0, 0, 100000, 'A', 50000, null);
commit;
`;

/** Recorded orders until points, growth, tiers, attribution and rebates are booked everywhere. */
export const orders: Row = {
  name: 'orders',
  measure: async (settings) => {
    const database = await benchDatabase();
    try {
      const shelves = await readShelves(database.url);
      const bulk = await recordInBulk(database.url, shelves);
      const figures = [bookedFigure(bulk), diskFigure(bulk),
        await besideInserts(bulk, database.url, shelves, settings)];
      return [...figures, await importThroughGateway(database.url, shelves)];
    } finally {
      await database.drop();
    }
  },
};

/** Orders a second, and what each costs: until they are recorded, and until all that follows is done. */
interface Bulk {
  readonly recorded: number;
  readonly whole: number;
  /** Of this process, which records and handles; PostgreSQL's is not in it. */
  readonly cpuMs: number;
  readonly growth: readonly Grown[];
  /** The same when the sums of the day are folded and room of what has gone is free for what comes. */
  readonly kept: readonly Grown[];
}

interface Grown { readonly name: string; readonly bytes: number }

/** What is summed minute by minute, now: neither the seeds' sums nor a job's turn may fall into the measurement. */
async function foldAll(home: CommandHome): Promise<void> {
  for (let folded = 1; folded > 0;) {
    const outcome = await runCommand(home, { actor: HEAD_OFFICE, requestId: 'bench' }, foldSales, { limit: 10_000 });
    folded = outcome.ok ? outcome.value.folded : 0;
  }
}

const kilobytes = (tables: readonly Grown[]): number =>
  tables.reduce((sum, table) => sum + table.bytes, 0) / 1024;

async function recordInBulk(url: string, shelves: Shelves): Promise<Bulk> {
  const house = await openBenchHouse(url, { worker: true });
  try {
    const { home } = house.runtimes.get('orders')!.services;
    const record = async (batch: number): Promise<void> => {
      const outcomes = await runBatch(home, { actor: HEAD_OFFICE, requestId: 'bench' }, recordOrders,
        Array.from({ length: BATCH }, (_, index) => ({
          actor: HEAD_OFFICE, requestId: 'bench',
          input: saleOf(shelves, `B-${batch}-${index}`, batch * BATCH + index),
        })));
      const refused = outcomes.find((outcome) => !outcome.ok);
      if (refused) throw new Error(JSON.stringify(refused));
    };
    await record(BATCHES);
    await settled(url);
    await foldAll(home);
    const before = await sizesOf(url);
    const cpu = process.cpuUsage();
    const started = performance.now();
    for (let batch = 0; batch < BATCHES; batch += 1) await record(batch);
    const recordedAt = performance.now();
    await settled(url);
    const count = BATCH * BATCHES;
    const rate = (end: number) => count / ((end - started) / 1000);
    const { user, system } = process.cpuUsage(cpu);
    const result = {
      recorded: rate(recordedAt), whole: rate(performance.now()), cpuMs: (user + system) / 1000 / count,
      growth: growthEach(before, await sizesOf(url), count),
    };
    await expectBooked(url, BATCH * (BATCHES + 1), 'B-');
    await foldAll(home);
    await askDatabase(url, 'vacuum');
    const kept = growthEach(before, await sizesOf(url), count).filter(({ bytes }) => bytes > 0);
    return { ...result, kept };
  } finally {
    await house.close();
  }
}

function bookedFigure({ whole, recorded, cpuMs }: Bulk): Figure {
  return {
    what: 'orders recorded and booked everywhere, bulk', ours: `${Math.round(whole)} orders/s`,
    beside: '–', value: whole, shown: `${Math.round(whole)}/s`, reach: { atLeast: 2_000 },
    note: `recorded at ${Math.round(recorded)}/s; ${cpuMs.toFixed(2)} ms CPU an order, without PostgreSQL`,
  };
}

/** What the rooms' tables grew by, dead rows and half-empty pages with them. */
function diskFigure({ growth, kept }: Bulk): Figure {
  const value = kilobytes(growth);
  const shown = `${value.toFixed(1)} kB`;
  return {
    what: 'disk of an order with all its consequences', ours: shown, beside: '–', value, shown,
    reach: { atMost: 8 },
    note: `${kilobytes(kept).toFixed(1)} kB after a vacuum; ${
      growth.slice(0, MOST_TABLES).map((table) => `${table.name} ${table.bytes}`).join(', ')}`,
  };
}

async function besideInserts(
  { recorded, whole }: Bulk, url: string, shelves: Shelves, settings: Settings,
): Promise<Figure> {
  const what = 'recorded order with all its consequences, bulk';
  const ours = `${Math.round(whole)}/s (recorded at ${Math.round(recorded)}/s)`;
  const path = findPgbench();
  if (path === null) return { ...unmeasured(what, WITHOUT_PGBENCH), ours };
  const [item] = await askDatabase<{ item_id: string }>(url,
    'select item_id from orders.item_fact where sku = $1', [shelves.skus[0]]);
  const script = INSERT_ONLY.replace('@channel', shelves.channelId)
    .replace('@outlet', shelves.outletIds[0]!).replace('@member', shelves.members[0]!)
    .replace('@item', item!.item_id);
  const rates: number[] = [];
  for (let round = 0; round < settings.rounds; round += 1) {
    rates.push(await pgbench(path,
      { databaseUrl: url, subgraph: 'orders', script, clients: 16, seconds: settings.seconds }));
  }
  const other = median(rates);
  return {
    what, ours, beside: `pgbench inserts the order's rows only ${Math.round(other)}/s`,
    value: whole / other, reach: { atLeast: 0.15 },
  };
}

/** As a partner imports: over HTTP through the gateway, 100 orders a request. */
async function importThroughGateway(url: string, shelves: Shelves): Promise<Figure> {
  const house = await openBenchHouse(url, { worker: true });
  const stage = await openStage('house', { databaseUrl: url });
  try {
    const shots = Array.from({ length: IMPORTED / 100 }, (_, request) => shotAt(stage.url, {
      documentId: documentId(RECORD_ORDERS), variables: { input: {
        channelId: encodeId('chn', shelves.channelId),
        orders: Array.from({ length: 100 }, (__, index) => inputOf(
          saleOf(shelves, `I-${request}-${index}`, request * 100 + index))),
      } },
    }, { 'x-bench-actor': 'hq' }));
    const started = performance.now();
    const { seconds } = await new Load(stage.url, shots, 4).fire({ answers: shots.length });
    await settled(url);
    const whole = IMPORTED / ((performance.now() - started) / 1000);
    await expectBooked(url, IMPORTED, 'I-');
    const rate = IMPORTED / seconds;
    return {
      what: 'import through the gateway', ours: `${Math.round(rate)} orders/s`, beside: '–',
      value: rate, shown: `${Math.round(rate)}/s`, reach: { atLeast: 500 },
      note: `${Math.round(whole)}/s until every consequence is booked`,
    };
  } finally {
    await stage.stop();
    await house.close();
  }
}

/** Each order earned its points: nothing was lost on the way. */
async function expectBooked(url: string, count: number, prefix: string): Promise<void> {
  const [found] = await askDatabase<{ recorded: number; earned: number }>(url, `
    select count(*)::int as recorded, count(p.order_id)::int as earned from orders.sales_order o
    left join loyalty.order_points p on p.order_id = o.id where o.external_no like $1`, [`${prefix}%`]);
  if (found!.recorded !== count || found!.earned !== count) {
    throw new Error(`of ${count} orders ${found!.recorded} are recorded and ${found!.earned} earned`);
  }
}
