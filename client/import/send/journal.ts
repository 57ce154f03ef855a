import { appendFile } from 'node:fs/promises';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Phase } from '../state.ts';

/** A line of the journal: what an import made, with what undoing it needs. */
export interface MadeThing {
  readonly phase: Phase; readonly key: string; readonly id?: string; readonly version?: number;
    readonly points?: string;
    /** How an adjustment of points stood when it was made. */
    readonly state?: string;
}
/** For whoever runs imports alone: its keys may be of people. */
const MODE = { mode: 0o600 };

/** A thing that was taken back: made again it is another one. */
interface UndoneThing { readonly undone: Phase; readonly key: string }
type Line = MadeThing | UndoneThing | { readonly phase: Phase; readonly sent: readonly string[] }
  | { readonly phase: Phase; readonly answered: readonly string[] };

/** What an import notes of what it makes, so that it can be undone. */
export interface Journal {
  /** Before they are sent. */
  begins(phase: Phase, keys: readonly string[]): Promise<void>;
  /** When they were answered: of those that were sent, what this import made. */
  ends(phase: Phase, keys: readonly string[], made: readonly Omit<MadeThing, 'phase'>[]): Promise<void>;
  /** Sent by a run that was killed before it was answered: what is there now is its own. */
  wasSent(phase: Phase, key: string): boolean;
  /** How often it was taken back: what is made again has to be asked for anew. */
  undone(phase: Phase, key: string): number;
}

export const NO_JOURNAL: Journal = { begins: async () => undefined, ends: async () => undefined, wasSent: () => false,
  undone: () => 0 };

/** Lines are appended and never changed; of one that a kill left half written nothing is known. */
export class JournalFile implements Journal {
  readonly #path: string;
  readonly #unanswered: ReadonlySet<string>;
  readonly #undone: Map<string, number>;

  private constructor(path: string, unanswered: ReadonlySet<string>, undone: Map<string, number>) {
    this.#path = path;
    this.#unanswered = unanswered;
    this.#undone = undone;
  }

  static async open(path: string): Promise<JournalFile> {
    const unanswered = new Set<string>();
    const undone = new Map<string, number>();
    for await (const line of linesOf(path)) {
      if ('undone' in line) {
        const name = `${line.undone} ${line.key}`;
        undone.set(name, (undone.get(name) ?? 0) + 1);
        unanswered.delete(name);
      } else if ('sent' in line) for (const key of line.sent) unanswered.add(`${line.phase} ${key}`);
      else if ('answered' in line) for (const key of line.answered) unanswered.delete(`${line.phase} ${key}`);
    }
    return new JournalFile(path, unanswered, undone);
  }

  begins(phase: Phase, sent: readonly string[]): Promise<void> {
    return appendFile(this.#path, `${JSON.stringify({ phase, sent })}\n`, MODE);
  }

  /** In one write, so that no kill comes between what was made and that it was answered. */
  ends(phase: Phase, answered: readonly string[], made: readonly Omit<MadeThing, 'phase'>[]): Promise<void> {
    const lines = [...made.map((thing) => ({ phase, ...thing })), { phase, answered }];
    return appendFile(this.#path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), MODE);
  }

  undone(phase: Phase, key: string): number {
    return this.#undone.get(`${phase} ${key}`) ?? 0;
  }

  /** Says of things that they were taken back. */
  takenBack(things: readonly Pick<MadeThing, 'phase' | 'key'>[]): Promise<void> {
    if (things.length === 0) return Promise.resolve();
    for (const { phase, key } of things) this.#undone.set(`${phase} ${key}`, this.undone(phase, key) + 1);
    return appendFile(this.#path, things.map(({ phase, key }) =>
      `${JSON.stringify({ undone: phase, key } satisfies UndoneThing)}\n`).join(''), MODE);
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

/** Everything that an import made and nobody took back, the last word about each thing. */
export async function readMade(path: string): Promise<MadeThing[]> {
  const made = new Map<string, MadeThing>();
  for await (const line of linesOf(path)) {
    if ('undone' in line) made.delete(`${line.undone} ${line.key}`);
    else if ('key' in line) made.set(`${line.phase} ${line.key}`, line);
  }
  return [...made.values()];
}
