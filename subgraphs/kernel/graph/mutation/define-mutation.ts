import { decide, read, runOne, viewOf } from './decide.ts';
import type { Asked, Deed, ListWords, RunRows, Shape } from './definition.ts';
import { resolverOf, upperFirst, type Rooted } from './register.ts';
import { answerList, listTakes, type List } from './rows.ts';
import type { Takes } from './take.ts';
import { errorTypeOf, inputTypeOf, listPayloadTypeOf, payloadTypeOf } from './types.ts';

export { CURRENT_VERSION, extra, loaded, shownWhenStale } from './definition.ts';

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

/** A list of what one of the deeds takes: many at once, each accepted or refused on its own. */
export interface ListDeed<Input, Value, Name extends string> extends ListWords {
  /** Fields beside the rows: a key for all of them (`ROWS_KEY`). */
  readonly takes?: Takes;
  /** The lists of rows, and which deed each asks for. */
  readonly rows: Readonly<Record<string, {
    readonly says: string; readonly deed: Name; readonly maybeNone?: boolean;
  }>>;
  /** Rows of a type of their own: the deed's input without some fields, which have their defaults then. */
  readonly row?: { readonly typeName: string; readonly says: string; readonly without: readonly string[] };
  readonly run?: RunRows<Input, Value>;
}

/**
 * Mutations that decide one thing either way (`confirmX` and `dismissX` share `typeName`'s types), and
 * `lists` of the same by the name of their mutation.
 */
export function defineMutations<
  Fields extends Takes, Input, Value, Code extends string, Name extends string,
>(
  typeName: string, shape: Shape<Fields, Value, Code>,
  deeds: Readonly<Record<Name, Deed<Fields, Input, Value, Code>>>,
  lists: Readonly<Record<string, ListDeed<Input, Value, NoInfer<Name>>>> = {},
): Function {
  const names = Object.keys(deeds).join(' and ');
  const Input = inputTypeOf(`${typeName}Input`, shape.input, shape.takes);
  const UserError = errorTypeOf(
    typeName, `A refusal of ${names}; nothing was changed.`, shape.refusals, shape.extras);
  const Payload = payloadTypeOf(`${typeName}Payload`, `Answer of ${names}.`, shape, UserError);
  const { scopes, guard, input, takes } = shape;
  const single = Object.entries<Deed<Fields, Input, Value, Code>>(deeds).map(([name, deed]): Rooted => ({
    name, says: deed.says, scopes, guard, input, Input, Payload,
    perform: async (sent, context) => {
      const reading = read<Asked<Fields>>(takes, sent);
      const [outcome] = await decide(deed, [reading], context, ([item]) =>
        runOne(deed.command, item!, reading.dryRun, context));
      return viewOf(shape, outcome!, reading, context);
    },
  }));
  const types = { Input, UserError, Payload };
  return resolverOf([...single, ...Object.entries(lists).map(([name, list]) =>
    listOf(name, { shape, deeds, list, types }))]);
}

interface Types { readonly Input: Function; readonly UserError: Function; readonly Payload: Function }

interface ListParts<Fields extends Takes, Input, Value, Code extends string, Name extends string> {
  readonly shape: Shape<Fields, Value, Code>;
  readonly deeds: Readonly<Record<Name, Deed<Fields, Input, Value, Code>>>;
  readonly list: ListDeed<Input, Value, Name>;
  readonly types: Types;
}

function listOf<Fields extends Takes, Input, Value, Code extends string, Name extends string>(
  name: string, { shape, deeds, list, types }: ListParts<Fields, Input, Value, Code, Name>,
): Rooted {
  const { row, run, errors } = list;
  const hasDefault = (field: string) => shape.takes[field]?.defaultValue !== undefined;
  const takes = leaveOut(shape.takes, row ? row.without.filter((field) => !hasDefault(field)) : []);
  const form: List<Asked<Fields>, Input, Value, Code> = {
    words: list, beside: list.takes ?? {}, takes, reply: shape, echoes: [],
    rows: Object.fromEntries(Object.entries(list.rows).map(([field, { says, deed, maybeNone }]) =>
      [field, { says, maybeNone, run, act: deeds[deed] }])),
  };
  const Row = row ? inputTypeOf(row.typeName, row.says, leaveOut(takes, row.without)) : types.Input;
  const UserError = errors?.typeName
    ? errorTypeOf(errors.typeName, rowRefusal(name), shape.refusals, shape.extras) : types.UserError;
  return rootedList(name, form, shape, { Input: Row, UserError, Payload: types.Payload });
}

/** The mutation of a list whose rows have these types. */
export function rootedList<AskedOf, Input, Value, Code extends string>(
  name: string, list: List<AskedOf, Input, Value, Code>, { scopes, guard }: Pick<Rooted, 'scopes' | 'guard'>,
  { Input: Row, UserError, Payload }: Types,
): Rooted {
  const { says, input, errors, results = 'One for each, in the order they were sent.' } = list.words;
  return {
    name, says, input, scopes, guard,
    Input: inputTypeOf(`${upperFirst(name)}Input`, input, listTakes(list as never, Row)),
    Payload: listPayloadTypeOf(`${upperFirst(name)}Payload`, name,
      { type: Payload, says: `${results} ${pathsSaid(errors !== undefined)}` },
      errors ? { type: UserError, says: errors.says } : null),
    perform: (sent, context) => answerList(list, sent as Record<string, unknown>, context),
  };
}

/** Partners hold to both manners, so each list says its own. */
function pathsSaid(ofWhole: boolean): string {
  return ofWhole ? 'Paths of refusals begin with the list and the place in it.'
    : 'Paths of refusals begin within the row.';
}

export function rowRefusal(name: string): string {
  return `A refusal of one of ${name}; nothing of that one was changed.`;
}

function leaveOut(takes: Takes, names: readonly string[]): Takes {
  return Object.fromEntries(Object.entries(takes).filter(([name]) => !names.includes(name)));
}
