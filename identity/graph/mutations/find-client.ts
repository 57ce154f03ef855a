import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import type { PartnerClient } from '../../clients/client.ts';
import type { MutationContext } from '../mutation.ts';
import { readId } from './shared.ts';

/** Identity's commands know clients by their client id. */
export async function findClient(
  { accounts, actor }: MutationContext, id: string,
): Promise<PartnerClient | undefined> {
  const uuid = readId(PREFIX.partnerClient, id);
  if (!uuid) return undefined;
  const found = await accounts.findClients(actor, [uuid]);
  return found.ok ? found.items[0] : undefined;
}
