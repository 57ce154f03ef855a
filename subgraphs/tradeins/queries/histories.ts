import type { Sql } from '../../kernel/database/sql.ts';
import { moneyView } from '../../kernel/money.ts';
import type { PhotoKind, TradeInDeed, TradeInState } from '../domain/words.ts';
import type { TradeInPhoto, TradeInStepTaken } from '../graphql/tradeins/trade-in-history.type.ts';

interface StepRow {
  id: string; version: number; deed: TradeInDeed; state: TradeInState; creditMinor: bigint | null;
  note: string | null; at: Date; by: string;
}

/** Everything that was done, the newest first, at most 200 of each. */
export async function stepsOf(
  sql: Sql, asked: readonly { id: string; currency: string }[],
): Promise<TradeInStepTaken[][]> {
  const rows = await sql.all<StepRow>`select s.* from unnest(${asked.map(({ id }) => id)}::uuid[]) as t (id)
    cross join lateral (select trade_in_id as id, version, deed, state, credit_minor as "creditMinor", note, at, by
      from trade_in_step where trade_in_id = t.id order by version desc limit 200) s`;
  const found = Map.groupBy(rows, ({ id }) => id);
  return asked.map(({ id, currency }) => (found.get(id) ?? []).map(({ creditMinor, ...row }) => (
    { ...row, credit: creditMinor === null ? null : moneyView(creditMinor, currency) })));
}

/** Pictures as they came. */
export async function photosOf(sql: Sql, ids: readonly string[]): Promise<TradeInPhoto[][]> {
  const rows = await sql.all<{ id: string; url: string; kind: PhotoKind; at: Date; by: string }>`
    select trade_in_id as id, url, kind, at, by from trade_in_photo
    where trade_in_id = any(${[...ids]}::uuid[]) order by trade_in_id, at, url`;
  const found = Map.groupBy(rows, ({ id }) => id);
  return ids.map((id) => (found.get(id) ?? []).map(({ url, kind, at, by }) => ({ url, kind, at, by })));
}
