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

  const load = async (): Promise<void> => {
    const startedAt = performance.now();
    const { rows } = await pool.query<{ origin: string; client_id: string }>(
      `select unnest(allowed_origins) as origin, client_id from identity.client
       where kind = 'channel' and disabled_at is null`);
    known = new Map();
    for (const { origin, client_id: clientId } of rows) {
      known.set(origin, (known.get(origin) ?? new Set()).add(clientId));
    }
    loadedAt = startedAt;
  };

  return {
    async clientsOf(origin) {
      if (performance.now() - loadedAt > FRESH_MILLISECONDS) {
        // Without a database what was known last goes on: the request itself finds out.
        loading ??= load().catch((error: unknown) => {
          log.warn({ err: error }, 'the origins of partner clients could not be read');
        }).finally(() => { loading = undefined; });
        await loading;
      }
      return known.get(origin) ?? NOBODY;
    },
    expire() { loadedAt = Number.NEGATIVE_INFINITY; },
  };
}
