import type { Sql } from '../../../kernel/database/sql.ts';

export interface RateQuestion {
  readonly programme: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

const keyOf = ({ programme, from, to, at }: RateQuestion): string => `${programme} ${from} ${to} ${at.getTime()}`;

/** The programme's rate in force at each payment: null where none is needed, undefined where it has not arrived yet. */
export async function ratesAt(
  sql: Sql, questions: readonly RateQuestion[],
): Promise<(question: RateQuestion) => string | null | undefined> {
  const abroad = questions.filter(({ from, to }) => from !== to);
  const rows = abroad.length === 0 ? [] : await sql.all<RateQuestion & { rate: string }>`
    select q.programme, q.from, q.to, q.at, r.rate from unnest(
      ${abroad.map((q) => q.programme)}::text[], ${abroad.map((q) => q.from)}::text[],
      ${abroad.map((q) => q.to)}::text[], ${abroad.map((q) => q.at)}::timestamptz[])
      as q (programme, "from", "to", at)
    cross join lateral (select rate, valid_until from fx_rate where home_region = q.programme
      and from_currency = q.from and to_currency = q.to and effective_at <= q.at
      and (withdrawn_at is null or withdrawn_at > q.at)
      order by effective_at desc, withdrawn_at, table_id desc limit 1) r
    where r.valid_until > q.at`;
  const rates = new Map(rows.map((row) => [keyOf(row), row.rate]));
  return (question) => (question.from === question.to ? null : rates.get(keyOf(question)));
}
