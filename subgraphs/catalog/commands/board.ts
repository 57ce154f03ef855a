import type { Region } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Metal, PublicationState } from '../domain/words.ts';

export interface BoardRow {
  readonly id: string;
  readonly region: Region;
  readonly metal: Metal;
  readonly purity: number;
  readonly retail_minor: bigint;
  readonly buyback_minor: bigint;
  readonly currency: string;
  readonly effective_at: Date;
  readonly source: string;
  readonly state: PublicationState;
  readonly jump_bps: number | null;
  readonly policy_version: number;
  readonly entered_by: string;
  readonly entered_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
}

type Kind = Pick<BoardRow, 'region' | 'metal' | 'purity'>;
export type Step = Pick<BoardRow, 'retail_minor' | 'buyback_minor' | 'effective_at'>;

export function keyOf(kind: Kind): string {
  return `${kind.region} ${kind.metal} ${kind.purity}`;
}

/** One publisher at a time per region: what is decided against a former price stays true. */
export async function lockBoards(sql: Sql, regions: readonly string[]): Promise<void> {
  for (const region of [...new Set(regions)].sort()) {
    await sql.run`select pg_advisory_xact_lock(hashtext(${`catalog gold board ${region}`}))`;
  }
}

/** The published prices that a set of new ones must be compared with, oldest first per kind. */
export class Board {
  readonly #steps: Map<string, Step[]>;

  private constructor(steps: Map<string, Step[]>) {
    this.#steps = steps;
  }

  static async open(
    sql: Sql, prices: readonly (Kind & { effective_at: Date })[],
  ): Promise<Board> {
    await lockBoards(sql, prices.map(({ region }) => region));
    const from = new Map<string, Kind & { effective_at: Date }>();
    for (const price of prices) {
      const earliest = from.get(keyOf(price));
      if (!earliest || price.effective_at < earliest.effective_at) from.set(keyOf(price), price);
    }
    const kinds = [...from.values()];
    const until = prices.reduce((latest, { effective_at: at }) => (at > latest ? at : latest), new Date(0));
    const rows = await sql.all<Kind & Step>`
      select g.region, g.metal, g.purity, g.retail_minor, g.buyback_minor, g.effective_at
      from unnest(${kinds.map((kind) => kind.region)}::text[],
        ${kinds.map((kind) => kind.metal)}::text[], ${kinds.map((kind) => kind.purity)}::int[],
        ${kinds.map((kind) => kind.effective_at)}::timestamptz[]) as k(region, metal, purity, since)
      join gold_price g on g.state = 'published' and g.region = k.region and g.metal = k.metal
        and g.purity = k.purity and g.effective_at <= ${until} and g.effective_at >= coalesce(
          (select max(f.effective_at) from gold_price f where f.state = 'published'
            and f.region = k.region and f.metal = k.metal and f.purity = k.purity
            and f.effective_at < k.since), k.since)
      order by g.effective_at`;
    const steps = new Map<string, Step[]>();
    for (const row of rows) {
      const list = steps.get(keyOf(row));
      if (list) list.push(row);
      else steps.set(keyOf(row), [row]);
    }
    return new Board(steps);
  }

  before(key: string, at: Date): { former: Step | null; taken: boolean } {
    const steps = this.#steps.get(key) ?? [];
    const former = steps.findLast((step) => step.effective_at < at) ?? null;
    return { former, taken: steps.some((step) => step.effective_at.getTime() === at.getTime()) };
  }

  add(row: Kind & Step): void {
    const steps = this.#steps.get(keyOf(row)) ?? [];
    const place = steps.findLastIndex((step) => step.effective_at < row.effective_at) + 1;
    steps.splice(place, 0, row);
    this.#steps.set(keyOf(row), steps);
  }
}
