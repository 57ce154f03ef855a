/**
 * Access tokens are verified without asking the database, yet disabling an operator must not take
 * ten minutes. So every process keeps the short list of subjects whose tokens made before some
 * moment no longer count, and looks at most every two seconds whether it has grown.
 */
import type { IdentityContext } from '../context.ts';

const FRESH_MILLISECONDS = 2_000;

export interface Cutoffs {
  /** True when a token of this subject, made then, has been cut off. */
  covers(subjects: readonly (string | undefined)[], madeAt: number): Promise<boolean>;
  /** The next question asks the database. */
  expire(): void;
}

export function watchCutoffs(context: IdentityContext): Cutoffs {
  let known = new Map<string, number>();
  let loadedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    const startedAt = performance.now();
    const { rows } = await context.pool.query<{ subject: string; cut_off_at: Date }>(
      'select subject, cut_off_at from identity.token_cutoff');
    known = new Map(rows.map((row) => [row.subject, row.cut_off_at.getTime()]));
    loadedAt = startedAt;
  };

  return {
    async covers(subjects, madeAt) {
      if (performance.now() - loadedAt > FRESH_MILLISECONDS) {
        loading ??= load().finally(() => { loading = undefined; });
        await loading;
      }
      return subjects.some((subject) => subject !== undefined
        && madeAt <= (known.get(subject) ?? Number.NEGATIVE_INFINITY));
    },
    expire() { loadedAt = Number.NEGATIVE_INFINITY; },
  };
}
