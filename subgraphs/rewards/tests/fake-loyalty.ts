import type { ExecutionResult } from 'graphql';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { GraphClient } from '../../kernel/graph-client.ts';

interface Hold { id: string; memberId: string; points: number; state: 'held' | 'captured' | 'voided' }
interface Result { hold: { id: string } | null; userErrors: { code: string }[] }

/** Behaves like loyalty where the mall asks it, with the ways it can fail. */
export class FakeLoyalty implements GraphClient {
  /** Points available by member id of the graph; who is not in it has none. */
  readonly available = new Map<string, number>();
  /** Insights beside it: members of the graph by segment, in pages of two. */
  readonly segments = new Map<string, string[]>();
  readonly holds = new Map<string, Hold>();
  /** down: refuses to answer; mute: does it but the answer is lost. */
  mode: 'up' | 'down' | 'mute' = 'up';

  async execute<Data>(
    { document, variables }: { document: string; variables: Record<string, unknown> },
  ): Promise<ExecutionResult<Data>> {
    if (this.mode === 'down') throw new Error('connection refused');
    const data = this.#answer(document, variables);
    if (this.mode === 'mute') throw new Error('the answer was lost');
    return { data } as never;
  }

  #answer(document: string, variables: Record<string, unknown>): object {
    if (document.includes('Ladders')) {
      return { programmes: ['CN', 'HK'].map((code) => ({ code, policy: { rules: { pointsPerUnit: 100 } } })) };
    }
    if (document.includes('Balance')) {
      const available = this.available.get(variables['id'] as string) ?? 0;
      return { node: { loyalty: { available, debt: 0 } } };
    }
    if (document.includes('segment(')) return this.#segment(variables as { id: string; after?: string | null });
    const input = variables['input'] as Record<string, any[]>;
    if (document.includes('holdPointsBatch')) {
      return { holdPointsBatch: { results: input['holds']!.map((each) => this.#hold(each)) } };
    }
    return { settleHolds: { results: [
      ...input['captures']!.map((each) => this.#settle(each.holdId, 'captured')),
      ...input['voids']!.map((each) => this.#settle(each.holdId, 'voided'))] } };
  }

  #segment({ id, after }: { id: string; after?: string | null }): object {
    const members = this.segments.get(id);
    if (!members) return { segment: null };
    const from = Number(after ?? 0);
    return { segment: { id, members: {
      edges: members.slice(from, from + 2).map((member) => ({ node: { member: { id: member } } })),
      pageInfo: { hasNextPage: from + 2 < members.length, endCursor: String(from + 2) },
    } } };
  }

  #hold(ask: { memberId: string; points: number; idempotencyKey: string }): Result {
    const known = this.holds.get(ask.idempotencyKey);
    if (known) return { hold: { id: known.id }, userErrors: [] };
    const left = (this.available.get(ask.memberId) ?? 0) - ask.points;
    if (left < 0) return { hold: null, userErrors: [{ code: 'INSUFFICIENT_POINTS' }] };
    this.available.set(ask.memberId, left);
    const hold = { id: encodeId('hld', newId()), memberId: ask.memberId, points: ask.points, state: 'held' as const };
    this.holds.set(ask.idempotencyKey, hold);
    return { hold: { id: hold.id }, userErrors: [] };
  }

  /** As loyalty does when the time of a hold is up. */
  lapse(id: string): void {
    this.#settle(id, 'voided');
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
