import { parseArgs } from 'node:util';
import type { ImportEnv } from './env.ts';
import { countryOf } from './fx-file.ts';
import { ImportError } from './import-error.ts';

export interface ImportSettings {
  readonly file: string;
  readonly endpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** FRED's monthly table; needed where the house has no rates yet. */
  readonly fx: string | null;
  /** Whose rates are taken from it. */
  readonly fxCountry: string;
  readonly classes: string | null;
  readonly outlet: string | null;
  /** Code of the region where those who buy are at home. */
  readonly region: string;
  readonly operatorToken: string | null;
  /** Sign in as the demo brand's merchandiser to publish rates. */
  readonly demo: boolean;
  readonly batch: number;
  readonly parallel: number;
  /** How long, in all, it waits for what the house has accepted and not yet told everywhere. */
  readonly patienceSeconds: number;
}

export const USAGE = `npm run import -- jewelry <file.csv.gz> [options]

  --endpoint <url>       the graph; http://localhost:4000/graphql when left out (KARAT_IMPORT_ENDPOINT)
  --client-id <id>       OAuth client of the channel (KARAT_IMPORT_CLIENT_ID); its secret comes by
                         KARAT_IMPORT_CLIENT_SECRET
  --outlet <code>        the outlet that sold; the only web shop when left out
  --region <code>        home region of those who buy; CN when left out
  --fx <file.csv>        FRED's monthly rates, for months the house has no table of
  --fx-country <name>    whose rates these are; that of the region when left out (China)
  --classes <file.json>  margin classes; client/import/margin-classes.json when left out
  --demo                 sign in as the demo brand's mini-program, rates by its merchandiser
  --batch <n>            orders in a request, 1 to 500; 250 when left out
  --parallel <n>         requests at a time, 1 to 8; 3 when left out
  --patience <seconds>   waits so long, in all, for what the house does not know yet; 120 when left out

KARAT_IMPORT_OPERATOR_TOKEN publishes and confirms rates as a person; without it the client's scope
catalog:price publishes, and a rate that jumps over 2 % waits for a person.`;

const ENDPOINT = 'http://localhost:4000/graphql';

export function readArguments(args: readonly string[], env: ImportEnv): ImportSettings {
  const { values, positionals } = parse(args);
  const [kind, file, ...more] = positionals;
  if (kind !== 'jewelry' || !file || more.length > 0) throw new ImportError('USAGE', USAGE);
  const demo = values.demo ?? false;
  const clientId = values['client-id'] ?? env.clientId ?? (demo ? 'mini' : undefined);
  const clientSecret = env.clientSecret ?? (demo ? `demo-secret-of-${clientId}` : undefined);
  if (!clientId || !clientSecret) {
    throw new ImportError('CREDENTIALS_MISSING',
      'Give --client-id and KARAT_IMPORT_CLIENT_SECRET, or --demo for a demo house.');
  }
  const region = values.region ?? 'CN';
  return {
    file, endpoint: values.endpoint ?? env.endpoint ?? ENDPOINT, clientId, clientSecret, demo,
    fx: values.fx ?? null, classes: values.classes ?? null, outlet: values.outlet ?? null,
    region, fxCountry: values['fx-country'] ?? countryOf(region),
    operatorToken: env.operatorToken ?? null,
    batch: whole('batch', values.batch ?? '250', 500),
    parallel: whole('parallel', values.parallel ?? '3', 8),
    patienceSeconds: whole('patience', values.patience ?? '120', 3_600),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        'endpoint': { type: 'string' }, 'client-id': { type: 'string' }, 'fx': { type: 'string' },
        'classes': { type: 'string' }, 'outlet': { type: 'string' }, 'demo': { type: 'boolean' },
        'region': { type: 'string' }, 'fx-country': { type: 'string' }, 'batch': { type: 'string' },
        'parallel': { type: 'string' }, 'patience': { type: 'string' },
      },
    });
  } catch (cause) {
    throw new ImportError('USAGE', `${(cause as Error).message}\n\n${USAGE}`, { cause });
  }
}

function whole(name: string, text: string, most: number): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) {
    throw new ImportError('USAGE', `--${name} is a whole number from 1 to ${most}.`);
  }
  return value;
}
