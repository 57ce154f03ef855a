import { hash } from 'node:crypto';
import { insertion, type Sql, type Write } from '../database/sql.ts';
import { canonicalJson, fromJson, toJson } from '../json.ts';
import type { Outcome } from '../outcome.ts';
import { refused } from '../outcome.ts';

export const MAX_KEY_LENGTH = 200;

/** What a request says about itself, so that it can be known again. */
export interface KeyedRequest {
  readonly actorId: string;
  readonly key: string;
  readonly command: string;
  readonly input: unknown;
}

/** Tells inputs apart under one key: only who is accepted, or comes again, pays for it. */
function hashOf({ input }: KeyedRequest): Buffer {
  return hash('sha256', canonicalJson(input), 'buffer');
}

interface StoredRow {
  actor_id: string;
  key: string;
  command: string;
  input_hash: Buffer;
  result: unknown;
}

const nameOf = ({ actorId, key }: { actorId: string; key: string }): string => `${actorId}\n${key}`;

/** A key that can be none is refused before anything is asked. */
export function refusalOfKey(key: string | null | undefined) {
  if (key === null || key === undefined) return null;
  if (key.length > 0 && key.length <= MAX_KEY_LENGTH && !/[\u0000-\u001f]/.test(key)) return null;
  return refused('IDEMPOTENCY_KEY_INVALID' as const,
    'An idempotency key has 1 to 200 characters and no control characters.', ['idempotencyKey']);
}

/** Requests that carry the key of an earlier one of their batch: by their place, the place of that. */
export function twinsAmong(requests: readonly (KeyedRequest | null)[]): Map<number, number> {
  const first = new Map<string, number>();
  const twins = new Map<number, number>();
  requests.forEach((request, place) => {
    if (!request) return;
    const earlier = first.get(nameOf(request));
    if (earlier === undefined) first.set(nameOf(request), place);
    else twins.set(place, earlier);
  });
  return twins;
}

/** What a request is answered that carries the key of one that was answered `outcome`. */
function repeatedIf<O extends Outcome<unknown>>(isSame: boolean, outcome: O): O {
  return isSame ? outcome : refused('IDEMPOTENCY_CONFLICT',
    'This idempotency key was used with another input.', ['idempotencyKey']) as unknown as O;
}

export function repeatedTwin<O extends Outcome<unknown>>(
  twin: KeyedRequest, first: KeyedRequest, outcome: O,
): O {
  return repeatedIf(hashOf(twin).equals(hashOf(first)), outcome);
}

/** What is stored under the keys of the requests at these places, as their outcomes. */
export async function storedOutcomes<O extends Outcome<unknown>>(
  sql: Sql, requests: readonly (KeyedRequest | null)[], places: readonly number[],
): Promise<Map<number, O>> {
  const asked = new Map<string, number>();
  for (const place of places) {
    const request = requests[place];
    if (request) asked.set(nameOf(request), place);
  }
  if (asked.size === 0) return new Map();
  const keyed = [...asked.values()].map((place) => requests[place]!);
  // Joined side by side: for a large batch the planner would rather read the whole table.
  const rows = await sql.all<StoredRow>`
    select i.* from unnest(${keyed.map((one) => one.actorId)}::text[],
      ${keyed.map((one) => one.key)}::text[]) as asked(actor_id, key)
    cross join lateral (select actor_id, key, command, input_hash, result from idempotency
      where actor_id = asked.actor_id and key = asked.key limit 1) i`;
  return new Map(rows.map((row) => {
    const place = asked.get(nameOf({ actorId: row.actor_id, key: row.key }))!;
    const request = requests[place]!;
    const isSame = row.command === request.command && row.input_hash.equals(hashOf(request));
    return [place, repeatedIf(isSame, { ok: true, value: fromJson(row.result) } as unknown as O)];
  }));
}

/**
 * Keeps what was accepted, in order of the keys so that two batches never wait for each other. A key
 * that another transaction took meanwhile is a unique violation: the whole transaction is tried
 * again and then finds the other's outcome.
 */
export function outcomesInsertion(
  requests: readonly (KeyedRequest | null)[], places: readonly number[],
  outcomes: readonly Outcome<unknown>[], now: Date,
): Write | null {
  const rows = places.flatMap((place) => {
    const request = requests[place];
    const outcome = outcomes[place]!;
    return request && outcome.ok ? [{
      actor_id: request.actorId, key: request.key, command: request.command,
      input_hash: hashOf(request), result: toJson(outcome.value), created_at: now,
    }] : [];
  });
  rows.sort((a, b) => compare(a.key, b.key) || compare(a.actor_id, b.actor_id));
  return insertion('idempotency', {
    actor_id: 'text', key: 'text', command: 'text', input_hash: 'bytea', result: 'jsonb',
    created_at: 'timestamptz',
  }, rows);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
