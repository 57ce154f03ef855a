import type { Pool } from 'pg';
import type { Logger } from 'pino';

import type { Sealer } from './keys/sealing.ts';

/** What every part of identity stands on. */
export interface IdentityContext {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly clock: () => Date;
  readonly log: Logger;
}
