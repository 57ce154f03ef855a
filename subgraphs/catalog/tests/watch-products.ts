import { expect } from '@jest/globals';
import type { TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { EventPayloads } from '../../contracts/events.ts';

type Changed = EventPayloads['item.changed.v1'];

/** What tests of products look at: everything a refusal must leave alone, and what was told of an item last. */
export function watchProducts(graph: () => TestSubgraph) {
  const state = () => graph().sql.one`select (select count(*) from product) as p, (select count(*) from item) as i,
    (select count(*) from margin_class_period) as m, (select count(*) from event) as e,
    (select count(*) from audit_record) as a, (select count(*) from idempotency) as k,
    (select coalesce(sum(version), 0) from product) as pv,
    (select coalesce(sum(version), 0) from item) as iv`;
  return {
    async unchanged(work: () => Promise<unknown>): Promise<void> {
      const before = await state();
      await work();
      expect(await state()).toEqual(before);
    },
    lastEvent: async (sku: string): Promise<Changed> =>
      (await graph().events<Changed>('item.changed.v1')).findLast((event) => event.sku === sku)!,
  };
}
