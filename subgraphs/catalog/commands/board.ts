import type { Region } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { figuresOf } from '../domain/prices/gold-board.ts';
import type { Around } from '../domain/prices/publication.ts';
import { endOfDays } from '../domain/prices/standing.ts';
import type { Metal, PublicationState } from '../domain/words.ts';

export interface BoardRow {
  readonly id: string;
  readonly region: Region;
  readonly metal: Metal;
  readonly purity: number;
  readonly retail_minor: bigint;
  /** Null where the brand quotes none. */
  readonly buyback_minor: bigint | null;
  readonly currency: string;
  readonly effective_at: Date;
  readonly source: string;
  readonly state: PublicationState;
  /** Reasons, divided by blanks; null for what was published at once. */
  readonly held_because: string | null;
  /** The held price whose decision settles this one, too. */
  readonly waits_for: string | null;
  readonly jump_bps: number | null;
  readonly policy_version: number;
  readonly entered_by: string;
  readonly entered_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
}

type Kind = Pick<BoardRow, 'region' | 'metal' | 'purity'>;
export type Step = Pick<BoardRow,
  'id' | 'retail_minor' | 'buyback_minor' | 'effective_at' | 'state' | 'waits_for' | 'decided_by'>;

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
    sql: Sql, prices: readonly (Kind & { effective_at: Date })[], rules: BoardRules,
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
      select g.region, g.metal, g.purity, g.id, g.retail_minor, g.buyback_minor, g.effective_at, g.state,
        g.waits_for, g.decided_by, g.is_seen
      from k cross join lateral (
        select *, false as is_seen from gold_price g where g.state in ('published', 'held')
          and g.region = k.region and g.metal = k.metal and g.purity = k.purity
          and g.effective_at >= coalesce((select max(f.effective_at) from gold_price f
            where f.state = 'published' and f.region = k.region and f.metal = k.metal
              and f.purity = k.purity and f.effective_at < k.since), k.since)
          and g.effective_at <= coalesce((select min(f.effective_at) from gold_price f
            where f.state = 'published' and f.region = k.region and f.metal = k.metal
              and f.purity = k.purity and f.effective_at > k.until), k.until)
        union all
        (select *, true from gold_price g where g.state = 'published'
          and g.region = k.region and g.metal = k.metal and g.purity = k.purity
          and (g.entered_at <= ${seenUntil} or g.decided_by is not null)
          order by g.effective_at desc limit 1)) g
      order by g.effective_at, g.id`;
    return new Board(Map.groupBy(rows.filter((row) => !row.is_seen), keyOf),
      new Map(rows.filter((row) => row.is_seen).map((row) => [keyOf(row), row])), rules);
  }

  place(key: string, at: Date): Place {
    const steps = this.#steps.get(key) ?? [];
    const published = steps.filter(({ state }) => state === 'published');
    const before = published.findLast((step) => step.effective_at < at) ?? null;
    const after = published.find((step) => step.effective_at > at) ?? null;
    const held = steps.findLast((step) => step.state === 'held' && step.effective_at <= at
      && (!before || step.effective_at > before.effective_at)) ?? null;
    return {
      taken: published.some((step) => step.effective_at.getTime() === at.getTime()),
      after, heldRoot: held && (held.waits_for ?? held.id),
      around: {
        before: figures(before), held: figures(held),
        after: after && after.effective_at < endOfDays(at, this.#rules.livesDays) ? figures(after) : null,
        seen: after ? null : figures(this.#seen.get(key) ?? null),
      },
    };
  }

  add(row: Kind & Step): void {
    const key = keyOf(row);
    const steps = this.#steps.get(key) ?? [];
    const place = steps.findLastIndex((step) => step.effective_at <= row.effective_at) + 1;
    steps.splice(place, 0, row);
    this.#steps.set(key, steps);
    const seen = this.#seen.get(key);
    const isNewest = !seen || row.effective_at > seen.effective_at;
    if (row.state === 'published' && row.decided_by !== null && isNewest) this.#seen.set(key, row);
  }

  /** Prices that are to be decided anew are no measure for each other. */
  without(key: string, ids: ReadonlySet<string>): void {
    this.#steps.set(key, (this.#steps.get(key) ?? []).filter(({ id }) => !ids.has(id)));
  }
}

function figures(step: Step | null) {
  return step && figuresOf({ retailMinor: step.retail_minor, buybackMinor: step.buyback_minor });
}

function earliest(prices: readonly { effective_at: Date }[]): Date {
  return prices.reduce((found, { effective_at: at }) => (at < found ? at : found), prices[0]!.effective_at);
}

function latest(prices: readonly { effective_at: Date }[]): Date {
  return prices.reduce((found, { effective_at: at }) => (at > found ? at : found), prices[0]!.effective_at);
}
