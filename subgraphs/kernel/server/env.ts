import { readMetricsDoor } from '../observe/metrics-door.ts';
import type { MetricsDoor } from '../observe/serve-metrics.ts';
import { readS3 } from '../files/open-files.ts';
import type { S3Place } from '../files/s3-store.ts';
import { HTTP, POSTGRES, VariableReader, type Variables } from '../process/read-variables.ts';
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
  /** Folder of what must outlive the database. */
  readonly dataDir: string | undefined;
  /** The bucket where files are kept; null: in that folder. */
  readonly s3: S3Place | null;
  /** Where browsers reach the house. */
  readonly publicUrl: string | undefined;
  readonly metrics: MetricsDoor | null;
  readonly otlpEndpoint: string | undefined;
  /** How long a stop goes on serving after it has said that it leaves. */
  readonly drainMs: number;
}

export function readAloneEnv(
  name: string, others: readonly string[], variables: Variables = process.env,
): AloneEnv {
  const read = new VariableReader(variables);
  const own = `KARAT_${name.toUpperCase()}`;
  const databaseUrl = read.address(`${own}_DATABASE_URL`, POSTGRES) ?? read.address('DATABASE_URL', POSTGRES);
  if (databaseUrl === undefined) read.problems.push(`${own}_DATABASE_URL is needed (or DATABASE_URL).`);
  const secret = read.pattern('KARAT_SECRET', /^.{32,}$/s, 'at least 32 characters');
  if (read.text('KARAT_SECRET') === undefined) read.problems.push('KARAT_SECRET is needed.');
  const env = {
    directUrl: directUrlOf(own, read),
    previousSecret: read.pattern('KARAT_SECRET_PREVIOUS', /^.{32,}$/s, 'at least 32 characters'),
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.whole('PORT', 0, 65_535) ?? 0,
    logLevel: read.text('LOG_LEVEL') ?? 'info',
    addresses: new Map(others.flatMap((other) => {
      const url = read.address(`KARAT_${other.toUpperCase()}_URL`, HTTP);
      return url ? [[other, url] as const] : [];
    })),
    gatewayUrl: read.address('KARAT_GATEWAY_URL', HTTP) ?? null,
    retention: readRetention(read),
    dataDir: read.text('KARAT_DATA_DIR'),
    s3: readS3(read),
    publicUrl: read.address('KARAT_PUBLIC_URL', HTTP)?.replace(/\/+$/, ''),
    metrics: readMetricsDoor(variables, read.problems),
    otlpEndpoint: read.address('OTEL_EXPORTER_OTLP_ENDPOINT', HTTP),
    drainMs: (read.whole('KARAT_DRAIN_SECONDS', 0, 300) ?? 1) * 1_000,
  };
  if (read.problems.length > 0) throw new Error(read.problems.map((line) => `${name}: ${line}`).join('\n'));
  return { ...env, databaseUrl: databaseUrl!, secret: secret! };
}

/** A room with a database of its own has its own way past a pooler, too. */
function directUrlOf(own: string, read: VariableReader): string | undefined {
  const owner = read.text(`${own}_DATABASE_URL`) === undefined ? 'KARAT' : own;
  return read.address(`${owner}_DIRECT_DATABASE_URL`, POSTGRES);
}

/** How long keys and events are kept. */
export function readRetention(read: VariableReader): Retention {
  const days = (name: string, fallback: number): number => read.whole(name, 1, 99_999, 'of days ') ?? fallback;
  const eventDays = days('KARAT_KEEP_EVENTS_DAYS', KEPT.eventDays);
  const keyDays = days('KARAT_KEEP_KEYS_DAYS', KEPT.keyDays);
  if (keyDays < eventDays + KEYS_OUTLIVE_DAYS) {
    read.problems.push(`KARAT_KEEP_KEYS_DAYS must be at least KARAT_KEEP_EVENTS_DAYS + ${KEYS_OUTLIVE_DAYS}: `
      + 'an event that comes again is known by its keys.');
  }
  return { keyDays, eventDays };
}
