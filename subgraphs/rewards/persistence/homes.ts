import type { Sql } from '../../kernel/database/sql.ts';
import type { Codebook } from '../../words/codebook.ts';

/** Where a member is at home: its zone counts the days, its programme's currency the value. */
export interface Home {
  readonly region: string;
  readonly zone: string;
  readonly programme: string;
  readonly currency: string;
}

/** The home of a region's members; null while nobody has told of the region. */
export function homeOf(book: Codebook, region: string, at: Date): Home | null {
  const word = book.known('region', region, at);
  const programme = word && book.known('programme', word.traits.programme, at);
  return word && programme ? {
    region, zone: word.traits.timeZone, programme: programme.code, currency: programme.traits.currency,
  } : null;
}

interface Question {
  readonly programme: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

const keyOf = ({ programme, from, to, at }: Question): string => `${programme} ${from} ${to} ${at.getTime()}`;

/**
 * The home programme's rate in force at each payment: null where none is needed, undefined where it has
 * not arrived yet.
 */
export async function ratesAt(
  sql: Sql, questions: readonly Question[],
): Promise<(question: Question) => string | null | undefined> {
  const abroad = questions.filter(({ from, to }) => from !== to);
  const rows = abroad.length === 0 ? [] : await sql.all<Question & { rate: string }>`
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
