import { appendFile } from 'node:fs/promises';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Phase } from '../state.ts';

/** A line of the journal: what an import made, with what undoing it needs. */
export interface MadeThing {
  readonly phase: Phase; readonly key: string; readonly id?: string; readonly version?: number;
    readonly points?: string;
}
type Line = MadeThing | { readonly phase: Phase; readonly sent: readonly string[] }
  | { readonly phase: Phase; readonly answered: readonly string[] };

/** What an import notes of what it makes, so that it can be undone. */
export interface Journal {
  /** Before they are sent. */
  begins(phase: Phase, keys: readonly string[]): Promise<void>;
  /** When they were answered: of those that were sent, what this import made. */
  ends(phase: Phase, keys: readonly string[], made: readonly Omit<MadeThing, 'phase'>[]): Promise<void>;
  /** Sent by a run that was killed before it was answered: what is there now is its own. */
  wasSent(phase: Phase, key: string): boolean;
}

export const NO_JOURNAL: Journal = { begins: async () => undefined, ends: async () => undefined, wasSent: () => false };

/** Lines are appended and never changed; of one that a kill left half written nothing is known. */
export class JournalFile implements Journal {
  readonly #path: string;
  readonly #unanswered: ReadonlySet<string>;

  private constructor(path: string, unanswered: ReadonlySet<string>) {
    this.#path = path;
    this.#unanswered = unanswered;
  }

  static async open(path: string): Promise<JournalFile> {
    const unanswered = new Set<string>();
    for await (const line of linesOf(path)) {
      if ('sent' in line) for (const key of line.sent) unanswered.add(`${line.phase} ${key}`);
      else if ('answered' in line) for (const key of line.answered) unanswered.delete(`${line.phase} ${key}`);
    }
    return new JournalFile(path, unanswered);
  }

  begins(phase: Phase, sent: readonly string[]): Promise<void> {
    return appendFile(this.#path, `${JSON.stringify({ phase, sent })}\n`);
  }

  /** In one write, so that no kill comes between what was made and that it was answered. */
  ends(phase: Phase, answered: readonly string[], made: readonly Omit<MadeThing, 'phase'>[]): Promise<void> {
    const lines = [...made.map((thing) => ({ phase, ...thing })), { phase, answered }];
    return appendFile(this.#path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }

  wasSent(phase: Phase, key: string): boolean {
    return this.#unanswered.has(`${phase} ${key}`);
  }
}

async function* linesOf(path: string): AsyncGenerator<Line, void, undefined> {
  if (!existsSync(path)) return;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    try {
      yield JSON.parse(text) as Line;
    } catch {
      // Half a line: a kill came while it was written.
    }
  }
}

/** Everything that an import made, the last word about each thing. */
export async function readMade(path: string): Promise<MadeThing[]> {
  const made = new Map<string, MadeThing>();
  for await (const line of linesOf(path)) if ('key' in line) made.set(`${line.phase} ${line.key}`, line);
  return [...made.values()];
}
