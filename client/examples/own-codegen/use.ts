/** Documents of your own codegen go through the same client, typed by what you ask. */
import type { KaratClient } from '@karat/client';
import { OrderStatesDocument } from './gql/graphql.ts';

export async function orderStates(karat: KaratClient): Promise<Map<string, number>> {
  const { orders } = await karat.query(OrderStatesDocument, { size: 100 });
  const counts = new Map<string, number>();
  for (const { state } of orders.items) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
