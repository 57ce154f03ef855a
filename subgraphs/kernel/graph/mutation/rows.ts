import { RequestError } from '../../errors.ts';
import type { Outcome } from '../../outcome.ts';
import type { GraphContext } from '../context.ts';
import type { UserErrorView } from '../user-errors.ts';
import { decide, read, viewOf, type Reading } from './decide.ts';
import type { Act, Item, ListWords, Reply, RunRows } from './definition.ts';
import { take, type Take, type Takes } from './take.ts';

/** Rows of one field of a list's input. */
export interface Rows<AskedOf, Input, Value, Code extends string> {
  readonly says: string;
  /** May be left out: none then. */
  readonly maybeNone?: boolean;
  readonly act: Act<AskedOf, Input, Value, Code>;
  readonly run?: RunRows<Input, Value>;
}

/** A list as it is decided: what stands beside the rows, the rows by field, what each takes and answers. */
export interface List<AskedOf, Input, Value, Code extends string> {
  readonly words: ListWords;
  readonly beside: Takes;
  readonly takes: Takes;
  readonly rows: Readonly<Record<string, Rows<AskedOf, Input, Value, Code>>>;
  readonly reply: Pick<Reply<AskedOf, Value, Code>, 'answers'>;
  /** Fields of a row that its result repeats as they were sent. */
  readonly echoes: readonly string[];
}

/** What the whole input takes: `beside`, and each field of rows. */
export function listTakes(
  { beside, rows }: Pick<List<never, never, never, never>, 'beside' | 'rows'>, Row: Function,
): Takes {
  return { ...beside, ...Object.fromEntries(Object.entries(rows).map(([field, { says, maybeNone }]) =>
    [field, { ...take(() => [Row], says), ...(maybeNone && { defaultValue: [] }) } as Take<unknown>])) };
}

/** Each row is accepted or refused on its own, one field of rows after the other. */
export async function answerList<AskedOf, Input, Value, Code extends string>(
  list: List<AskedOf, Input, Value, Code>, sent: Readonly<Record<string, any>>, context: GraphContext,
): Promise<object> {
  limit(list, sent);
  const results: RowView[] = [];
  for (const [field, rows] of Object.entries(list.rows)) {
    const readings = readRows(list, sent, field, results.length);
    const run = (items: Item<Input>[]) => (rows.run ?? together(rows.act))(items, context);
    const outcomes = await decide(rows.act, readings, context, run);
    results.push(...outcomes.map((outcome, place) =>
      rowView(list, { outcome, reading: readings[place]!, row: sent[field][place], field, place }, context)));
  }
  const userErrors = results.flatMap((result) => result.userErrors);
  return list.words.errors ? { results, userErrors } : { results };
}

function limit(
  { rows, words: { least = 1, most } }: List<never, any, any, any>, sent: Readonly<Record<string, any>>,
): void {
  const fields = Object.keys(rows);
  const size = fields.reduce((sum, field) => sum + sent[field].length, 0);
  if (size >= least && size <= most) return;
  throw new RequestError('LIMIT_EXCEEDED',
    `${fields.join(' and ')} must be ${least} to ${most}${fields.length > 1 ? ' in all' : ''}.`);
}

/** Rows with a key of their own have it, others the whole's with their place. */
function readRows<AskedOf>(
  { beside, takes }: List<AskedOf, any, any, any>, sent: Readonly<Record<string, any>>, field: string,
  before: number,
): Reading<AskedOf>[] {
  const whole = read<object>(beside, sent);
  const key = whole.idempotencyKey;
  return sent[field].map((row: object, place: number) => {
    const own = read<AskedOf>(takes, row);
    return {
      asked: { ...whole.asked, ...own.asked }, unread: whole.unread ?? own.unread, dryRun: false,
      // An empty key must be refused as empty, not as ":0".
      idempotencyKey: own.idempotencyKey ?? (key && `${key}:${before + place}`),
    };
  });
}

function together<AskedOf, Input, Value, Code extends string>(
  { command }: Act<AskedOf, Input, Value, Code>,
): RunRows<Input, Value> {
  if ('execute' in command) throw new Error(`${command.name} takes one at a time`);
  return (items, context) => context.runBatch(command, items);
}

interface RowView { readonly userErrors: readonly UserErrorView[] }

interface DecidedRow<AskedOf, Value> {
  readonly outcome: Outcome<Value>;
  readonly reading: Reading<AskedOf>;
  readonly row: Readonly<Record<string, unknown>>;
  readonly field: string;
  readonly place: number;
}

function rowView<AskedOf, Input, Value, Code extends string>(
  { words, beside, reply, echoes }: List<AskedOf, Input, Value, Code>,
  { outcome, reading, row, field, place }: DecidedRow<AskedOf, Value>, context: GraphContext,
): RowView {
  const view = viewOf(reply, outcome, reading, context);
  const ofWhole = ({ path }: UserErrorView) => path[0]! in beside;
  const userErrors = !words.errors ? view.userErrors : view.userErrors.map((error) => (
    ofWhole(error) ? error : { ...error, path: [field, String(place), ...error.path] }));
  return { ...view, ...Object.fromEntries(echoes.map((name) => [name, row[name]])), userErrors };
}
