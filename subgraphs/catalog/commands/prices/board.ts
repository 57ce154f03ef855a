import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { figuresOf } from '../../domain/prices/gold-board.ts';
import type { Around } from '../../domain/prices/publication.ts';
import { endOfDays } from '../../domain/prices/standing.ts';
import { knownEntry } from '../../domain/prices/taken-back.ts';
import { goldPriceTable } from '../../persistence/tables/gold-price.table.ts';
import { keyOf, STEP_COLUMNS, type Kind, type Step } from './gold-step.ts';
import { knownPrices } from './known-prices.ts';

const STEP = columnsOf(goldPriceTable, { as: 'g', only: STEP_COLUMNS });

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
  readonly now: Date;
  /** What was entered later counts as seen only where a person decided it. */
  readonly seenUntil: Date;
  /** How long a price lives. */
  readonly livesDays: number;
}

/** The prices that a set of new ones must be compared with, oldest first per kind. */
export class Board {
  readonly #steps: Map<string, Step[]>;
  /** Of each kind those that may be what the board is known by. */
  readonly #known: Map<string, Step[]>;
  readonly #rules: BoardRules;

  private constructor(steps: Map<string, Step[]>, known: Map<string, Step[]>, rules: BoardRules) {
    this.#steps = steps;
    this.#known = known;
    this.#rules = rules;
  }

  static async open(
    sql: Sql, prices: readonly (Kind & { effectiveAt: Date })[], rules: BoardRules,
  ): Promise<Board> {
    await lockBoards(sql, prices.map(({ region }) => region));
    const kinds = [...Map.groupBy(prices, keyOf).values()].map((of) => ({
      ...of[0]!, since: earliest(of), until: latest(of),
    }));
    const rows = await sql.all<Kind & Step>`
      with k as (select * from unnest(${kinds.map((kind) => kind.region)}::text[],
        ${kinds.map((kind) => kind.metal)}::text[], ${kinds.map((kind) => kind.purity)}::int[],
        ${kinds.map((kind) => kind.since)}::timestamptz[], ${kinds.map((kind) => kind.until)}::timestamptz[])
        as k(region, metal, purity, since, until))
      select ${STEP} from k cross join lateral (
        select * from gold_price g where g.state in ('published', 'held')
          and g.region = k.region and g.metal = k.metal and g.purity = k.purity
          and g.effective_at >= coalesce((select max(f.effective_at) from gold_price f
            where f.state = 'published' and f.region = k.region and f.metal = k.metal
              and f.purity = k.purity and f.effective_at < k.since), k.since)
          and g.effective_at <= coalesce((select min(f.effective_at) from gold_price f
            where f.state = 'published' and f.region = k.region and f.metal = k.metal
              and f.purity = k.purity and f.effective_at > k.until), k.until)) g
      order by g.effective_at, g.id`;
    return new Board(Map.groupBy(rows, keyOf), await knownPrices(sql, kinds, rules), rules);
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
        seen: this.#seen(key, after),
      },
    };
  }

  add(row: Kind & Step): void {
    const key = keyOf(row);
    const steps = this.#steps.get(key) ?? [];
    const place = steps.findLastIndex((step) => step.effectiveAt <= row.effectiveAt) + 1;
    steps.splice(place, 0, row);
    this.#steps.set(key, steps);
    if (row.state !== 'published') return;
    const known = this.#known.get(key);
    if (known) known.push(row);
    else this.#known.set(key, [row]);
  }

  /** None for what has ended by now: it changes no price from now on. */
  #seen(key: string, after: Step | null) {
    if (after && after.effectiveAt <= this.#rules.now) return null;
    const before = after?.effectiveAt ?? null;
    return figures(knownEntry(this.#known.get(key) ?? [], { seenUntil: this.#rules.seenUntil, before }));
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
