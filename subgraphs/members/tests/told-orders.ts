import type { ExecutionResult } from 'graphql';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { GraphClient } from '../../kernel/graph-client.ts';

interface Told { readonly memberId?: string; readonly channelId?: string; readonly outletId?: string }

/** Answers like orders who bought what, and where; or not at all. */
export class ToldOrders implements GraphClient {
  readonly #orders = new Map<string, object>();
  isAway = false;

  /** An order that orders knows; its id. */
  add({ memberId, channelId, outletId }: Told): string {
    const stub = (prefix: string, uuid?: string) => (uuid ? { id: encodeId(prefix, uuid) } : null);
    const id = encodeId('ord', newId());
    this.#orders.set(id, {
      id, member: stub('mem', memberId), channel: stub('chn', channelId), outlet: stub('out', outletId) });
    return id;
  }

  execute<Data>({ variables }: { variables: Record<string, unknown> }): Promise<ExecutionResult<Data>> {
    if (this.isAway) return Promise.reject(new Error('connection refused'));
    return Promise.resolve({ data: { order: this.#orders.get(String(variables['id'])) ?? null } as Data });
  }
}
