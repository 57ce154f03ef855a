import { readMetricsDoor } from '../observe/metrics-door.ts';
import type { MetricsDoor } from '../observe/serve-metrics.ts';
import { KEPT, KEYS_OUTLIVE_DAYS, type Retention } from '../events/prune.ts';

/** What a subgraph that runs alone is told by its environment; every wrong value in a line of its own. */
export interface AloneEnv {
  readonly databaseUrl: string;
  /** Past the pooler, where the other one leads through one that shares sessions. */
  readonly directUrl: string | undefined;
  readonly secret: string;
  /** The one before, while the house changes it. */
  readonly previousSecret: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** The other subgraphs: name → address. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The gateway's address, for subgraphs that ask the whole graph. */
  readonly gatewayUrl: string | null;
  readonly retention: Retention;
  readonly metrics: MetricsDoor | null;
  readonly otlpEndpoint: string | undefined;
  /** How long a stop goes on serving after it has said that it leaves. */
  readonly drainMs: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

export function readAloneEnv(
  name: string, others: readonly string[], variables: Variables = process.env,
): AloneEnv {
  const problems: string[] = [];
  const upper = name.toUpperCase();
  const need = (key: string, fallback?: string): string => {
    const value = variables[key] ?? (fallback === undefined ? undefined : variables[fallback]);
    if (!value) problems.push(`${key} is needed${fallback ? ` (or ${fallback})` : ''}`);
    return value ?? '';
  };
  const databaseUrl = need(`KARAT_${upper}_DATABASE_URL`, 'DATABASE_URL');
  const secret = need('KARAT_SECRET');
  const previousSecret = variables['KARAT_SECRET_PREVIOUS']?.trim() || undefined;
  for (const [key, value] of [['KARAT_SECRET', secret], ['KARAT_SECRET_PREVIOUS', previousSecret]] as const) {
    if (value && value.length < 32) problems.push(`${key} has at least 32 characters`);
  }
  const port = Number(variables['PORT'] ?? '0');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push('PORT is 0 to 65535');
  const retention = readRetention(variables, problems);
  const metrics = readMetricsDoor(variables, problems);
  const otlpEndpoint = variables['OTEL_EXPORTER_OTLP_ENDPOINT']?.trim() || undefined;
  if (otlpEndpoint && !/^https?:\/\/./.test(otlpEndpoint)) {
    problems.push('OTEL_EXPORTER_OTLP_ENDPOINT is an address that begins with http://');
  }
  const drain = variables['KARAT_DRAIN_SECONDS']?.trim() || '1';
  if (!/^\d{1,3}$/.test(drain) || Number(drain) > 300) problems.push('KARAT_DRAIN_SECONDS is 0 to 300');
  if (problems.length > 0) throw new Error(`${name} cannot start: ${problems.join('; ')}.`);
  return {
    databaseUrl, secret, previousSecret, directUrl: directUrlOf(upper, variables), port, retention, metrics,
    otlpEndpoint,
    drainMs: Number(drain) * 1_000,
    host: variables['HOST'] ?? '127.0.0.1',
    logLevel: variables['LOG_LEVEL'] ?? 'info',
    addresses: new Map(others.flatMap((other) => {
      const url = variables[`KARAT_${other.toUpperCase()}_URL`];
      return url ? [[other, url] as const] : [];
    })),
    gatewayUrl: variables['KARAT_GATEWAY_URL'] ?? null,
  };
}

/** A room with a database of its own has its own way past a pooler, too. */
function directUrlOf(upper: string, variables: Variables): string | undefined {
  const owner = variables[`KARAT_${upper}_DATABASE_URL`] ? `KARAT_${upper}_` : 'KARAT_';
  return variables[`${owner}DIRECT_DATABASE_URL`] || undefined;
}

/** KARAT_KEEP_KEYS_DAYS and KARAT_KEEP_EVENTS_DAYS; what is wrong with them is added to `problems`. */
export function readRetention(variables: Variables, problems: string[]): Retention {
  const days = (name: string, fallback: number): number => {
    const value = variables[name]?.trim() || String(fallback);
    if (/^[1-9]\d{0,4}$/.test(value)) return Number(value);
    problems.push(`${name} must be a whole number of days from 1 to 99999.`);
    return fallback;
  };
  const eventDays = days('KARAT_KEEP_EVENTS_DAYS', KEPT.eventDays);
  const keyDays = days('KARAT_KEEP_KEYS_DAYS', KEPT.keyDays);
  if (keyDays < eventDays + KEYS_OUTLIVE_DAYS) {
    problems.push(`KARAT_KEEP_KEYS_DAYS must be at least KARAT_KEEP_EVENTS_DAYS + ${KEYS_OUTLIVE_DAYS}: `
      + 'an event that comes again is known by its keys.');
  }
  return { keyDays, eventDays };
}
