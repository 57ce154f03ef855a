/** What identity is given, and what it refuses to start with. */
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Pool } from 'pg';

import type { Place } from './provider/place.ts';
import type { PersonExists } from './provider/token-exchange.ts';
import { IdentityError } from './refusals.ts';
import type { DemoSignIn } from './sign-in/pages/step-pages.ts';

export interface IdentityOptions {
  readonly databaseUrl: string;
  /** The address people see, with the path it is mounted at: `https://karat.example/identity`. */
  readonly issuer: string;
  readonly mode: 'development' | 'production';
  /** KARAT_SECRET. Development may leave it out; production may not. */
  readonly secret?: string;
  /** The secret before it, while the house changes it: understood, and used for nothing new. */
  readonly previousSecret?: string | undefined;
  /** Newest first. Left out, they are derived from the secret. */
  readonly cookieKeys?: readonly string[];
  readonly clock?: () => Date;
  readonly log: Logger;
  readonly adminRedirectUris?: readonly string[];
  readonly adminPostLogoutUris?: readonly string[];
  /** Is this the id of a living member? Left out, no token is ever exchanged. */
  readonly personExists?: PersonExists;
  /** Shown on the sign-in page in development mode only. */
  readonly demoSignIns?: readonly DemoSignIn[];
  /** Where a request comes from, for who knows which proxies stand in front; else by its connection. */
  readonly placeOf?: (req: IncomingMessage) => Place;
  /** How long a new signing key is published before it signs. */
  readonly keyPublicationSeconds?: number;
  /** How many days a signing key signs before the next one does. */
  readonly keyRotationDays?: number;
  /** How often the house looks whether something is due. */
  readonly upkeepMilliseconds?: number;
}

export const DEVELOPMENT_SECRET = 'karat-development-secret-not-for-production';
const SHORTEST_SECRET = 32;
const DISTINCT_CHARACTERS = 8;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export function secretOf(options: Pick<IdentityOptions, 'secret' | 'mode'>): string {
  const secret = options.secret ?? '';
  if (options.mode === 'development') return secret || DEVELOPMENT_SECRET;
  if (secret === '' || secret === DEVELOPMENT_SECRET) {
    throw new IdentityError('UNSAFE_SECRET',
      'KARAT_SECRET is not set. Production needs one of its own: openssl rand -base64 48');
  }
  if (secret.length < SHORTEST_SECRET || new Set(secret).size < DISTINCT_CHARACTERS) {
    throw new IdentityError('UNSAFE_SECRET',
      `KARAT_SECRET is too easy to guess: at least ${SHORTEST_SECRET} random characters.`);
  }
  return secret;
}

export function issuerOf(options: Pick<IdentityOptions, 'issuer' | 'mode'>): URL {
  if (!URL.canParse(options.issuer)) {
    throw new IdentityError('BAD_SETTING', `The issuer is not an address: ${options.issuer}`);
  }
  const issuer = new URL(options.issuer);
  const plain = issuer.protocol !== 'https:' && !LOOPBACK.has(issuer.hostname);
  if (options.mode === 'production' && plain) {
    throw new IdentityError('UNSAFE_ISSUER',
      `Production needs an https issuer, ${options.issuer} would send passwords in the clear.`);
  }
  return issuer;
}

/** Demo accounts and demo secrets are known to everybody who has read this repository. */
export async function refuseDemoCredentials(pool: Pool, now: Date): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select email as name from identity.account where is_demo and disabled_at is null
     union all
     select c.client_id from identity.client c join identity.client_secret s using (client_id)
     where s.is_demo and c.disabled_at is null and (s.expires_at is null or s.expires_at > $1)
     order by name`, [now]);
  if (rows.length === 0) return;
  const names = rows.slice(0, 5).map((row) => row.name).join(', ');
  throw new IdentityError('DEMO_CREDENTIALS',
    `${rows.length} demo credentials are still valid (${names}). Disable them or give them new `
    + 'passwords and secrets before starting in production.');
}
