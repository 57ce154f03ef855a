import pg from 'pg';
import type { Replay } from './replay-days.ts';

const BALANCES = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Member { id loyalty {
  available pending held debt growth tier { tier { code } validUntil provisional } } } } }`;
const GAUGE = `{ costGauges(region: "CN") { funder { id } bps cost { amount } sales { amount } points { amount }
  coupons { amount } rewards { amount } reserved { amount } remaining { amount } } }`;

/** Sums of the ledger by unit: each is zero at any time. */
export async function trialBalance({ graph }: Replay): Promise<{ entries: number; sums: Record<string, string> }> {
  const client = new pg.Client({ connectionString: graph.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ unit: string; sum: string; entries: number }>(
      'select unit, sum(amount)::text as sum, count(*)::int as entries from loyalty.ledger_entry group by unit');
    return {
      entries: rows.reduce((all, { entries }) => all + entries, 0),
      sums: Object.fromEntries(rows.map(({ unit, sum }) => [unit, sum])),
    };
  } finally {
    await client.end();
  }
}

/** Coupons used and saved, by campaign. */
export async function couponUses({ graph, offerOf }: Replay): Promise<Record<string, any>> {
  const uses: Record<string, any> = {};
  for (const [campaign, id] of offerOf) {
    const { couponOffer } = await graph.get(
      'query ($id: ID!) { couponOffer(id: $id) { usage { issued uses spent { amount } } } }', { id });
    uses[campaign] = couponOffer.usage;
  }
  return uses;
}

export async function gauge({ graph }: Replay): Promise<any> {
  const { costGauges } = await graph.get(GAUGE);
  return costGauges.find(({ funder }: any) => funder === null) ?? null;
}

const minorOf = ({ amount }: { amount: string }): bigint => BigInt(amount.replace('.', ''));

/** Whether cost is above 3 % of net sales. */
export const isBeyondCap = ({ cost, sales }: any): boolean => minorOf(cost) * 10_000n > minorOf(sales) * 300n;

/** Everything that a second telling must bring about again, by the buyers' own ids. */
export async function books(replay: Replay): Promise<Record<string, unknown>> {
  const buyers = [...replay.memberOf.keys()].toSorted();
  const members: Record<string, unknown> = {};
  for (let from = 0; from < buyers.length; from += 100) {
    const some = buyers.slice(from, from + 100);
    const { nodes } = await replay.graph.get(BALANCES, { ids: some.map((buyer) => replay.memberOf.get(buyer)) });
    for (const [place, buyer] of some.entries()) members[buyer] = nodes[place].loyalty;
  }
  return { members, coupons: await couponUses(replay), gauge: await gauge(replay),
    refused: Object.fromEntries([...replay.refused].toSorted()) };
}
