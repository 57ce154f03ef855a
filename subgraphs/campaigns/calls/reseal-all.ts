import { serviceActor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { newId } from '../../kernel/ids.ts';
import { resealSeeds, type Reseal } from '../commands/lotteries/reseal-seeds.ts';
import { seedVault } from './lottery-seeds.ts';

/** Seals every seed by the house's present key, as far as one that it knows opens it. */
export async function resealAll(services: Services): Promise<void> {
  const caller = { actor: serviceActor('campaigns', []), requestId: `reseal-seeds:${newId()}` };
  let after: string | null = null;
  do {
    const input: Reseal = { vault: () => seedVault(services), after };
    const done = await runCommand(services.home, caller, resealSeeds, input);
    after = done.ok ? done.value.last : null;
  } while (after !== null);
}
