import type { Sql } from '../database/sql.ts';
import { fromJson, toJson } from '../json.ts';
import type { Outcome } from '../outcome.ts';
import { refused } from '../outcome.ts';

export interface Reservation {
  readonly actorId: string;
  readonly key: string;
  readonly command: string;
  readonly hash: Buffer;
  /** Set when an earlier item of the same batch carries the same key. */
  twinOf?: number;
}

interface StoredRow {
  actor_id: string;
  key: string;
  command: string;
  input_hash: Buffer;
  result: unknown;
}

const nameOf = (row: { actorId: string; key: string }): string => `${row.actorId}\n${row.key}`;

/**
 * Takes the keys for this transaction. A concurrent holder of the same key is waited for. Answers,
 * by item, what is already known: the stored outcome, or a refusal; items not in it are fresh.
 */
export async function reserveKeys<O extends Outcome<unknown>>(
  sql: Sql, reservations: readonly (Reservation | null)[], now: Date,
): Promise<Map<number, O>> {
  const known = new Map<number, O>();
  const first = new Map<string, number>();
  reservations.forEach((reservation, index) => {
    if (!reservation) return;
    const bad = refusalOfKey(reservation.key);
    if (bad) return void known.set(index, bad as O);
    const twin = first.get(nameOf(reservation));
    if (twin === undefined) return void first.set(nameOf(reservation), index);
    reservation.twinOf = twin;
    // The real answer is filled in once the twin has been decided.
    return void known.set(index, refused('IDEMPOTENCY_CONFLICT', 'twin') as unknown as O);
  });
  if (first.size === 0) return known;
  const order = [...first.keys()].sort();
  const taken = await takeKeys(sql, order.map((name) => reservations[first.get(name)!]!), now);
  const missing = order.filter((name) => !taken.has(name));
  for (const row of await readKeys(sql, missing.map((name) => reservations[first.get(name)!]!))) {
    const index = first.get(nameOf({ actorId: row.actor_id, key: row.key }))!;
    known.set(index, answerFrom<O>(row, reservations[index]!));
  }
  return known;
}

function refusalOfKey(key: string) {
  if (key.length > 0 && key.length <= 200 && !/[\u0000-\u001f]/.test(key)) return null;
  return refused('IDEMPOTENCY_KEY_INVALID',
    'An idempotency key has 1 to 200 characters and no control characters.', ['idempotencyKey']);
}

function answerFrom<O extends Outcome<unknown>>(row: StoredRow, asked: Reservation): O {
  if (row.command === asked.command && Buffer.compare(row.input_hash, asked.hash) === 0) {
    return { ok: true, value: fromJson(row.result) } as unknown as O;
  }
  return refused('IDEMPOTENCY_CONFLICT',
    'This idempotency key was used with another input.', ['idempotencyKey']) as unknown as O;
}

async function takeKeys(
  sql: Sql, reservations: readonly Reservation[], now: Date,
): Promise<Set<string>> {
  const rows = await sql.all<{ actor_id: string; key: string }>`
    insert into idempotency (actor_id, key, command, input_hash, created_at)
    select actor_id, key, command, decode(hash, 'hex'), ${now} from unnest(
      ${reservations.map((r) => r.actorId)}::text[], ${reservations.map((r) => r.key)}::text[],
      ${reservations.map((r) => r.command)}::text[],
      ${reservations.map((r) => r.hash.toString('hex'))}::text[]) as t(actor_id, key, command, hash)
    on conflict do nothing returning actor_id, key`;
  return new Set(rows.map((row) => nameOf({ actorId: row.actor_id, key: row.key })));
}

async function readKeys(sql: Sql, reservations: readonly Reservation[]): Promise<StoredRow[]> {
  if (reservations.length === 0) return [];
  return sql.all<StoredRow>`
    select actor_id, key, command, input_hash, result from idempotency
    where (actor_id, key) in (select * from unnest(
      ${reservations.map((r) => r.actorId)}::text[], ${reservations.map((r) => r.key)}::text[]))`;
}

export async function storeResults(
  sql: Sql, fresh: readonly number[], reservations: readonly (Reservation | null)[],
  outcomes: readonly Outcome<unknown>[],
): Promise<void> {
  const rows = fresh.flatMap((index) => {
    const reservation = reservations[index];
    const outcome = outcomes[index]!;
    return reservation && outcome.ok ? [{ ...reservation, result: toJson(outcome.value) }] : [];
  });
  if (rows.length === 0) return;
  await sql.run`update idempotency set result = t.result::jsonb from unnest(
      ${rows.map((row) => row.actorId)}::text[], ${rows.map((row) => row.key)}::text[],
      ${rows.map((row) => row.result)}::text[]) as t(actor_id, key, result)
    where idempotency.actor_id = t.actor_id and idempotency.key = t.key`;
}

/** A refused request keeps no key: it may come again once the reason is gone. */
export async function releaseKeys(
  sql: Sql, fresh: readonly number[], reservations: readonly (Reservation | null)[],
  outcomes: readonly Outcome<unknown>[],
): Promise<void> {
  const rows = fresh.flatMap((index) => {
    const reservation = reservations[index];
    return reservation && !outcomes[index]!.ok ? [reservation] : [];
  });
  if (rows.length === 0) return;
  await sql.run`delete from idempotency where (actor_id, key) in (select * from unnest(
    ${rows.map((row) => row.actorId)}::text[], ${rows.map((row) => row.key)}::text[]))`;
}
