import type { ExecutionResult } from 'graphql';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { GraphClient } from '../../kernel/graph-client.ts';

interface Hold { id: string; memberId: string; points: number; state: 'held' | 'captured' | 'voided' }
interface Result { hold: { id: string } | null; userErrors: { code: string }[] }

/** Behaves like loyalty's two bulk mutations, with the ways it can fail. */
export class FakeLoyalty implements GraphClient {
  /** Points available by member id; who is not in it has none. */
  readonly available = new Map<string, number>();
  readonly debtors = new Set<string>();
  /** Of whom it cannot say yet whether there is such a member. */
  readonly unsure = new Set<string>();
  readonly holds = new Map<string, Hold>();
  /** down: refuses to answer; mute: does it but the answer is lost; errors: answers errors. */
  mode: 'up' | 'down' | 'mute' | 'errors' = 'up';
  calls = 0;
  /** Waits before answering, so that things may happen meanwhile. */
  before: () => Promise<void> = () => Promise.resolve();

  async execute<Data>(
    { document, variables }: { document: string; variables: Record<string, unknown> },
  ): Promise<ExecutionResult<Data>> {
    this.calls += 1;
    await this.before();
    if (this.mode === 'down') throw new Error('connection refused');
    if (this.mode === 'errors') return { errors: [{ message: 'BUSY' }] } as never;
    const input = variables['input'] as Record<string, any[]>;
    const field = document.includes('holdPointsBatch') ? 'holdPointsBatch' : 'settleHolds';
    const results = field === 'holdPointsBatch' ? input['holds']!.map((each) => this.#hold(each))
      : [...input['captures']!.map((each) => this.#settle(each.holdId, 'captured')),
        ...input['voids']!.map((each) => this.#settle(each.holdId, 'voided'))];
    if (this.mode === 'mute') throw new Error('the answer was lost');
    return { data: { [field]: { results } } } as never;
  }

  #hold(ask: { memberId: string; points: number; idempotencyKey: string }): Result {
    const known = this.holds.get(ask.idempotencyKey);
    if (known) return { hold: { id: known.id }, userErrors: [] };
    if (this.unsure.has(ask.memberId)) return { hold: null, userErrors: [{ code: 'TRY_AGAIN' }] };
    if (this.debtors.has(ask.memberId)) return { hold: null, userErrors: [{ code: 'POINTS_DEBT' }] };
    const left = (this.available.get(ask.memberId) ?? 0) - ask.points;
    if (left < 0) return { hold: null, userErrors: [{ code: 'INSUFFICIENT_POINTS' }] };
    this.available.set(ask.memberId, left);
    const hold = { id: encodeId('hld', newId()), memberId: ask.memberId, points: ask.points, state: 'held' as const };
    this.holds.set(ask.idempotencyKey, hold);
    return { hold: { id: hold.id }, userErrors: [] };
  }

  #settle(id: string, to: 'captured' | 'voided'): Result {
    const hold = [...this.holds.values()].find((each) => each.id === id);
    if (!hold) return { hold: null, userErrors: [{ code: 'NOT_FOUND' }] };
    if (hold.state !== 'held' && hold.state !== to) {
      return { hold: null, userErrors: [{ code: `ALREADY_${hold.state.toUpperCase()}` }] };
    }
    if (hold.state === 'held' && to === 'voided') {
      this.available.set(hold.memberId, this.available.get(hold.memberId)! + hold.points);
    }
    hold.state = to;
    return { hold: { id }, userErrors: [] };
  }
}
