import type { IdentityContext } from '../context.ts';

/** Pages ask often and origins change rarely; what another process changed counts as soon. */
const FRESH_MILLISECONDS = 2_000;
const NOBODY: ReadonlySet<string> = new Set();

export interface ClientOrigins {
  /** Client ids whose pages may ask from there. */
  clientsOf(origin: string): Promise<ReadonlySet<string>>;
  /** The next question asks the database. */
  expire(): void;
}

export function watchOrigins({ pool, log }: Pick<IdentityContext, 'pool' | 'log'>): ClientOrigins {
  let known = new Map<string, Set<string>>();
  let loadedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;
  let generation = 0;

  const load = async (asked: number): Promise<void> => {
    const startedAt = performance.now();
    const { rows } = await pool.query<{ origin: string; client_id: string }>(
      `select unnest(allowed_origins) as origin, client_id from identity.client
       where kind = 'channel' and disabled_at is null`);
    // Perhaps asked before what somebody has changed since: the next question is answered by another reading.
    if (asked !== generation) return;
    known = new Map();
    for (const { origin, client_id: clientId } of rows) {
      known.set(origin, (known.get(origin) ?? new Set()).add(clientId));
    }
    loadedAt = startedAt;
  };

  return {
    async clientsOf(origin) {
      while (performance.now() - loadedAt > FRESH_MILLISECONDS) {
        const asked = generation;
        // Without a database what was known last goes on: the request itself finds out.
        loading ??= load(asked).catch((error: unknown) => {
          log.warn({ err: error }, 'the origins of partner clients could not be read');
        }).finally(() => { if (asked === generation) loading = undefined; });
        await loading;
        if (asked === generation) break;
      }
      return known.get(origin) ?? NOBODY;
    },
    /** What is being read at this moment may have been asked too early: it is read once more. */
    expire() {
      loadedAt = Number.NEGATIVE_INFINITY;
      loading = undefined;
      generation += 1;
    },
  };
}
