import type { ProgrammeCode, Tier } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { TierChange } from '../graphql/accounts/tier-history.type.ts';

export interface TierHistoryKey {
  readonly memberId: string;
  /** Whose tiers the moves are between. */
  readonly programme: ProgrammeCode;
  /** Rows to read: one more than shown tells whether there is a next page. */
  readonly limit: number;
  /** Business time and uuid of the last row seen. */
  readonly after: readonly [string, string] | null;
}

interface Row {
  key: number; id: string; from_tier: Tier; to_tier: Tier; provisional: boolean; at: Date;
  qualifying_growth: bigint; transaction_id: string | null; manual_tier_id: string | null;
}

/** Moves of the tier as they hold, newest first: what turned out otherwise is left out. */
export async function tierHistoriesOf(
  sql: Sql, keys: readonly TierHistoryKey[],
): Promise<TierChange[][]> {
  const rows = await sql.all<Row>`
    select k.key::int as key, t.* from unnest(${keys.map(({ memberId }) => memberId)}::uuid[],
      ${keys.map(({ after }) => after?.[0] ?? null)}::timestamptz[],
      ${keys.map(({ after }) => after?.[1] ?? null)}::uuid[], ${keys.map(({ limit }) => limit)}::int[])
      with ordinality as k (member_id, at, id, first, key)
    cross join lateral (select id, from_tier, to_tier, provisional, at, qualifying_growth, transaction_id,
        manual_tier_id
      from tier_change where member_id = k.member_id and superseded_at is null
        and (k.id is null or (at, id) < (k.at, k.id))
      order by at desc, id desc limit k.first) t
    order by k.key, t.at desc, t.id desc`;
  const byKey = Map.groupBy(rows, ({ key }) => key);
  return keys.map(({ programme }, index) => (byKey.get(index + 1) ?? []).map((row) => ({
    uuid: row.id, from: { programme, code: row.from_tier }, to: { programme, code: row.to_tier },
    provisional: row.provisional, at: row.at,
    countedGrowth: row.qualifying_growth, transactionId: row.transaction_id, manualTierId: row.manual_tier_id,
  })));
}
