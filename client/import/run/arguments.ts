import { parseArgs } from 'node:util';
import { ImportError } from '../import-error.ts';
import type { ImportEnv } from '../env.ts';
import { TARGETS, type Target } from '../map/fields.ts';
import { ENCODINGS, type Encoding } from '../read/encoding.ts';
import { FORMATS, type Format, type ReadSettings } from '../read/settings.ts';

export interface Settings {
  readonly file: string;
  readonly deed: 'look' | 'run' | 'undo';
  readonly json: boolean;
  readonly template: string | null;
  readonly target: Target | null;
  readonly saveTemplate: string | null;
  readonly read: ReadSettings;
  readonly map: Readonly<Record<string, string>>;
  readonly set: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly accept: boolean;
  readonly people: string | null;
  readonly endpoint: string;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly operatorToken: string | null;
  readonly demo: boolean;
  readonly outlet: string | null;
  readonly batch: number;
  readonly parallel: number;
  readonly patienceSeconds: number;
}

export const USAGE = `npm run import -- <file> [--run | --undo] [options]
Reads any CSV, TSV, JSON, XLSX or table of fixed width, packed or not, and says what is in it and what would be imported
(a dry run, nothing is sent). --run sends it; --undo takes back what a run made.

  --template <name|file>   how its columns are read; found by the columns when left out. Ready ones: --template list
  --as <target>            ${TARGETS.join(', ')}; found when left out
  --map <field>=<column>   a column for a field; --set <field>=<text> the same text for every line
  --answer <id>=<value>    answers a question of the dry run; --accept takes what it proposes
  --currency, --zone, --unit, --region, --rounding, --opening, --margin-class <value>   the usual answers
  --save-template <file>   keeps the whole mapping for the next file of this shape
  --encoding, --delimiter, --format, --sheet, --widths, --no-header   how it is written, where that is not found
  --join <column>, --fill  takes the fields too many; fills up lines with too few
  --json                   the report as JSON
  --people <file>          digests of e-mails that imports share; beside the file when left out

  --endpoint <url>         the graph; http://localhost:4000/graphql when left out (KARAT_IMPORT_ENDPOINT)
  --client-id <id>         OAuth client of the channel (KARAT_IMPORT_CLIENT_ID), secret: KARAT_IMPORT_CLIENT_SECRET
  --outlet <code>          the outlet that sold; the only web shop when left out
  --demo                   sign in as the demo brand's mini-program, and as its merchandiser
  --batch, --parallel, --patience   as for jewelry

KARAT_IMPORT_OPERATOR_TOKEN: a person's token for what head office alone may (stores, prices, rates, points).
npm run import -- jewelry <file.csv.gz>   imports the jewelry history of REES46; npm run import -- jewelry says how.`;

const text = { type: 'string' } as const;
const many = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;
const ANSWERS = { currency: 'currency', zone: 'zone', unit: 'unit', region: 'region', rounding: 'rounding',
  opening: 'opening', 'margin-class': 'marginClass' };

const OPTIONS = {
  run: flag, undo: flag, json: flag, accept: flag, demo: flag, 'no-header': flag, fill: flag, template: text, as: text,
    map: many, set: many,
  answer: many, currency: text, zone: text, unit: text, region: text, rounding: text, opening: text,
    'margin-class': text, 'save-template': text,
  encoding: text, delimiter: text, format: text, sheet: text, widths: text, join: text, people: text, endpoint: text,
    'client-id': text,
  outlet: text, batch: text, parallel: text, patience: text,
} as const;

const usage = (why: string): ImportError => new ImportError('USAGE', `${why}\n\n${USAGE}`);

export function readSettings(args: readonly string[], env: ImportEnv): Settings {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (values.template !== 'list' && (!file || more.length > 0)) throw new ImportError('USAGE', USAGE);
  if (values.run && values.undo) throw usage('Either --run or --undo.');
  const demo = values.demo ?? false;
  const clientId = values['client-id'] ?? env.clientId ?? (demo ? 'mini' : undefined);
  const said = Object.entries(ANSWERS).flatMap(([option, id]) => {
    const value = values[option as keyof typeof ANSWERS];
    return value === undefined ? [] : [[id, value]];
  });
  return {
    file: file ?? '', deed: values.run ? 'run' : values.undo ? 'undo' : 'look', json: values.json ?? false, demo,
    template: values.template ?? null, target: oneOf('as', values.as, TARGETS) ?? null,
      saveTemplate: values['save-template'] ?? null,
    read: readOf(values), map: pairs('map', values.map), set: pairs('set', values.set), accept: values.accept ?? false,
      people: values.people ?? null,
    answers: { ...Object.fromEntries(said) as Record<string, string>, ...pairs('answer', values.answer) },
    endpoint: values.endpoint ?? env.endpoint ?? 'http://localhost:4000/graphql', clientId,
      outlet: values.outlet ?? null,
    clientSecret: env.clientSecret ?? (demo ? `demo-secret-of-${clientId}` : undefined),
      operatorToken: env.operatorToken ?? null,
    batch: whole('batch', values.batch ?? '250', 500), parallel: whole('parallel', values.parallel ?? '3', 8),
    patienceSeconds: whole('patience', values.patience ?? '120', 3_600),
  };
}

function readOf(values: ReturnType<typeof parse>['values']): ReadSettings {
  const encoding: Encoding | undefined = oneOf('encoding', values.encoding, ENCODINGS);
  const format: Format | undefined = oneOf('format', values.format, FORMATS);
  const delimiter = values.delimiter === 'tab' ? '\t' : values.delimiter;
  if (delimiter !== undefined && delimiter.length !== 1) throw usage('--delimiter is one character, or "tab".');
  const widths = values.widths?.split(',').map(Number);
  if (widths?.some((width, index) => !Number.isInteger(width) || width < 0
    || (index > 0 && width <= widths[index - 1]!))) {
    throw usage('--widths says where columns begin: 0,12,30.');
  }
  return {
    ...(encoding && { encoding }), ...(format && { format }), ...(delimiter && { delimiter }),
      ...(widths && { widths }),
    ...(values.sheet && { sheet: values.sheet }), ...(values['no-header'] && { header: false }),
      ...(values.join && { join: values.join }),
    ...(values.fill && { short: 'fill' as const }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (cause) {
    throw new ImportError('USAGE', `${(cause as Error).message}\n\n${USAGE}`, { cause });
  }
}

function pairs(option: string, given: readonly string[] = []): Record<string, string> {
  const found: Record<string, string> = {};
  for (const one of given) {
    // Questions about a word have its text in their id, which may have an equals sign of its own.
    const at = option === 'answer' ? one.lastIndexOf('=') : one.indexOf('=');
    if (at < 1) throw usage(`--${option} is name=value, not "${one}".`);
    const name = one.slice(0, at);
    if (name in found) throw new ImportError('MAPPING_TWICE', `--${option} names "${name}" twice.`);
    found[name] = one.slice(at + 1);
  }
  return found;
}

function oneOf<Word extends string>(option: string, given: string | undefined, words: readonly Word[]): Word
  | undefined {
  if (given === undefined) return undefined;
  const found = words.find((word) => word === given);
  if (!found) throw usage(`--${option} is one of ${words.join(', ')}.`);
  return found;
}

function whole(name: string, given: string, most: number): number {
  const value = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (value < 1 || value > most) throw usage(`--${name} is a whole number from 1 to ${most}.`);
  return value;
}
