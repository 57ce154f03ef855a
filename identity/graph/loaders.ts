import DataLoader from 'dataloader';
import { PREFIX } from '../../subgraphs/contracts/ids.ts';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import type { RequestContext } from '../../subgraphs/kernel/port.ts';
import type { Accounts } from '../accounts/index.ts';
import { done } from './read-lists.ts';
import { clientView, operatorView } from './views.ts';

export interface Loaders {
  operator(id: string): Promise<object | null>;
  client(id: string): Promise<object | null>;
}

/** References of one request are read together; nothing is remembered beyond it. */
export function createLoaders(accounts: Accounts): (context: RequestContext) => Loaders {
  const known = new WeakMap<RequestContext, Loaders>();
  return (context) => {
    const found = known.get(context) ?? loadersOf(accounts, context);
    known.set(context, found);
    return found;
  };
}

function loadersOf(accounts: Accounts, { actor }: RequestContext): Loaders {
  const operators = new DataLoader(async (uuids: readonly string[]) =>
    done(await accounts.findOperators(actor, uuids)).items
      .map((one) => (one ? operatorView(one) : null)), { cache: false });
  const clients = new DataLoader(async (uuids: readonly string[]) =>
    done(await accounts.findClients(actor, uuids)).items
      .map((one) => (one ? clientView(one) : null)), { cache: false });
  const load = async (loader: DataLoader<string, object | null>, prefix: string, id: string) => {
    const uuid = decodeId(prefix, id);
    return uuid === null ? null : loader.load(uuid);
  };
  return {
    operator: (id) => load(operators, PREFIX.operator, id),
    client: (id) => load(clients, PREFIX.partnerClient, id),
  };
}
