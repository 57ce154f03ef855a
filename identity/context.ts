import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';

import type { Sealer } from './keys/sealing.ts';

/** What every part of identity stands on. */
export interface IdentityContext {
  readonly pool: Pool;
  /** Set while a command runs inside another's transaction (see accounts/once.ts). */
  readonly transaction?: PoolClient;
  readonly sealer: Sealer;
  readonly clock: () => Date;
  readonly log: Logger;
  /** How long a new signing key is published before it signs, when a person rotates. */
  readonly keyPublicationSeconds: number;
}
