import type { BatchCommand, Command } from '../../commands/command.ts';
import type { Outcome } from '../../outcome.ts';
import type { GraphContext } from '../context.ts';
import { userErrorsOf, type UserErrorView } from '../user-errors.ts';
import type { Act, Item, Prepared, Reply } from './definition.ts';
import { readableOf, readAll, type Takes } from './take.ts';

/** One call, or one row, as it was read. */
export interface Reading<AskedOf> {
  /** What goes to the command; of what is refused, the fields that could be read. */
  readonly asked: AskedOf;
  /** Null when every field could be read. */
  readonly unread: Outcome<never> | null;
  readonly idempotencyKey: string | null;
  readonly dryRun: boolean;
}

export function read<AskedOf>(takes: Takes, sent: object): Reading<AskedOf> {
  const fields = sent as Record<string, unknown>;
  const taken = readAll(takes, fields);
  const { idempotencyKey = null, dryRun = false, ...asked } = (
    taken.ok ? taken.value : readableOf(takes, fields)) as Record<string, any>;
  return { asked: asked as AskedOf, unread: taken.ok ? null : taken, idempotencyKey, dryRun };
}

/** One outcome for each reading, in order: `run` gets what could be said to the command at all. */
export async function decide<AskedOf, Input, Value, Code extends string>(
  { inputOf, afterwards }: Act<AskedOf, Input, Value, Code>, readings: readonly Reading<AskedOf>[],
  context: GraphContext, run: (items: Item<Input>[]) => Promise<readonly Outcome<Value>[]>,
): Promise<Outcome<Value>[]> {
  const prepared = await Promise.all(readings.map(({ unread, asked, idempotencyKey }) => (
    unread ?? (inputOf ? inputOf(asked, context, idempotencyKey) : asked)))) as Prepared<Input>[];
  const items = prepared.flatMap((input, place) => (
    isRefusal(input) ? [] : [{ input: input as Input, idempotencyKey: readings[place]!.idempotencyKey }]));
  const done = items.length > 0 ? [...await run(items)] : [];
  const outcomes = prepared.map((input) => (isRefusal(input) ? input : done.shift()!));
  if (!afterwards) return outcomes;
  return Promise.all(outcomes.map((outcome) => (
    outcome.ok ? afterwards(outcome.value, context) : outcome)));
}

function isRefusal<Input>(input: Prepared<Input>): input is Outcome<never> & { ok: false } {
  return typeof input === 'object' && input !== null && 'refusals' in input;
}

/** One call: by itself, or gathered with whoever calls at the same moment. */
export async function runOne<Input, Value, Code extends string>(
  command: Command<Input, Value, Code> | BatchCommand<Input, Value, Code>,
  { input, idempotencyKey }: Item<Input>, dryRun: boolean, context: GraphContext,
): Promise<Outcome<Value>[]> {
  if ('execute' in command) {
    return [await context.run(command, input, dryRun ? { dryRun } : { idempotencyKey })];
  }
  if (!dryRun && context.services.queues.has(command.name)) {
    return [await context.submit(command, input, idempotencyKey)];
  }
  return context.runBatch(command, [dryRun ? { input } : { input, idempotencyKey }], { dryRun });
}

/** What is answered: fields are functions, so that what nobody asks for is not read. */
export function viewOf<AskedOf, Value, Code extends string>(
  { answers }: Pick<Reply<AskedOf, Value, Code>, 'answers'>, outcome: Outcome<Value>,
  { asked, dryRun }: Reading<AskedOf>, context: GraphContext,
): Record<string, unknown> & { userErrors: UserErrorView[] } {
  const fields = Object.entries(answers).map(([name, answer]) => [name, async () => {
    if (outcome.ok) return answer.of(outcome.value, context, asked, dryRun);
    const shown = await answer.whenRefused?.(outcome.refusals[0]!.code, context, asked);
    return shown ?? answer.refusedAs ?? null;
  }]);
  return { ...Object.fromEntries(fields), userErrors: userErrorsOf(outcome) };
}
