import { sql as fragment } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { ratesOf, type Rate } from '../../domain/prices/fx-table.ts';
import type { Around, Figures } from '../../domain/prices/publication.ts';
import { knownEntry, type Entry } from '../../domain/prices/taken-back.ts';

interface Shelved extends Entry {
  readonly role: 'own' | 'before' | 'after' | 'held' | 'known';
  readonly id: string;
  readonly waitsFor: string | null;
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
  const shelf = new Shelf(await sql.all<Shelved>`
    with published as (select * from fx_table where state = 'published' and home_region = ${home}),
    before as (select * from published where effective_at <= ${at} order by effective_at desc limit 1),
    after as (select * from published where effective_at > ${at} order by effective_at limit 1)
    select ${SHELVED} from (
      select 'before' as role, b.* from before b
      union all select 'after', a.* from after a
      union all (select 'held', h.* from fx_table h
        where state = 'held' and home_region = ${home} and effective_at <= ${at}
          and id <> all(${[...without]}::uuid[])
          and effective_at > coalesce((select effective_at from before), '-infinity')
        order by effective_at desc, entered_at desc limit 1)
      union all ${known(home, seenUntil)}) n`);
  const { before, held, after } = shelf;
  return {
    around: {
      before: figures(before), held: figures(held),
      // What has ended by now changes no price from now on; what is still to come leaves the day's steps as they are.
      seen: after && after.effectiveAt <= now ? null : shelf.known(seenUntil),
      after: after && after.effectiveAt < validUntil ? figures(after) : null,
    },
    takenBy: before?.effectiveAt.getTime() === at.getTime() ? before.id : null,
    supersededAt: after?.effectiveAt ?? null,
    heldRoot: held ? held.waitsFor ?? held.id : null,
  };
}

export interface PublishedQuestion extends Pick<TableQuestion, 'homeRegion' | 'effectiveAt' | 'seenUntil'> {
  readonly id: string;
}

/** A published table and what would be in force without it. */
export async function aroundTable(sql: Sql, question: PublishedQuestion) {
  const { id, homeRegion: home, effectiveAt: at, seenUntil } = question;
  const shelf = new Shelf(await sql.all<Shelved>`
    with published as (select * from fx_table where state = 'published' and home_region = ${home}),
    after as (select * from published where effective_at > ${at} order by effective_at limit 1)
    select ${SHELVED} from (
      select 'own' as role, o.* from fx_table o where id = ${id}
      union all (select 'before', b.* from published b where effective_at < ${at} order by effective_at desc limit 1)
      union all select 'after', a.* from after a
      union all ${known(home, seenUntil)}) n`);
  const { own, before, after } = shelf;
  return {
    own: figures(own), before: figures(before), known: shelf.known(seenUntil),
    after: after && { figures: ratesOf(after.rates), decidedBy: after.decidedBy },
  };
}

const SHELVED = fragment.raw(`n.role, n.id, n.effective_at as "effectiveAt", n.waits_for as "waitsFor",
  n.entered_at as "enteredAt", n.decided_by as "decidedBy", n.withdrawn_at as "withdrawnAt",
  n.withdrawal_asked_by_id as "withdrawalAskedById", (select json_agg(json_build_object(
    'from', r.from_currency, 'rate', r.rate::text)) from fx_rate r where r.table_id = n.id) as rates`);

/** What `knownEntry` chooses among: the newest that was seen, before the one `after`, and what was taken back. */
const known = (home: string, seenUntil: Date) => fragment`(select 'known', k.* from published k
    where (entered_at <= ${seenUntil} or decided_by is not null)
      and effective_at < coalesce((select effective_at from after), 'infinity')
    order by effective_at desc limit 1)
  union all select 'known', w.* from fx_table w where state = 'withdrawn' and home_region = ${home}`;

class Shelf {
  readonly #rows: readonly Shelved[];
  readonly own: Shelved | null;
  readonly before: Shelved | null;
  readonly after: Shelved | null;
  readonly held: Shelved | null;

  constructor(rows: readonly Shelved[]) {
    this.#rows = rows;
    const of = (role: Shelved['role']) => rows.find((row) => row.role === role) ?? null;
    [this.own, this.before, this.after, this.held] = [of('own'), of('before'), of('after'), of('held')];
  }

  known(seenUntil: Date): Figures | null {
    return figures(knownEntry(this.#rows.filter(({ role }) => role === 'known'),
      { seenUntil, before: this.after?.effectiveAt }));
  }
}

function figures(table: Shelved | null): Figures | null {
  return table && ratesOf(table.rates);
}
