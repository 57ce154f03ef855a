import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { BatchCommand, Command } from '../../commands/command.ts';
import type { Outcome } from '../../outcome.ts';
import type { GraphContext } from '../context.ts';
import { Scopes } from '../scopes.ts';
import { userErrorsOf, userErrorType } from '../user-errors.ts';
import { readAll, type GraphType, type Taken, type Takes } from './take.ts';

/** One nullable field of a payload; null when the command refused, unless `whenRefused` knows better. */
export interface Answer<Value, Asked> {
  readonly type: GraphType;
  readonly says: string;
  of(value: Value, context: GraphContext, asked: Asked): unknown;
  whenRefused?(code: string, context: GraphContext, asked: Asked): unknown;
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
type Asked<Fields extends Takes> = Omit<Taken<Fields>, 'idempotencyKey' | 'dryRun'>;

/** What mutations that share their input, refusals and payload say once. */
interface Shape<Fields extends Takes, Value, Code extends string> {
  readonly scopes: readonly string[];
  /** What the input is, for its description. */
  readonly input: string;
  readonly takes: Fields;
  /** Every code of the command (and of the fields' readings) with its meaning. */
  readonly refusals: Readonly<Record<NoInfer<Code>, string>> & Readonly<Record<string, string>>;
  readonly extras?: Readonly<Record<string, Extra>>;
  readonly answers: Readonly<Record<string, Answer<Value, Asked<Fields>>>>;
  /** Throws for who may not ask at all, whatever the scopes. */
  guard?(context: GraphContext): void;
}

/** What one mutation does. */
interface Deed<Fields extends Takes, Input, Value, Code extends string> {
  /** What it does, in the operator's words. */
  readonly says: string;
  /** One at a time, or gathered with whoever calls at the same moment (`defineSubgraph.batched`). */
  readonly command: Command<Input, Value, Code> | BatchCommand<Input, Value, Code>;
  /** The command's input; without it what was taken is the input. */
  inputOf?(asked: Asked<Fields>, context: GraphContext): Prepared<Input> | Promise<Prepared<Input>>;
}

/** A refusal here is answered before the command runs: what cannot be said to it at all. */
type Prepared<Input> = Input | Outcome<never>;

export type MutationDefinition<Fields extends Takes, Input, Value, Code extends string> =
  Shape<Fields, Value, Code> & Deed<Fields, Input, Value, Code> & { readonly name: string };

/**
 * A mutation as one value: input, user error with its codes, payload and resolver of `name` come from it
 * (`XInput`, `XErrorCode`, `XUserError`, `XPayload`), and the value is listed in the subgraph's resolvers.
 * An `idempotencyKey` and a `dryRun` among the fields go to the runner. A field that cannot be read is
 * refused at its path before anything runs.
 */
export function defineMutation<Fields extends Takes, Input, Value, Code extends string>(
  definition: MutationDefinition<Fields, Input, Value, Code>,
): Function {
  return defineMutations(upperFirst(definition.name), definition, { [definition.name]: definition });
}

/** Mutations that decide one thing either way: `confirmX` and `dismissX` share `typeName`'s types. */
export function defineMutations<Fields extends Takes, Input, Value, Code extends string>(
  typeName: string, shape: Shape<Fields, Value, Code>,
  deeds: Readonly<Record<string, Deed<Fields, Input, Value, Code>>>,
): Function {
  const names = Object.keys(deeds).join(' and ');
  const input = inputOf(typeName, shape);
  const payload = payloadOf(typeName, names, shape);
  class Mutations {}
  for (const [name, deed] of Object.entries(deeds)) {
    const perform = (sent: object, context: GraphContext) => answer(shape, deed, sent, context);
    Object.defineProperty(Mutations.prototype, name, { value: perform, writable: true, configurable: true });
    const method = Object.getOwnPropertyDescriptor(Mutations.prototype, name)!;
    Mutation(() => payload, { description: deed.says })(Mutations.prototype, name, method);
    Scopes(...shape.scopes)(Mutations.prototype, name, method);
    Arg('input', () => input, { description: shape.input })(Mutations.prototype, name, 0);
    Ctx()(Mutations.prototype, name, 1);
  }
  Resolver()(Mutations);
  return Mutations;
}

function inputOf(typeName: string, { takes, input }: Pick<Shape<Takes, never, never>, 'takes' | 'input'>) {
  class Input {}
  for (const [name, { type, says, nullable, defaultValue }] of Object.entries(takes)) {
    Field(type, { description: says, nullable, ...(defaultValue === undefined ? {} : { defaultValue }) })(
      Input.prototype, name);
  }
  InputType(`${typeName}Input`, { description: input })(Input);
  return Input;
}

interface PayloadParts {
  readonly refusals: Readonly<Record<string, string>>;
  readonly extras?: Readonly<Record<string, Extra>>;
  readonly answers: Readonly<Record<string, { readonly type: GraphType; readonly says: string }>>;
}

function payloadOf(typeName: string, names: string, { refusals, extras, answers }: PayloadParts) {
  const plain = userErrorType(typeName, refusals);
  class UserError extends plain {}
  for (const [name, { type, says }] of Object.entries(extras ?? {})) {
    Field(type, { nullable: true, description: says })(UserError.prototype, name);
  }
  ObjectType(`${typeName}UserError`, {
    simpleResolvers: true, description: `A refusal of ${names}; nothing was changed.`,
  })(UserError);
  class Payload {}
  for (const [name, { type, says }] of Object.entries(answers)) {
    Field(type, { nullable: true, description: says })(Payload.prototype, name);
  }
  Field(() => [extras ? UserError : plain], { description: 'Why it was refused; empty when done.' })(
    Payload.prototype, 'userErrors');
  ObjectType(`${typeName}Payload`, { simpleResolvers: true, description: `Answer of ${names}.` })(Payload);
  return Payload;
}

async function answer<Fields extends Takes, Input, Value, Code extends string>(
  shape: Shape<Fields, Value, Code>, deed: Deed<Fields, Input, Value, Code>,
  sent: object, context: GraphContext,
): Promise<object> {
  shape.guard?.(context);
  const taken = readAll(shape.takes, sent as Record<string, unknown>);
  const { idempotencyKey = null, dryRun = false, ...asked } =
    (taken.ok ? taken.value : {}) as Record<string, unknown>;
  const outcome = taken.ok
    ? await perform(deed, asked as Asked<Fields>, { idempotencyKey, dryRun } as Runner, context) : taken;
  const answers = await Promise.all(Object.entries(shape.answers).map(async ([field, one]) => [field,
    outcome.ok ? await one.of(outcome.value, context, asked as Asked<Fields>)
      : await one.whenRefused?.(outcome.refusals[0]!.code, context, asked as Asked<Fields>) ?? null]));
  return { ...Object.fromEntries(answers), userErrors: userErrorsOf(outcome) };
}

interface Runner {
  readonly idempotencyKey: string | null;
  readonly dryRun: boolean;
}

async function perform<Fields extends Takes, Input, Value, Code extends string>(
  { command, inputOf }: Deed<Fields, Input, Value, Code>, asked: Asked<Fields>, options: Runner,
  context: GraphContext,
): Promise<Outcome<Value>> {
  const input = inputOf ? await inputOf(asked, context) : asked as unknown as Input;
  if (isRefusal(input)) return input;
  const { idempotencyKey, dryRun } = options;
  if ('execute' in command) return context.run(command, input, dryRun ? { dryRun } : { idempotencyKey });
  if (!dryRun && context.services.queues.has(command.name)) {
    return context.submit(command, input, idempotencyKey);
  }
  const [outcome] = await context.runBatch(command,
    [dryRun ? { input } : { input, idempotencyKey }], { dryRun });
  return outcome!;
}

function isRefusal<Input>(input: Prepared<Input>): input is Outcome<never> & { ok: false } {
  return typeof input === 'object' && input !== null && 'refusals' in input;
}

function upperFirst(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}
