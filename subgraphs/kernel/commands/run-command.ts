import { createHash } from 'node:crypto';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/open-database.ts';
import type { EventRoutes } from '../events/record.ts';
import { canonicalJson } from '../json.ts';
import type { Outcome } from '../outcome.ts';
import { refused } from '../outcome.ts';
import type { BatchCommand, BatchRequest, Command, CommonCode } from './command.ts';
import { releaseKeys, reserveKeys, storeResults, type Reservation } from './idempotency.ts';
import { inTransaction } from './transaction.ts';

/** Where commands of one subgraph run. */
export interface CommandHome {
  readonly database: Database;
  readonly routes: EventRoutes;
  readonly clock: Clock;
}

export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
}

export interface RunOptions {
  /** Same key and same input answers the stored result; same key and other input is refused. */
  readonly idempotencyKey?: string | null;
  /** Decides and writes as always, then undoes everything and answers what would have been. */
  readonly dryRun?: boolean;
}

export interface BatchItem<Input> extends BatchRequest<Input> {
  readonly idempotencyKey?: string | null;
}

export const MAX_KEY_LENGTH = 200;

export async function runCommand<Input, Value, Code extends string>(
  home: CommandHome, caller: Caller, command: Command<Input, Value, Code>, input: Input,
  options: RunOptions = {},
): Promise<Outcome<Value, Code | CommonCode>> {
  const batch: BatchCommand<Input, Value, Code> = {
    name: command.name,
    maxBatch: 1,
    executeAll: async (tx, [request]) => [await command.execute(tx, request!.input)],
  };
  const item = { ...caller, input, idempotencyKey: options.idempotencyKey };
  const [outcome] = await runBatch(home, caller, batch, [item], { dryRun: options.dryRun });
  return outcome!;
}

/** One transaction, one outcome per item; nothing is written for a refused item. */
export async function runBatch<Input, Value, Code extends string>(
  home: CommandHome, caller: Caller, command: BatchCommand<Input, Value, Code>,
  items: readonly BatchItem<Input>[], options: { dryRun?: boolean } = {},
): Promise<Outcome<Value, Code | CommonCode>[]> {
  if (items.length === 0) return [];
  const reservations = items.map((item) => reservationOf(command.name, item));
  return inTransaction({ ...home, ...caller, command: command.name }, async (tx, keptRefused) => {
    const outcomes: Outcome<Value, Code | CommonCode>[] = new Array(items.length);
    const known = await reserveKeys<Outcome<Value, Code | CommonCode>>(tx.sql, reservations, tx.now);
    const fresh: number[] = [];
    items.forEach((_, index) => {
      const stored = known.get(index);
      if (stored) outcomes[index] = stored;
      else fresh.push(index);
    });
    const decided = fresh.length === 0
      ? [] : await command.executeAll(tx, fresh.map((index) => items[index]!));
    if (decided.length !== fresh.length) {
      throw new Error(`${command.name} answered ${decided.length} of ${fresh.length}`);
    }
    decided.forEach((outcome, position) => { outcomes[fresh[position]!] = outcome; });
    repeatTwins(reservations, outcomes);
    const keep = !options.dryRun && (decided.some((outcome) => outcome.ok) || keptRefused());
    if (keep) {
      await storeResults(tx.sql, fresh, reservations, outcomes);
      await releaseKeys(tx.sql, fresh, reservations, outcomes);
    }
    return { value: outcomes, keep };
  });
}

function reservationOf<Input>(command: string, item: BatchItem<Input>): Reservation | null {
  if (item.idempotencyKey === undefined || item.idempotencyKey === null) return null;
  return {
    actorId: item.actor.id,
    key: item.idempotencyKey,
    command,
    hash: createHash('sha256').update(canonicalJson(item.input)).digest(),
  };
}

/** Two items of one batch with the same key: the second repeats the first or is refused. */
function repeatTwins<Value, Code extends string>(
  reservations: readonly (Reservation | null)[],
  outcomes: Outcome<Value, Code | CommonCode>[],
): void {
  reservations.forEach((reservation, index) => {
    if (reservation?.twinOf === undefined) return;
    const first = reservations[reservation.twinOf]!;
    outcomes[index] = first.hash.equals(reservation.hash)
      ? outcomes[reservation.twinOf]!
      : refused('IDEMPOTENCY_CONFLICT' as const,
        'This idempotency key was used with another input.', ['idempotencyKey']);
  });
}
