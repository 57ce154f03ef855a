import type { Sql } from '../../../kernel/database/sql.ts';
import { convertMinor } from '../../../kernel/money.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { Standing } from '../../domain/benefits/standing.ts';
import { ratesAt } from '../cost/rates.ts';
import { segmentsOf } from '../segments/gates.ts';
import { homeOf, type Home } from '../homes.ts';

interface Row {
  member_id: string; region: string; programme: string | null; tier: string | null; provisional: boolean;
  birthday: string | null; is_heir: boolean; purchases: { paidAt: string; currency: string; minor: string }[];
}

/** Codes of a programme's tiers, the lowest first. */
export function tiersOf(book: Codebook, programme: string, at: Date): string[] {
  return book.list('tier', at).filter(({ traits }) => traits.programme === programme)
    .map(({ code }) => code.slice(programme.length + 1));
}

/**
 * What benefits ask of these members, by the ids of today; of whom the reader may not see, or who has not arrived,
 * nothing. Purchases abroad count by the rate of their payment, those without one not at all.
 */
export async function readStandings(
  sql: Sql, memberIds: readonly string[], at: Date,
): Promise<ReadonlyMap<string, Standing>> {
  const ids = [...new Set(memberIds)];
  const rows = sql.restricted
    ? await sql.all<Row>`select f.* from benefit_facts(array(
        select v.person_id from person_visibility v where v.person_id = any(${ids}::uuid[]))) f`
    : await sql.all<Row>`select f.* from benefit_facts(${ids}::uuid[]) f`;
  const segments = await segmentsOf(sql, rows.map((row) => row.member_id));
  const book = await readCodebook(sql);
  const homes = rows.flatMap((row) => {
    const home = homeOf(book, row.region, at);
    return home ? [{ row, home: { ...home, ...ofTier(book, row, at) } }] : [];
  });
  const rateAt = await ratesAt(sql, homes.flatMap(({ row, home }) =>
    row.purchases.map((each) => questionOf(home, each))));
  return new Map(homes.map(({ row, home }) => [row.member_id, {
    memberId: row.member_id, region: row.region, zone: home.zone, programme: home.programme,
    tier: row.tier ?? tiersOf(book, home.programme, at)[0] ?? 'base', provisional: row.provisional,
    birthday: row.birthday, isHeir: row.is_heir, segmentIds: segments.get(row.member_id) ?? [],
    purchases: row.purchases.flatMap((each) => {
      const rate = rateAt(questionOf(home, each));
      if (rate === undefined) return [];
      const minor = BigInt(each.minor);
      return [{
        paidAt: new Date(each.paidAt),
        minor: rate === null ? minor : convertMinor(minor, rate, each.currency, home.currency),
      }];
    }),
  }]));
}

/** Loyalty's word about whose tiers they are counts before the region's. */
function ofTier(book: Codebook, { programme }: Row, at: Date): Partial<Home> {
  const word = programme === null ? null : book.known('programme', programme, at);
  return word ? { programme: word.code, currency: word.traits.currency } : {};
}

function questionOf({ programme, currency }: Home, bought: Row['purchases'][number]) {
  return { programme, from: bought.currency, to: currency, at: new Date(bought.paidAt) };
}
