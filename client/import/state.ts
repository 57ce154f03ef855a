import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Remark } from './report.ts';

export const PHASES = ['outlets', 'products', 'members', 'orders', 'returns', 'points', 'gold', 'fx'] as const;
export type Phase = (typeof PHASES)[number];

export interface PhaseState {
  /** So many rows have been answered; those in `refusals` among them were not taken. */
  done: number;
  /** Of these: new there, and known already. */
  made: number;
  known: number;
}

/** A row that the house did not take: sent again by the next run. */
export interface Refused {
  readonly phase: Phase;
  /** The row's own key: product, user or order. */
  readonly key: string;
  /** The house does not know yet what it speaks of. */
  readonly temporary: boolean;
  readonly remarks: readonly Remark[];
}

export interface ImportState {
  readonly version: 2;
  /** Begins the idempotency keys of this import: what it repeats is answered again, not done again. */
  readonly importId: string;
  readonly sha256: string;
  readonly endpoint: string;
  readonly clientId: string;
  /** Where its members are at home: another one is another import. */
  readonly region: string;
  /** How its columns were read: another mapping is another import. */
  readonly mapping?: string;
  readonly phases: Record<Phase, PhaseState>;
  /** Kept apart from what is done, so that it is sent again and the report is whole after an interruption. */
  readonly refusals: Refused[];
}

export type Origin = Pick<ImportState, 'sha256' | 'endpoint' | 'clientId' | 'region' | 'mapping'>;

/** How far the import is, beside the file; every step is idempotent, so it only saves time. */
export class StateFile {
  readonly #path: string;
  readonly state: ImportState;

  private constructor(path: string, state: ImportState) {
    this.#path = path;
    this.state = state;
  }

  static async open(path: string, origin: Origin): Promise<StateFile> {
    const found = await readState(path);
    const same = found?.version === 2 && found.sha256 === origin.sha256
      && found.endpoint === origin.endpoint && found.clientId === origin.clientId
      && found.region === origin.region && found.mapping === origin.mapping;
    // A state of an earlier version has fewer phases.
    return new StateFile(path, same ? { ...found, phases: { ...fresh(origin).phases, ...found.phases } }
      : fresh(origin));
  }

  /**
   * Written whole and then renamed: a kill leaves the old one or the new one. Two imports of one file write
   * drafts of their own, and whichever state stays is true.
   */
  async save(): Promise<void> {
    const draft = `${this.#path}.${process.pid}`;
    await writeFile(draft, JSON.stringify(this.state));
    await rename(draft, this.#path);
  }

  /** Keys of a phase that were not taken so far. */
  refusedOf(phase: Phase): Set<string> {
    return new Set(this.state.refusals.filter((row) => row.phase === phase).map(({ key }) => key));
  }

  /** What was heard of these rows takes the place of what was heard of them before. */
  settle(phase: Phase, keys: ReadonlySet<string>, refusals: readonly Refused[]): void {
    const kept = this.state.refusals.filter((row) => row.phase !== phase || !keys.has(row.key));
    this.state.refusals.splice(0, Infinity, ...kept, ...refusals);
  }

  async forget(): Promise<void> {
    const { sha256, endpoint, clientId, region, mapping } = this.state;
    const { phases, importId } = fresh({ sha256, endpoint, clientId, region,
      ...(mapping === undefined ? {} : { mapping }) });
    Object.assign(this.state, { phases, importId });
    this.state.refusals.length = 0;
    await rm(this.#path, { force: true });
  }
}

function fresh(origin: Origin): ImportState {
  const none = (): PhaseState => ({ done: 0, made: 0, known: 0 });
  return {
    version: 2, importId: randomUUID(), ...origin, refusals: [],
    phases: Object.fromEntries(PHASES.map((phase) => [phase, none()])) as Record<Phase, PhaseState>,
  };
}

async function readState(path: string): Promise<ImportState | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ImportState;
  } catch {
    return null;
  }
}

export async function fingerprint(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
