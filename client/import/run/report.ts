import type { Target } from '../map/fields.ts';
import type { Question } from '../map/questions.ts';
import type { Remark } from '../records/record.ts';

/** What a dry run found, as JSON has it and as a page or a terminal shows it. */
export interface Report {
  readonly file: {
    readonly name: string; readonly sha256: string; readonly bytes: number; readonly format: string;
      readonly packed: boolean;
    readonly encoding: string | null; readonly delimiter: string | null; readonly lines: number;
  };
  readonly target: Target;
  readonly template: string;
  /** By field: the column, constant or text it is read from. */
  readonly mapping: Readonly<Record<string, string>>;
  /** Columns that nothing is read from. */
  readonly notImported: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** By currency, and under `points`: exact decimals. */
  readonly sums: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** How many of each kind a run would send. */
  readonly toSend: Readonly<Record<string, number>>;
  /** Of every column: cells that are filled, different ones (50,000 for more), and their sum where all are numbers. */
  readonly columns: Readonly<Record<string,
    { readonly filled: number; readonly distinct: number; readonly sum?: string }>>;
  readonly notes: readonly string[];
  /** How many lines for each verdict and reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** The first 1,000; all of them stand in the file of remarks. */
  readonly remarks: readonly Remark[];
  readonly questions: readonly Question[];
  /** Questions without an answer: a run waits for them. */
  readonly open: number;
}

const SHOWN = 20;

/** The report for people to read. */
export function tellReport(report: Report): string[] {
  const { file } = report;
  return [
    `${file.name}: ${file.lines} lines, ${[file.packed ? 'gzip' : '', file.format, file.encoding ?? '',
      delimiterIn(file.delimiter)]
      .filter(Boolean).join(', ')}`,
    `taken for ${report.target} by the template "${report.template}":`,
    ...Object.entries(report.mapping).map(([name, from]) => `  ${name.padEnd(16)} ${from}`),
    ...(report.notImported.length > 0 ? [`not imported: ${report.notImported.join(', ')}`] : []),
    ...report.notes.map((note) => `note: ${note}`),
    'found:', ...Object.entries(report.counts).map(
      ([name, count]) => `  ${count.toLocaleString('en').padStart(12)}  ${name}`),
    ...Object.entries(report.sums).flatMap(([unit, sums]) => [`sums in ${unit}:`,
      ...Object.entries(sums).map(([name, sum]) => `  ${sum.padStart(16)}  ${name}`)]),
    ...tellColumns(report),
    ...(Object.keys(report.reasons).length > 0 ? ['lines that are not taken as they stand:'] : []),
    ...Object.entries(report.reasons).map(([reason, count]) => `  ${String(count).padStart(8)}  ${reason}`),
    ...report.remarks.slice(0, SHOWN).map(({ line, verdict, reason, detail }) =>
      `  line ${line}: ${verdict} ${reason}: ${detail}`),
    ...(report.remarks.length > SHOWN ? ['  … all of them stand in the file of remarks'] : []),
    `to send: ${Object.entries(report.toSend).map(([kind, count]) => `${count} ${kind}`).join(', ') || 'nothing'}`,
    ...tellQuestions(report),
  ];
}

function tellColumns({ columns }: Report): string[] {
  const sums = Object.entries(columns).filter(([, { sum }]) => sum !== undefined);
  return sums.length === 0 ? [] : ['the file’s own sums:',
    ...sums.map(([name, { sum }]) => `  ${sum!.padStart(16)}  ${name}`)];
}

function tellQuestions({ questions, open }: Report): string[] {
  if (open === 0) return [];
  return [`${open} questions are open (--answer id=value, or --accept for what is proposed):`,
    ...questions.filter(({ answer }) => answer === null).map(({ id, words, options, proposal }) =>
      `  ${id}: ${words}${options.length > 0 ? ` [${options.join(', ')}]` : ''}${proposal === null ? ''
        : ` Proposed: ${proposal}.`}`)];
}

const delimiterIn = (delimiter: string | null): string =>
  (delimiter === null ? '' : delimiter === '\t' ? 'tabs' : `cut by "${delimiter}"`);
