import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deriveSecrets } from '../../../subgraphs/kernel/secret.ts';
import { StartError } from '../../postgres/start-error.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

export interface Secrets {
  /** The one secret that all others come from. */
  secret: string;
  /** The one before, while the house changes it: believed, and used for nothing new. */
  previous: string | undefined;
  /** Keys for one purpose, the present one first; knowing them tells nothing about other purposes. */
  derive(purpose: string): readonly string[];
}

/** The secret that was given, or one made at the first start and kept, readable by its owner alone. */
export function openSecrets(
  dataDir: string, given: string | undefined, previous: string | undefined,
): Started<Secrets> {
  const secret = given ?? readOrMake(join(dataDir, 'secrets.json'));
  return { value: { secret, previous, derive: (purpose) => deriveSecrets(secret, previous, purpose) } };
}

function readOrMake(path: string): string {
  if (!existsSync(path)) {
    const secret = randomBytes(48).toString('base64url');
    writeFileSync(path, `${JSON.stringify({ secret })}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  }
  try {
    const { secret } = JSON.parse(readFileSync(path, 'utf8')) as { secret?: unknown };
    if (typeof secret === 'string' && secret.length >= 32) return secret;
  } catch {
    // Falls through to the same refusal as a file without a secret.
  }
  throw new StartError(
    'SECRETS_DAMAGED',
    `The file ${path} holds no usable secret.`,
    'Restore it from a backup; without it, what it sealed (sign-in keys) cannot be read again.',
  );
}
