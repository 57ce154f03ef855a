import type { Sql } from '../../../kernel/database/sql.ts';
import { ratesOf, type Rate } from '../../domain/prices/fx-table.ts';
import type { Around } from '../../domain/prices/publication.ts';

interface Shelved {
  readonly role: 'before' | 'after' | 'held' | 'seen';
  readonly id: string;
  readonly effective_at: Date;
  readonly waits_for: string | null;
  readonly rates: Rate[];
}

/** Where a table would stand: what it is compared with, and who its neighbours are. */
export interface TablePlace {
  readonly around: Around;
  readonly takenBy: string | null;
  readonly supersededAt: Date | null;
  readonly heldRoot: string | null;
}

export interface TableQuestion {
  /** Code of the programme. */
  readonly homeRegion: string;
  readonly effectiveAt: Date;
  readonly now: Date;
  /** What was entered later counts as seen only where a person decided it. */
  readonly seenUntil: Date;
  /** How long it would live. */
  readonly validUntil: Date;
  /** Held tables that are to be decided anew are no measure for each other. */
  readonly without?: readonly string[];
}

export async function lockTables(sql: Sql, homeRegion: string): Promise<void> {
  await sql.run`select pg_advisory_xact_lock(hashtext(${`catalog fx ${homeRegion}`}))`;
}

export async function placeOfTable(sql: Sql, question: TableQuestion): Promise<TablePlace> {
  const { homeRegion: home, effectiveAt: at, now, seenUntil, validUntil, without = [] } = question;
  const rows = await sql.all<Shelved>`
    with published as (select * from fx_table where state = 'published' and home_region = ${home}),
    before as (select * from published where effective_at <= ${at} order by effective_at desc limit 1),
    after as (select * from published where effective_at > ${at} order by effective_at limit 1)
    select n.role, n.id, n.effective_at, n.waits_for, (select json_agg(json_build_object(
      'from', r.from_currency, 'rate', r.rate::text)) from fx_rate r where r.table_id = n.id) as rates
    from (
      select 'before' as role, id, effective_at, waits_for from before
      union all select 'after', id, effective_at, waits_for from after
      union all (select 'held', id, effective_at, waits_for from fx_table
        where state = 'held' and home_region = ${home} and effective_at <= ${at}
          and id <> all(${[...without]}::uuid[])
          and effective_at > coalesce((select effective_at from before), '-infinity')
        order by effective_at desc, entered_at desc limit 1)
      union all (select 'seen', id, effective_at, waits_for from published
        where (entered_at <= ${seenUntil} or decided_by is not null)
          and effective_at < coalesce((select effective_at from after), 'infinity')
        order by effective_at desc limit 1)) n`;
  const of = new Map(rows.map((row) => [row.role, row]));
  const figures = (role: Shelved['role']) => {
    const found = of.get(role);
    return found ? ratesOf(found.rates) : null;
  };
  const [before, held, after] = [of.get('before'), of.get('held'), of.get('after')];
  return {
    around: {
      before: figures('before'), held: figures('held'),
      // What has ended by now changes no price from now on; what is still to come leaves the day's steps as they are.
      seen: after && after.effective_at <= now ? null : figures('seen'),
      after: after && after.effective_at < validUntil ? figures('after') : null,
    },
    takenBy: before?.effective_at.getTime() === at.getTime() ? before.id : null,
    supersededAt: after?.effective_at ?? null,
    heldRoot: held ? held.waits_for ?? held.id : null,
  };
}
