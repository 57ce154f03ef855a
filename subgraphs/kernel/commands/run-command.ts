import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/open-database.ts';
import type { EventRoutes } from '../events/record.ts';
import { carrying, following, type Trace } from '../observe/traces.ts';
import type { RoomMetrics } from '../observe/room-metrics.ts';
import type { Outcome } from '../outcome.ts';
import type { BatchCommand, BatchRequest, Command, CommonCode } from './command.ts';
import {
  outcomesInsertion, refusalOfKey, repeatedTwin, storedOutcomes, twinsAmong, type KeyedRequest,
} from './idempotency.ts';
import { inTransaction } from './transaction.ts';

/** Where commands of one subgraph run. */
export interface CommandHome {
  readonly database: Database;
  readonly routes: EventRoutes;
  readonly clock: Clock;
  readonly metrics: RoomMetrics;
}

export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
  readonly trace?: Trace;
}

export interface RunOptions {
  /** Same key and same input answers the stored result; same key and other input is refused. */
  readonly idempotencyKey?: string | null;
  /** Decides and writes as always, then undoes everything and answers what would have been. */
  readonly dryRun?: boolean;
}

export interface BatchOptions {
  readonly dryRun?: boolean;
  /** Told when rows are locked and everything is decided; what is left is writing. */
  readonly onDecided?: () => void;
}

export interface BatchItem<Input> extends BatchRequest<Input> {
  readonly idempotencyKey?: string | null;
}

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
  items: readonly BatchItem<Input>[], options: BatchOptions = {},
): Promise<Outcome<Value, Code | CommonCode>[]> {
  if (items.length === 0) return [];
  if (items.length > command.maxBatch) {
    throw new Error(`${command.name} takes ${command.maxBatch} at once, not ${items.length}`);
  }
  return following(command.name, items.map(({ trace }) => trace), (own) =>
    runItems(home, caller, command, carrying(items, own), options));
}

async function runItems<Input, Value, Code extends string>(
  home: CommandHome, caller: Caller, command: BatchCommand<Input, Value, Code>,
  items: readonly BatchItem<Input>[], options: BatchOptions,
): Promise<Outcome<Value, Code | CommonCode>[]> {
  const keyed = items.map((item) => keyedRequest(command.name, item));
  const twins = twinsAmong(keyed);
  const run = () => inTransaction({ ...home, ...caller, command: command.name }, async (tx, keptRefused) => {
    type O = Outcome<Value, Code | CommonCode>;
    const outcomes: (O | null)[] = items.map((item) => refusalOfKey(item.idempotencyKey));
    const answer = (known: Iterable<readonly [number, O]>): void => {
      for (const [place, outcome] of known) outcomes[place] = outcome;
    };
    const open = () => [...items.keys()].filter((place) => !outcomes[place] && !twins.has(place));
    answer(await storedOutcomes<O>(tx.sql, keyed, open()));
    const fresh = open();
    const decided = fresh.length === 0
      ? [] : await command.executeAll(tx, fresh.map((place) => items[place]!));
    if (decided.length !== fresh.length) {
      throw new Error(`${command.name} answered ${decided.length} of ${fresh.length}`);
    }
    options.onDecided?.();
    answer(fresh.map((place, index) => [place, decided[index]!]));
    const accepted = fresh.filter((place) => outcomes[place]!.ok);
    // Refused, perhaps, because the very same request was accepted by another process meanwhile.
    const refused = fresh.filter((place) => !outcomes[place]!.ok);
    answer(await storedOutcomes<O>(tx.sql, keyed, refused));
    answer([...twins].map(([place, first]) => (
      [place, repeatedTwin(keyed[place]!, keyed[first]!, outcomes[first]!)])));
    const keep = !options.dryRun && (accepted.length > 0 || keptRefused());
    const value = outcomes as O[];
    return { value, keep, write: outcomesInsertion(keyed, accepted, value, tx.now) };
  });
  return options.dryRun ? run() : home.metrics.commands(home.database.name, items.length, run);
}

function keyedRequest<Input>(command: string, item: BatchItem<Input>): KeyedRequest | null {
  const { idempotencyKey: key } = item;
  if (key === undefined || key === null || refusalOfKey(key)) return null;
  return { actorId: item.actor.id, key, command, input: item.input };
}
