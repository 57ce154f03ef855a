import { StartError } from '../../postgres/start-error.ts';
import { serviceActor } from '../../../subgraphs/kernel/actor.ts';
import type { Identity } from '../../../identity/index.ts';

const SETUP = serviceActor('setup', ['identity:admin']);

/**
 * An empty house has nobody who could let anybody in: the first owner is named by KARAT_OWNER_EMAIL and
 * gets a password that works once, told at the start and nowhere else. Later starts change nothing.
 */
export async function openFirstOwner(
  { accounts }: Identity, email: string | undefined, say: (line: string) => void,
): Promise<void> {
  const owners = await accounts.listOperators(SETUP, { role: 'owner', pageSize: 1 });
  if (owners.ok && owners.totalCount > 0) return;
  if (email === undefined) {
    say('Nobody can sign in yet: set KARAT_OWNER_EMAIL to make the first owner.');
    return;
  }
  const created = await accounts.createOperator(SETUP, { email, name: email, roles: ['owner'] });
  if (!created.ok) {
    throw new StartError('CONFIG_INVALID',
      `KARAT_OWNER_EMAIL cannot become the first owner: ${created.message}`,
      'Name another address.');
  }
  say(`First owner ${email}, password for the first sign-in: ${created.temporaryPassword}`);
}
