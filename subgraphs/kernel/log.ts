import pino, { type DestinationStream, type Logger } from 'pino';

import { traceIds } from './observe/traces.ts';

/**
 * JSON lines to stderr by default. Personal data is in no log: an error's message may hold the value that
 * caused it (a literal, a unique key, a whole row), so what could be a name, a telephone number or an
 * address is left out of every message and error here, at the one place all lines go through.
 */
export function openLog(
  service: string, level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino({
    level, base: { service },
    mixin: traceIds,
    // The others are where messages of errors are logged as text.
    serializers: { err: safeError, error: safeText, why: safeText },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map((arg: unknown) =>
          (typeof arg === 'string' ? withoutPersonal(arg) : arg)) as typeof args);
      },
    },
  }, destination);
}

function safeText(value: unknown): unknown {
  return typeof value === 'string' ? withoutPersonal(value) : value;
}

/** What helps to mend an error and says nobody's name. */
interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly [detail: string]: unknown;
}

/** PostgreSQL's own words for what was hit; its `detail` and `where` print rows, and are left out. */
const DETAILS = ['code', 'syscall', 'severity', 'schema', 'table', 'column', 'constraint', 'routine',
  'statusCode', 'subgraph'] as const;

const DEEPEST = 4;

export function safeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: withoutPersonal(String(error)) };
  }
  const given = error as unknown as Record<string, unknown>;
  const inner = given['cause'] ?? given['originalError'];
  return {
    type: error.name,
    message: withoutPersonal(error.message),
    ...error.stack ? { stack: withoutPersonal(error.stack) } : {},
    ...Object.fromEntries(DETAILS.filter((key) => ['string', 'number'].includes(typeof given[key]))
      .map((key) => [key, given[key]])),
    ...inner && depth < DEEPEST ? { cause: safeError(inner, depth + 1) } : {},
  };
}

/** Identifiers of code and database (`member_phone_key`, `orders`); a person's name begins otherwise. */
const IDENTIFIER = /^[a-z_][\w.:$-]*$/;

/**
 * Text without e-mail addresses, runs of seven digits and more that stand alone, letters of other scripts
 * than ours, and quoted values. Example: `no Date: "1990/01/01", {name: "Zhang San", phone:
 * "+86 138 0013 8000"}` → `no Date: "…", {name: "…", phone: "…"}`. Ids, instants and names of code stay.
 */
export function withoutPersonal(text: string): string {
  return text
    .replace(/"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'/g, (whole, double?: string, single?: string) =>
      (IDENTIFIER.test(double ?? single ?? '') ? whole : `${whole[0]}…${whole[0]}`))
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…@…')
    .replace(/(?<![\w-])\+?\d(?:[ -]?\d){6,}(?![\w-])/g, '…')
    .replace(/(?:(?![A-Za-z])[\p{L}\p{M}])+/gu, '…');
}
