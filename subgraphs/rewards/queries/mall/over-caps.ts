import type { Sql } from '../../../kernel/database/sql.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { fits, type Spent } from '../../domain/cost/gauge.ts';
import { payerOf } from '../../domain/cost/payer.ts';
import { readRegion } from '../../persistence/cost/read-spent.ts';
import { rewardPolicyAt } from '../../persistence/policies.ts';

export interface CapKey {
  /** uuids */
  readonly rewardId: string;
  readonly memberId: string;
  /** ISO instant. */
  readonly at: string;
}

interface Row { nth: bigint; region: string; funder: string | null; programme: string; cost: bigint }

/** Whether one piece would cost its payer more than it may now; read as the owner of all rows, told as yes or no. */
export async function overCaps(sql: Sql, keys: readonly CapKey[]): Promise<boolean[]> {
  const now = new Date(keys[0]!.at);
  const { rules } = await rewardPolicyAt(sql, now);
  const book = await readCodebook(sql);
  const rows = await sql.all<Row>`
    select k.nth, m.region, r.funder_id as funder, p.programme, p.cost_minor as cost
    from unnest(${keys.map((key) => key.rewardId)}::uuid[], ${keys.map((key) => key.memberId)}::uuid[])
      with ordinality as k(reward_id, member_id, nth)
    left join person_merge g on g.merged_id = k.member_id
    join known_member m on m.member_id = coalesce(g.survivor_id, k.member_id)
    join reward r on r.id = k.reward_id join reward_price p on p.reward_id = r.id`;
  const own = rows.filter(({ region, programme }) => book.programmeOf(region, now).code === programme);
  const spent = new Map<string, Spent>();
  for (const [region, some] of Map.groupBy(own, (row) => row.region)) {
    const payers = [...new Set(some.map(({ funder }) => payerOf(funder)))];
    const found = await readRegion(sql, region, payers, book, rules, now);
    payers.forEach((payer, index) => spent.set(`${region} ${payer}`, found[index]!));
  }
  const over = new Set(own.filter(({ region, funder, cost }) =>
    !fits(spent.get(`${region} ${payerOf(funder)}`)!, cost, rules.costCapBps)).map(({ nth }) => Number(nth)));
  return keys.map((_, index) => over.has(index + 1));
}
