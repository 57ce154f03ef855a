/**
 * Access tokens are verified without asking the database, yet disabling an operator must not take
 * ten minutes. So every process keeps the list of subjects whose tokens made before some moment no
 * longer count, and looks at most every two seconds what has come to it. A subject is somebody, a
 * program, a sign-in (provider/grant-end.ts) or one token by itself.
 */
import type { IdentityContext } from '../context.ts';
import type { Queryable } from '../database/transaction.ts';

const FRESH_MILLISECONDS = 2_000;
/** Then all is read anew, which forgets what has been swept. */
const WHOLE_MILLISECONDS = 60_000;

export interface Cutoffs {
  /** True when a token of this subject, made then, has been cut off. */
  covers(subjects: readonly (string | undefined)[], madeAt: number): Promise<boolean>;
  /** The next question asks the database. */
  expire(): void;
}

/** From now on no token of these subjects counts that was made until then. */
export async function cutOff(db: Queryable, subjects: readonly string[], until: Date): Promise<void> {
  await db.query(
    `insert into identity.token_cutoff (subject, cut_off_at) select unnest($1::text[]), $2::timestamptz
     on conflict (subject) do update set cut_off_at = excluded.cut_off_at`,
    [subjects, until]);
}

/** How one token is named beside the others. */
export function tokenSubject(jti: string): string {
  return `token:${jti}`;
}

interface Read {
  readonly horizon: string;
  readonly subject: string | null;
  readonly cut_off_at: Date | null;
}

/**
 * What is not yet known: a transaction that was open when we last looked may have written since. The
 * list is long only when a program hands back token after token, and then it is not read again and again.
 */
const NEW_ONES = `select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, c.subject, c.cut_off_at
  from (select) as always left join identity.token_cutoff c on c.written_by >= $1::xid8`;

export function watchCutoffs(context: IdentityContext): Cutoffs {
  const list = new CutoffList(context);
  return {
    async covers(subjects, madeAt) {
      await list.refresh();
      return subjects.some((subject) => subject !== undefined && madeAt <= list.of(subject));
    },
    expire: () => list.expire(),
  };
}

class CutoffList {
  private known = new Map<string, number>();
  private horizon = '0';
  private loadedAt = Number.NEGATIVE_INFINITY;
  private wholeAt = Number.NEGATIVE_INFINITY;
  private loading: Promise<void> | undefined;
  private generation = 0;
  private readonly context: IdentityContext;

  constructor(context: IdentityContext) {
    this.context = context;
  }

  of(subject: string): number {
    return this.known.get(subject) ?? Number.NEGATIVE_INFINITY;
  }

  async refresh(): Promise<void> {
    while (performance.now() - this.loadedAt > FRESH_MILLISECONDS) {
      const { generation } = this;
      this.loading ??= this.load();
      await this.loading;
      // However long the answer took, it is no older than this question.
      if (generation === this.generation) return;
    }
  }

  /** What is being read at this moment may have been asked too early: it is read once more. */
  expire(): void {
    this.loadedAt = Number.NEGATIVE_INFINITY;
    this.loading = undefined;
    this.generation += 1;
  }

  private async load(): Promise<void> {
    const { generation } = this;
    const startedAt = performance.now();
    const isWhole = startedAt - this.wholeAt > WHOLE_MILLISECONDS;
    try {
      const { rows } = await this.context.pool.query<Read>(NEW_ONES, [isWhole ? '0' : this.horizon]);
      if (generation !== this.generation) return;
      if (isWhole) this.forget(startedAt);
      for (const { subject, cut_off_at: at } of rows) if (subject && at) this.known.set(subject, at.getTime());
      this.horizon = rows[0]!.horizon;
      this.loadedAt = startedAt;
    } finally {
      if (generation === this.generation) this.loading = undefined;
    }
  }

  private forget(at: number): void {
    this.known = new Map();
    this.wholeAt = at;
  }
}
