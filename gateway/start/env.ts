import { resolve } from 'node:path';
import { ROOMS, type Room } from '../../subgraphs/contracts/rooms.ts';
import { StartError } from '../postgres/start-error.ts';
import { readMetricsDoor } from '../../subgraphs/kernel/observe/metrics-door.ts';
import type { MetricsDoor } from '../../subgraphs/kernel/observe/serve-metrics.ts';
import type { Retention } from '../../subgraphs/kernel/events/prune.ts';
import { readS3 } from '../../subgraphs/kernel/files/open-files.ts';
import type { S3Place } from '../../subgraphs/kernel/files/s3-store.ts';
import { originOf } from '../../subgraphs/contracts/origin-of.ts';
import {
  HTTP, POSTGRES, VariableReader, type Variables,
} from '../../subgraphs/kernel/process/read-variables.ts';
import { readRetention } from '../../subgraphs/kernel/server/env.ts';
import {
  readTrustProxy, TRUST_PROXY_FORM, type TrustProxy,
} from '../callers/caller-address.ts';
import { explainUnknown } from './explain-unknown.ts';
import { readIdentityEnv, type IdentityEnv } from './identity-env.ts';
import { KNOWN_VARIABLES } from './variables.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

export interface StartEnv {
  mode: 'development' | 'production';
  host: string;
  /** 0 asks the system for a free one. */
  port: number;
  /** Where browsers reach this house; the address it listens on when left out. */
  publicUrl: string | undefined;
  /** Pages of other addresses that may ask the graph from a browser: `https://shop.example`. */
  allowedOrigins: readonly string[];
  /** Proxies in front of us; undefined where nobody said whether there are any. */
  trustProxy: TrustProxy | 'off' | undefined;
  /** Absolute. */
  dataDir: string;
  /** The bucket where files are kept; null: in that folder. */
  s3: S3Place | null;
  /** A PostgreSQL of one's own instead of the embedded one. */
  databaseUrl: string | undefined;
  /** Past the pooler, where `databaseUrl` leads through one that shares sessions among transactions. */
  directDatabaseUrl: string | undefined;
  secret: string | undefined;
  /** The one before, while the house changes it. */
  previousSecret: string | undefined;
  /** Who becomes the first owner of a house that has none. */
  ownerEmail: string | undefined;
  logLevel: string | undefined;
  workers: number;
  /** How long a stop goes on serving after it has said that it leaves, for balancers to hear of it. */
  drainMs: number;
  /** Which demo brand a development house writes into an empty database. */
  demo: 'on' | 'small' | 'off';
  otlpEndpoint: string | undefined;
  retention: Retention;
  identity: IdentityEnv;
  metrics: MetricsDoor | null;
  /** Subgraphs that live elsewhere, or keep their data elsewhere. */
  /** Variables with our prefix that nobody reads, in a line each: most likely slips of the pen. */
  warnings: readonly string[];
  subgraphs: Record<Room, RoomEnv>;
}

export interface RoomEnv {
  url: string | undefined;
  databaseUrl: string | undefined;
  directDatabaseUrl: string | undefined;
}

/** Reads every variable of the launcher; each wrong one is refused in a line of its own. */
export function readStartEnv(variables: Variables = process.env): StartEnv {
  const read = new VariableReader(variables);
  const { problems } = read;
  const mode = modeOf(read);
  const env: StartEnv = {
    mode,
    host: read.pattern('HOST', /^[A-Za-z0-9.:_-]+$/, 'a host name or address') ?? '127.0.0.1',
    port: read.whole('PORT', 0, 65_535) ?? 4000,
    publicUrl: read.by('KARAT_PUBLIC_URL', readPublicUrl, PUBLIC_URL_FORM),
    allowedOrigins: read.by('KARAT_ALLOWED_ORIGINS', readOrigins, ORIGINS_FORM) ?? [],
    trustProxy: read.by('KARAT_TRUST_PROXY', readTrustProxy, TRUST_PROXY_FORM),
    dataDir: resolve(read.text('KARAT_DATA_DIR') ?? '.karat'),
    s3: readS3(read),
    databaseUrl: read.address('DATABASE_URL', POSTGRES),
    directDatabaseUrl: read.address('KARAT_DIRECT_DATABASE_URL', POSTGRES),
    secret: read.pattern('KARAT_SECRET', /^.{32,}$/s, 'at least 32 characters'),
    previousSecret: read.pattern('KARAT_SECRET_PREVIOUS', /^.{32,}$/s, 'at least 32 characters'),
    ownerEmail: read.pattern('KARAT_OWNER_EMAIL', /^\S+@\S+$/, 'an e-mail address'),
    logLevel: read.choice('LOG_LEVEL', LOG_LEVELS),
    workers: read.whole('KARAT_WORKERS', 1, 64) ?? 1,
    drainMs: (read.whole('KARAT_DRAIN_SECONDS', 0, 300) ?? (mode === 'production' ? 5 : 0)) * 1_000,
    demo: read.choice('KARAT_DEMO', ['on', 'small', 'off']) ?? 'on',
    otlpEndpoint: read.address('OTEL_EXPORTER_OTLP_ENDPOINT', HTTP),
    retention: readRetention(read),
    identity: readIdentityEnv(read),
    metrics: readMetricsDoor(variables, problems),
    subgraphs: readRooms(read),
    warnings: explainUnknown(Object.keys(variables), KNOWN_VARIABLES),
  };
  if (env.directDatabaseUrl !== undefined && env.databaseUrl === undefined) {
    problems.push('KARAT_DIRECT_DATABASE_URL leads past the pooler of DATABASE_URL, which is not set.');
  }
  if (mode === 'production' && !variables['KARAT_SECRET']) {
    throw secretMissing();
  }
  if (problems.length > 0) {
    throw new StartError('CONFIG_INVALID', [...problems, ...env.warnings].join('\n'), 'Mend the variables above.');
  }
  return env;
}

export function trustOf(said: StartEnv['trustProxy']): TrustProxy | undefined {
  return said === 'off' ? undefined : said;
}

/** The query planner's own logger reads LOG_LEVEL too, and throws at levels it does not know. */
export function calmForeignLogger(variables: NodeJS.ProcessEnv = process.env): void {
  if (['fatal', 'silent'].includes(variables['LOG_LEVEL'] ?? '')) variables['LOG_LEVEL'] = 'error';
}

function secretMissing(): StartError {
  return new StartError(
    'SECRET_MISSING',
    'KARAT_SECRET is not set, and production never makes up its own.',
    'Set KARAT_SECRET to at least 32 random characters, for example from: openssl rand -base64 48',
  );
}

const PUBLIC_URL_FORM =
  'an address without a path, as https://karat.example: Karat answers at the root of a host name of its own';

function readPublicUrl(text: string): string | null {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  const { origin, href } = new URL(text);
  return href === `${origin}/` ? origin : null;
}

const ORIGINS_FORM = 'origins, as https://shop.example, separated by commas';

function readRooms(read: VariableReader): StartEnv['subgraphs'] {
  const entries = ROOMS.map((name): [Room, RoomEnv] => {
    const prefix = `KARAT_${name.toUpperCase()}`;
    return [name, {
      url: read.address(`${prefix}_URL`, HTTP),
      databaseUrl: read.address(`${prefix}_DATABASE_URL`, POSTGRES),
      directDatabaseUrl: read.address(`${prefix}_DIRECT_DATABASE_URL`, POSTGRES),
    }];
  });
  return Object.fromEntries(entries) as StartEnv['subgraphs'];
}

function readOrigins(text: string): readonly string[] | null {
  const origins = text.split(/[\s,]+/).filter(Boolean);
  return origins.every((one) => originOf(one) === one) ? origins : null;
}

/** KARAT_MODE decides; otherwise what the rest of Node goes by. */
function modeOf(read: VariableReader): StartEnv['mode'] {
  const said = read.choice('KARAT_MODE', ['development', 'production']);
  return (said ?? read.text('NODE_ENV')) === 'production' ? 'production' : 'development';
}
