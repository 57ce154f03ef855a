import type { Act, Asked, Gate, ListWords, Reply, RunRows } from './definition.ts';
import { rootedList, rowRefusal } from './define-mutation.ts';
import { resolverOf } from './register.ts';
import type { Takes } from './take.ts';
import { errorTypeOf, inputTypeOf, payloadTypeOf } from './types.ts';

/** A list that has no mutation for one of its rows beside it. */
export interface ListDefinition<
  Beside extends Takes, Fields extends Takes, Input, Value, Code extends string,
> extends Gate, ListWords, Reply<Asked<Beside & Fields>, Value, Code>,
  Act<Asked<Beside & Fields>, Input, Value, Code> {
  readonly name: string;
  /** Fields beside the rows. `inputOf` and `answers` get them with each row's own. */
  readonly takes: Beside;
  /** The field of the rows. */
  readonly rows: { readonly field: string; readonly says: string };
  /** `X`: a row is an `XInput`, its result an `XResult`, its refusal an `XUserError` unless it is named. */
  readonly row: {
    readonly typeName: string; readonly says: string; readonly takes: Fields;
    /** What the result of one is. */
    readonly result: string;
    readonly error?: string;
    /** Fields that the result repeats as they were sent, whatever became of the row. */
    readonly echoes?: Readonly<Partial<Record<keyof Fields & string, string>>>;
  };
  readonly run?: RunRows<Input, Value>;
}

/** As defineMutation, of many: `results` has one for each row, accepted or refused on its own. */
export function defineListMutation<
  Beside extends Takes, Fields extends Takes, Input, Value, Code extends string,
>(definition: ListDefinition<Beside, Fields, Input, Value, Code>): Function {
  const { name, takes: beside, rows, row, run, refusals, extras } = definition;
  const { typeName, error = typeName, echoes = {} } = row;
  const UserError = errorTypeOf(error, rowRefusal(name), refusals, extras);
  const always = Object.fromEntries(Object.entries(echoes).map(([field, says]) =>
    [field, { type: row.takes[field]!.type, says: says as string }]));
  return resolverOf([rootedList(name, {
    words: definition, beside, takes: row.takes, reply: definition, echoes: Object.keys(echoes),
    rows: { [rows.field]: { says: rows.says, act: definition, run } },
  }, definition, {
    Input: inputTypeOf(`${typeName}Input`, row.says, row.takes), UserError,
    Payload: payloadTypeOf(`${typeName}Result`, row.result, { ...definition, always }, UserError),
  })]);
}
