/** What identity does by itself, in every process: whoever looks first does it, once. */
import type { IdentityContext } from './context.ts';
import { sweep } from './database/sweep.ts';
import { rotateKeysWhenDue } from './keys/rotate-keys.ts';

export interface Upkeep {
  /** A signing key signs for so long. */
  readonly keyRotationDays: number;
  readonly everyMilliseconds: number;
  /** A new key was published. */
  readonly afterRotation: () => void;
}

/** Looks once before it answers, then again and again; the answer ends it. */
export async function startUpkeep(
  context: IdentityContext, upkeep: Upkeep,
): Promise<() => void> {
  const look = async (): Promise<void> => {
    await attempt(context, 'signing keys could not be rotated', async () => {
      const kid = await rotateKeysWhenDue(context, upkeep.keyRotationDays);
      if (kid === undefined) return;
      upkeep.afterRotation();
      context.log.info({ kid }, 'the next signing key is published');
    });
    await attempt(context, 'expired sign-ins could not be swept',
      () => sweep(context.pool, context.clock()));
  };
  await look();
  const timer = setInterval(() => void look(), upkeep.everyMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

async function attempt(
  { pool, log }: IdentityContext, failure: string, work: () => Promise<unknown>,
): Promise<void> {
  await work().catch((error: unknown) => {
    if (!pool.ending) log.warn({ err: error }, failure);
  });
}
