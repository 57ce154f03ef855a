import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { figuresOf } from '../../domain/prices/gold-board.ts';
import type { Around } from '../../domain/prices/publication.ts';
import { endOfDays } from '../../domain/prices/standing.ts';
import { goldPriceTable } from '../../persistence/tables/gold-price.table.ts';

/** A price of the board. */
export type BoardRow = Readonly<RowOf<typeof goldPriceTable>>;

type Kind = Pick<BoardRow, 'region' | 'metal' | 'purity'>;
export type Step = Pick<BoardRow,
  'id' | 'retailMinor' | 'buybackMinor' | 'effectiveAt' | 'state' | 'waitsFor' | 'decidedBy'>;

const STEP = columnsOf(goldPriceTable, { as: 'g', only: ['region', 'metal', 'purity', 'id', 'retailMinor',
  'buybackMinor', 'effectiveAt', 'state', 'waitsFor', 'decidedBy'] });

export function keyOf(kind: Kind): string {
  return `${kind.region} ${kind.metal} ${kind.purity}`;
}

/** One publisher at a time per region: what is decided against a former price stays true. */
export async function lockBoards(sql: Sql, regions: readonly string[]): Promise<void> {
  for (const region of [...new Set(regions)].sort()) {
    await sql.run`select pg_advisory_xact_lock(hashtext(${`catalog gold board ${region}`}))`;
  }
}

/** Where a price would stand: what it is compared with, and who its neighbours are. */
export interface Place {
  readonly taken: boolean;
  readonly around: Around;
  readonly after: Step | null;
  /** Of the newest held one: the price whose decision settles it. */
  readonly heldRoot: string | null;
}

export interface BoardRules {
  /** What was entered later counts as seen only where a person decided it. */
  readonly seenUntil: Date;
  /** How long a price lives. */
  readonly livesDays: number;
}

/** The prices that a set of new ones must be compared with, oldest first per kind. */
export class Board {
  readonly #steps: Map<string, Step[]>;
  readonly #seen: Map<string, Step>;
  readonly #rules: BoardRules;

  private constructor(steps: Map<string, Step[]>, seen: Map<string, Step>, rules: BoardRules) {
    this.#steps = steps;
    this.#seen = seen;
    this.#rules = rules;
  }

  static async open(
    sql: Sql, prices: readonly (Kind & { effectiveAt: Date })[], rules: BoardRules,
  ): Promise<Board> {
    const { seenUntil } = rules;
    await lockBoards(sql, prices.map(({ region }) => region));
    const kinds = [...Map.groupBy(prices, keyOf).values()].map((of) => ({
      ...of[0]!, since: earliest(of), until: latest(of),
    }));
    const rows = await sql.all<Kind & Step & { is_seen: boolean }>`
      with k as (select * from unnest(${kinds.map((kind) => kind.region)}::text[],
        ${kinds.map((kind) => kind.metal)}::text[], ${kinds.map((kind) => kind.purity)}::int[],
        ${kinds.map((kind) => kind.since)}::timestamptz[], ${kinds.map((kind) => kind.until)}::timestamptz[])
        as k(region, metal, purity, since, until))
      select ${STEP}, g.is_seen from k cross join lateral (
        select *, false as is_seen from gold_price g where g.state in ('published', 'held')
          and g.region = k.region and g.metal = k.metal and g.purity = k.purity
          and g.effective_at >= coalesce((select max(f.effective_at) from gold_price f
            where f.state = 'published' and f.region = k.region and f.metal = k.metal
              and f.purity = k.purity and f.effective_at < k.since), k.since)
          and g.effective_at <= coalesce((select min(f.effective_at) from gold_price f
            where f.state = 'published' and f.region = k.region and f.metal = k.metal
              and f.purity = k.purity and f.effective_at > k.until), k.until)
        union all
        -- Where all were taken back the last of them is the measure still: an empty board takes no price unseen.
        (select *, true from gold_price g where (g.state = 'published' or g.state = 'withdrawn' and not exists (
            select 1 from gold_price p where p.state = 'published'
              and p.region = k.region and p.metal = k.metal and p.purity = k.purity))
          and g.region = k.region and g.metal = k.metal and g.purity = k.purity
          and (g.entered_at <= ${seenUntil} or g.decided_by is not null or g.state = 'withdrawn')
          order by g.effective_at desc limit 1)) g
      order by g.effective_at, g.id`;
    return new Board(Map.groupBy(rows.filter((row) => !row.is_seen), keyOf),
      new Map(rows.filter((row) => row.is_seen).map((row) => [keyOf(row), row])), rules);
  }

  place(key: string, at: Date): Place {
    const steps = this.#steps.get(key) ?? [];
    const published = steps.filter(({ state }) => state === 'published');
    const before = published.findLast((step) => step.effectiveAt < at) ?? null;
    const after = published.find((step) => step.effectiveAt > at) ?? null;
    const held = steps.findLast((step) => step.state === 'held' && step.effectiveAt <= at
      && (!before || step.effectiveAt > before.effectiveAt)) ?? null;
    return {
      taken: published.some((step) => step.effectiveAt.getTime() === at.getTime()),
      after, heldRoot: held && (held.waitsFor ?? held.id),
      around: {
        before: figures(before), held: figures(held),
        after: after && after.effectiveAt < endOfDays(at, this.#rules.livesDays) ? figures(after) : null,
        seen: after ? null : figures(this.#seen.get(key) ?? null),
      },
    };
  }

  add(row: Kind & Step): void {
    const key = keyOf(row);
    const steps = this.#steps.get(key) ?? [];
    const place = steps.findLastIndex((step) => step.effectiveAt <= row.effectiveAt) + 1;
    steps.splice(place, 0, row);
    this.#steps.set(key, steps);
    const seen = this.#seen.get(key);
    const isNewest = !seen || row.effectiveAt > seen.effectiveAt;
    if (row.state === 'published' && row.decidedBy !== null && isNewest) this.#seen.set(key, row);
  }

  /** Prices that are to be decided anew are no measure for each other. */
  without(key: string, ids: ReadonlySet<string>): void {
    this.#steps.set(key, (this.#steps.get(key) ?? []).filter(({ id }) => !ids.has(id)));
  }
}

function figures(step: Step | null) {
  return step && figuresOf({ retailMinor: step.retailMinor, buybackMinor: step.buybackMinor });
}

function earliest(prices: readonly { effectiveAt: Date }[]): Date {
  return prices.reduce((found, { effectiveAt: at }) => (at < found ? at : found), prices[0]!.effectiveAt);
}

function latest(prices: readonly { effectiveAt: Date }[]): Date {
  return prices.reduce((found, { effectiveAt: at }) => (at > found ? at : found), prices[0]!.effectiveAt);
}
