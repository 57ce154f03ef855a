import { ask } from '../../graph/ask.ts';
import { ProveLedgerDocument, ProveRebatesDocument } from '../../gql/graphql.ts';

/** Has both looked at again. One that is running already goes on, and is as welcome. */
export async function proveAgain(idempotencyKey: string): Promise<void> {
  const input = { idempotencyKey };
  await Promise.all([ask(ProveLedgerDocument, { input }), ask(ProveRebatesDocument, { input })]);
}
