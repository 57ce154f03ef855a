import { encodeId } from '../../subgraphs/kernel/ids.ts';
import type { House } from '../../gateway/house.ts';
import { askDatabase } from '../kit/brand.ts';
import { benchDatabase } from '../kit/database.ts';
import { RECORD_ORDERS } from '../kit/documents.ts';
import type { Row } from '../kit/figure.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';
import { expectSumsToBeRows } from '../kit/kept-sums.ts';
import { inputOf, readShelves, saleOf, type Shelves } from '../kit/sales.ts';
import { settled } from '../kit/seed-brand.ts';

const BATCH = 500;
const CALLERS = 4;
/** So often kept sums are held against their rows while these come. */
const LOOK_EACH = 25_000;
const ENROL = `mutation Enrol($input: EnrolMembersInput!) { enrolMembers(input: $input) {
  results { member { id } userErrors { code path } } } }`;

/** Enrolled in bulk and sold to at once, under the backlog that this makes: nobody may be unknown. */
export const ownWrites: Row = {
  name: 'own-writes',
  measure: async ({ requests: count }) => {
    const database = await benchDatabase();
    const house = await openBenchHouse(database.url, { worker: true });
    try {
      const shelves = await readShelves(database.url);
      const started = performance.now();
      const refused = await enrolAndSell(house, shelves, count, () => expectSumsToBeRows(database.url));
      const seconds = (performance.now() - started) / 1000;
      await settled(database.url);
      const whole = (performance.now() - started) / 1000;
      await expectBooked(database.url, count - refused.length);
      await expectSumsToBeRows(database.url);
      return [{
        what: `${count.toLocaleString('en')} members enrolled and sold to at once: refused`, ours: `${refused.length}`,
        beside: '–', value: refused.length, shown: `${refused.length}`, reach: { atMost: 0 },
        note: `${Math.round(count / seconds)} members and orders/s, ${Math.round(count / whole)}/s until all is `
          + `booked${refused.length > 0 ? `; the first: ${refused[0]}` : ''}`,
      }];
    } finally {
      await house.close();
      await database.drop();
    }
  },
};

/** Codes of the orders that were refused. */
async function enrolAndSell(
  house: House, shelves: Shelves, count: number, look: () => Promise<void>,
): Promise<string[]> {
  const refused: string[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let from = next; from < count; from = next) {
      next += BATCH;
      if (from > 0 && from % LOOK_EACH === 0) await look();
      const turns = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => from + n);
      const members = await enrol(house, shelves, turns);
      const { recordOrders } = await ask(house, RECORD_ORDERS, {
        channelId: encodeId('chn', shelves.channelId),
        orders: turns.map((turn, n) => ({
          ...inputOf(saleOf(shelves, `W-${turn}`, turn)), buyer: { memberId: members[n] },
        })),
      });
      for (const { userErrors: [error] } of recordOrders.results) if (error) refused.push(error.code);
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, work));
  return refused;
}

async function enrol(house: House, shelves: Shelves, turns: readonly number[]): Promise<string[]> {
  const { enrolMembers } = await ask(house, ENROL, { members: turns.map((turn) => ({
    channelId: encodeId('chn', shelves.channelId), externalId: `w-${turn}`, region: 'CN', source: 'STORE',
    idempotencyKey: `w-${turn}`,
  })) });
  return enrolMembers.results.map(({ member }: { member: { id: string } }) => member.id);
}

async function ask(house: House, query: string, input: object): Promise<any> {
  const { data, errors } = await house.gateway.execute(
    { query, variables: { input }, actor: HEAD_OFFICE }) as { data?: any; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function expectBooked(url: string, count: number): Promise<void> {
  const [found] = await askDatabase<{ recorded: number; earned: number }>(url, `
    select count(*)::int as recorded, count(p.order_id)::int as earned from orders.sales_order o
    left join loyalty.order_points p on p.order_id = o.id where o.external_no like 'W-%'`, []);
  if (found!.recorded !== count || found!.earned !== count) {
    throw new Error(`of ${count} orders ${found!.recorded} are recorded and ${found!.earned} earned`);
  }
}
