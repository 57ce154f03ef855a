import { sql as fragment } from 'kysely';
import type { OrderFacts } from '../../subgraphs/contracts/events.ts';
import { takeOrders } from '../../subgraphs/insights/commands/facts/take-orders.ts';
import { FACT_COLUMNS, factsOf } from '../../subgraphs/insights/persistence/fact-source.ts';
import { runBatch, type CommandHome } from '../../subgraphs/kernel/commands/run-command.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { seededRandom } from '../../subgraphs/kernel/seed.ts';
import { copiedHouse } from '../generated/database.ts';
import { PEOPLE_SIZES, type HouseSize } from '../generated/plan.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';

/** As many as the queue hands over at once. */
const BATCH = 500;
const BATCHES = 24;
const DAY = 86_400_000;

/** Facts of members kept up as their orders are told, one handler; and that they are right at the end. */
export const factsKept: Row = {
  name: 'facts-kept',
  measure: async (settings) => {
    const sizes = settings.requests < 50_000 ? PEOPLE_SIZES.slice(0, 1) : PEOPLE_SIZES.slice(0, 2);
    const figures: Figure[] = [];
    for (const size of sizes) figures.push(await measureHouse(size));
    return figures;
  },
};

async function measureHouse(size: HouseSize): Promise<Figure> {
  const database = await copiedHouse(size);
  const house = await openBenchHouse(database.url);
  try {
    const { home } = house.runtimes.get('insights')!.services;
    const orders = await ordersOf(home, BATCH * (BATCHES + 1));
    await take(home, orders.splice(0, BATCH));
    const started = performance.now();
    while (orders.length > 0) await take(home, orders.splice(0, BATCH));
    const rate = BATCH * BATCHES / ((performance.now() - started) / 1000);
    await expectRight(home);
    return {
      what: `facts kept up, ${size.members.toLocaleString('en')} members`, ours: `${Math.round(rate)} orders/s`,
      beside: '–', value: rate, shown: `${Math.round(rate)}/s`, reach: { atLeast: 2_000 },
    };
  } finally {
    await house.close();
    await database.drop();
  }
}

async function take(home: CommandHome, orders: readonly OrderFacts[]): Promise<void> {
  const outcomes = await runBatch(home, { actor: HEAD_OFFICE, requestId: 'bench' }, takeOrders,
    orders.map((input) => ({ actor: HEAD_OFFICE, requestId: 'bench', input })));
  const refused = outcomes.find((outcome) => !outcome.ok);
  if (refused) throw new Error(JSON.stringify(refused));
}

/** Of the last year, by members drawn from all. */
async function ordersOf({ database: { sql } }: CommandHome, count: number): Promise<OrderFacts[]> {
  const members = await sql.all<{ id: string }>`select member_id as id from known_member where region = 'CN'
    order by member_id`;
  const { channel, outlet } = await sql.one<{ channel: string; outlet: string }>`
    select channel_id as channel, outlet_id as outlet from order_fact limit 1`;
  const random = seededRandom(2_000);
  return Array.from({ length: count }, (_, n): OrderFacts => ({
    orderId: newId(), externalNo: `F-${n}`, channelId: channel, sellingOutletId: outlet,
    memberId: members[Math.floor(random() * members.length)]!.id, region: 'CN', currency: 'CNY',
    paidAt: new Date(Date.now() - Math.floor(random() * 365) * DAY), deliveredAt: null, fulfilment: 'store',
    pointsHoldId: null, lines: [{
      lineId: newId(), lineNo: 1, itemId: newId(), quantity: 1, marginClass: 'A', costMinor: null, pointsSpent: 0n,
      baseMinor: 100_000n + BigInt(Math.floor(random() * 1_000_000)),
    }],
  }));
}

async function expectRight({ database: { sql } }: CommandHome): Promise<void> {
  const { differ } = await sql.one<{ differ: number }>`
    with rebuilt as materialized (select ${FACT_COLUMNS} from ${
      factsOf(fragment`select member_id from known_member`)} facts),
    stored as (select ${FACT_COLUMNS} from member_fact)
    select count(*)::int as differ from (
      (table rebuilt except table stored) union all (table stored except table rebuilt)) d`;
  if (differ > 0) throw new Error(`${differ} facts are not those of the orders`);
}
