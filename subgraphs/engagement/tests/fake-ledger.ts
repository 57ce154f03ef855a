import type { ExecutionResult } from 'graphql';
import type { GraphClient } from '../../kernel/graph-client.ts';
import { encodeId, newId } from '../../kernel/ids.ts';

interface Hold {
  readonly id: string;
  readonly memberId: string;
  readonly points: number;
  taken: boolean;
  voided: boolean;
}
interface Result { hold: { id: string } | null; userErrors: { code: string }[] }

/** Behaves like loyalty where turns ask it, and rewards where a format names offers, with the ways they can fail. */
export class FakeLedger implements GraphClient {
  /** Points available by member id of the graph; who is not in it has none. */
  readonly available = new Map<string, number>();
  readonly holds = new Map<string, Hold>();
  /** Coupon offers as rewards shows them, by their id of the graph. */
  readonly offers = new Map<string, object>();
  /** down: refuses to answer; mute: does it but the answer is lost. */
  mode: 'up' | 'down' | 'mute' = 'up';
  /** The next holds are voided, but the answer is lost. */
  muteVoids = false;

  async execute<Data>(
    { document, variables }: { document: string; variables: Record<string, unknown> },
  ): Promise<ExecutionResult<Data>> {
    if (this.mode === 'down') throw new Error('connection refused');
    if (document.includes('OffersOfFormat')) {
      return { data: { nodes: (variables['ids'] as string[]).map((id) => this.offers.get(id) ?? null) } } as never;
    }
    const input = variables['input'] as Record<string, any[]>;
    const data = document.includes('holdPointsBatch')
      ? { holdPointsBatch: { results: input['holds']!.map((each) => this.#hold(each)) } }
      : { settleHolds: { results: [...input['captures']!.map((each) => this.#take(each.holdId)),
        ...input['voids']!.map((each) => this.#void(each.holdId))] } };
    if (this.mode === 'mute') throw new Error('the answer was lost');
    if (this.muteVoids && input['voids']?.length) {
      this.muteVoids = false;
      throw new Error('the answer was lost');
    }
    return { data } as never;
  }

  #hold(ask: { memberId: string; points: number; idempotencyKey: string }): Result {
    const known = this.holds.get(ask.idempotencyKey);
    if (known) return { hold: { id: known.id }, userErrors: [] };
    const left = (this.available.get(ask.memberId) ?? 0) - ask.points;
    if (left < 0) return { hold: null, userErrors: [{ code: 'INSUFFICIENT_POINTS' }] };
    this.available.set(ask.memberId, left);
    const { memberId, points } = ask;
    const hold = { id: encodeId('hld', newId()), memberId, points, taken: false, voided: false };
    this.holds.set(ask.idempotencyKey, hold);
    return { hold: { id: hold.id }, userErrors: [] };
  }

  #void(id: string): Result {
    const hold = [...this.holds.values()].find((each) => each.id === id);
    if (!hold) return { hold: null, userErrors: [{ code: 'NOT_FOUND' }] };
    if (hold.voided) return { hold: null, userErrors: [{ code: 'ALREADY_VOIDED' }] };
    if (hold.taken) return { hold: null, userErrors: [{ code: 'ALREADY_CAPTURED' }] };
    hold.voided = true;
    this.available.set(hold.memberId, (this.available.get(hold.memberId) ?? 0) + hold.points);
    return { hold: { id }, userErrors: [] };
  }

  #take(id: string): Result {
    const hold = [...this.holds.values()].find((each) => each.id === id);
    if (!hold) return { hold: null, userErrors: [{ code: 'NOT_FOUND' }] };
    if (hold.taken) return { hold: null, userErrors: [{ code: 'ALREADY_CAPTURED' }] };
    hold.taken = true;
    return { hold: { id }, userErrors: [] };
  }
}
