import { Int } from 'type-graphql';
import type { BatchCommand, Command } from '../../commands/command.ts';
import type { Outcome } from '../../outcome.ts';
import type { BatchRead, GraphContext } from '../context.ts';
import type { GraphType, Taken, Takes } from './take.ts';

/** One field of a payload; read when it is asked for, and null when the command refused. */
export interface Answer<Value, Asked> {
  readonly type: GraphType;
  readonly says: string;
  of(value: Value, context: GraphContext, asked: Asked, dryRun: boolean): unknown;
  /** What it is when refused, if not null; of `asked`, what could be read. */
  whenRefused?(code: string, context: GraphContext, asked: Asked): unknown;
  /** What it always is when refused: a field with this is never null. */
  readonly refusedAs?: unknown;
}

/** The thing whose id the command's value has under `name`, as it stands now; null when that is null. */
export function loaded<Name extends string>(
  type: GraphType, byId: BatchRead<string, unknown>, name: Name, says: string,
): Answer<Readonly<Record<Name, string | null>>, unknown> {
  return {
    type, says,
    of: ({ [name]: id }, context) => (id ? context.load(byId, id) : null),
  };
}

/** `whenRefused` of an edit that answers the thing as it stands when it is stale. */
export function shownWhenStale<Asked>(show: (asked: Asked, context: GraphContext) => unknown) {
  return (code: string, context: GraphContext, asked: Asked): unknown => (
    code === 'STALE' ? show(asked, context) : null);
}

/** A typed extra of a refusal: null with other codes. */
export interface Extra {
  readonly type: GraphType;
  readonly says: string;
}

export function extra(type: GraphType, says: string): Extra {
  return { type, says };
}

/** With VERSION among the fields. */
export const CURRENT_VERSION = {
  currentVersion: extra(() => Int, 'With STALE: the version it has now.'),
};

/** Fields that the runner takes; all others go to the command. */
export type Asked<Fields extends Takes> = Omit<Taken<Fields>, 'idempotencyKey' | 'dryRun'>;

/** Why it may be refused, and what is answered: of one call, or of each row of a list. */
export interface Reply<AskedOf, Value, Code extends string> {
  /** Every code of the command (and of the fields' readings) with its meaning. */
  readonly refusals: Readonly<Record<NoInfer<Code>, string>> & Readonly<Record<string, string>>;
  readonly extras?: Readonly<Record<string, Extra>>;
  readonly answers: Readonly<Record<string, Answer<NoInfer<Value>, AskedOf>>>;
}

/** Who may ask. */
export interface Gate {
  readonly scopes: readonly string[];
  /** Throws for who may not ask at all, whatever the scopes. */
  guard?(context: GraphContext): void;
}

/** What mutations that share their input, refusals and payload say once. */
export interface Shape<Fields extends Takes, Value, Code extends string>
  extends Gate, Reply<Asked<Fields>, Value, Code> {
  /** What the input is, for its description. */
  readonly input: string;
  readonly takes: Fields;
}

/** What is done with what was asked. */
export interface Act<AskedOf, Input, Value, Code extends string> {
  /** One at a time, or gathered with whoever calls at the same moment (`defineSubgraph.batched`). */
  readonly command: Command<Input, Value, Code> | BatchCommand<Input, Value, Code>;
  /**
   * The command's input; without it what was taken is the input. The key is for what asks others at some cost: what
   * has been answered is not asked again.
   */
  inputOf?(asked: AskedOf, context: GraphContext, idempotencyKey: string | null):
    Prepared<NoInfer<Input>> | Promise<Prepared<NoInfer<Input>>>;
  /** What another room says of what was done, before it is answered: it may have refused its part. */
  afterwards?(value: NoInfer<Value>, context: GraphContext): Promise<Outcome<NoInfer<Value>>>;
}

/** What one mutation does. */
export interface Deed<Fields extends Takes, Input, Value, Code extends string>
  extends Act<Asked<Fields>, Input, Value, Code> {
  /** What it does, in the operator's words. */
  readonly says: string;
}

/** A refusal here is answered before the command runs: what cannot be said to it at all. */
export type Prepared<Input> = Input | Outcome<never>;

/** What the runner gets. */
export interface Item<Input> {
  readonly input: Input;
  readonly idempotencyKey: string | null;
}

/** How a list is sent and answered. */
export interface ListWords {
  /** What the list does, in the operator's words. */
  readonly says: string;
  /** What the whole input is, for its description. */
  readonly input: string;
  /** How many rows one call has, all lists together; more or fewer are LIMIT_EXCEEDED. */
  readonly least?: number;
  readonly most: number;
  /** What `results` holds, where it is more than one for each row in order. */
  readonly results?: string;
  /**
   * `userErrors` of the whole repeats every row's; then paths begin with the list and the row's place, there and in
   * the results. Without it they begin within the row, whose place the result has. `pathsSaid` says which.
   */
  readonly errors?: { readonly says: string; readonly typeName?: string };
}

/** How rows are run when it is not simply together in one transaction. */
export type RunRows<Input, Value> =
  (items: readonly Item<Input>[], context: GraphContext) => Promise<readonly Outcome<Value>[]>;
