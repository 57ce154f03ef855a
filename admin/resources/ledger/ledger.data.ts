import { ask } from '../../graph/ask.ts';
import { ProveLedgerDocument, ProvePlansDocument, ProveRebatesDocument } from '../../gql/graphql.ts';

/** Has all looked at again. One that is running already goes on, and is as welcome. */
export async function proveAgain(idempotencyKey: string): Promise<void> {
  const input = { idempotencyKey };
  await Promise.all([
    ask(ProveLedgerDocument, { input }), ask(ProveRebatesDocument, { input }), ask(ProvePlansDocument, { input }),
  ]);
}
