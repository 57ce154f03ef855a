import { formatAmount } from '../../../kernel/money.ts';

/** What the foot of the file says: the statement's own numbers. */
export interface CsvStatement {
  readonly number: string;
  readonly currency: string;
  readonly linesMinor: bigint;
  readonly correctedMinor: bigint;
  readonly disputedMinor: bigint;
  readonly carriedInMinor: bigint;
  readonly netMinor: bigint;
}

export interface CsvLine {
  readonly month: string;
  readonly countsAt: Date;
  /** Global id. */
  readonly orderId: string;
  readonly kind: string;
  readonly side: string;
  readonly state: string;
  readonly amountMinor: bigint;
  readonly correctedMinor: bigint;
}

const HEAD = 'number,month,counts_at,order,kind,side,state,currency,amount,corrected,worth';

/**
 * A part of a statement as a file for bookkeepers: codes, no words of a language. Above the last row, `worth` adds
 * up to it: lines, what was carried in, and less what is under dispute. Parts after each other are the whole.
 */
export function csvOf(
  statement: CsvStatement, lines: readonly CsvLine[], part: { readonly first: boolean; readonly last: boolean },
): string {
  const { number, currency } = statement;
  const amount = (minor: bigint) => formatAmount(minor, currency);
  const rows = lines.map((line) => [
    quoted(number), quoted(line.month), line.countsAt.toISOString(), quoted(line.orderId), line.kind, line.side,
    line.state, currency, amount(line.amountMinor), amount(line.correctedMinor),
    amount(line.amountMinor + line.correctedMinor),
  ]);
  const foot = (kind: string, ...amounts: string[]) => [quoted(number), '', '', '', kind, '', '', currency, ...amounts];
  const feet = [
    foot('carried_in', '', '', amount(statement.carriedInMinor)),
    foot('disputed', '', '', amount(-statement.disputedMinor)),
    foot(statement.netMinor < 0n ? 'carried_out' : 'due', amount(statement.linesMinor),
      amount(statement.correctedMinor), amount(statement.netMinor)),
  ];
  const all = [...part.first ? [HEAD.split(',')] : [], ...rows, ...part.last ? feet : []];
  return all.map((row) => `${row.join(',')}\r\n`).join('');
}

/** Codes and ids of the house: no quotes, no formulas. */
const quoted = (text: string): string => `"${text}"`;
