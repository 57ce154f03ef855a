import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Remark } from './report.ts';

export const PHASES = ['products', 'members', 'orders'] as const;
export type Phase = (typeof PHASES)[number];

export interface PhaseState {
  /** Everything before this many is with the house. */
  done: number;
  /** Of these: new there, and known already. */
  made: number;
  known: number;
}

export interface ImportState {
  readonly version: 1;
  readonly sha256: string;
  readonly endpoint: string;
  readonly clientId: string;
  readonly phases: Record<Phase, PhaseState>;
  /** What the house refused, by line; kept so that the report is whole after an interruption. */
  readonly refusals: Remark[];
}

export type Origin = Pick<ImportState, 'sha256' | 'endpoint' | 'clientId'>;

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
    const same = found?.version === 1 && found.sha256 === origin.sha256
      && found.endpoint === origin.endpoint && found.clientId === origin.clientId;
    return new StateFile(path, same ? found : fresh(origin));
  }

  /** Written whole and then renamed: a kill leaves the old one or the new one. */
  async save(): Promise<void> {
    await writeFile(`${this.#path}.new`, JSON.stringify(this.state));
    await rename(`${this.#path}.new`, this.#path);
  }

  async forget(): Promise<void> {
    Object.assign(this.state.phases, fresh(this.state).phases);
    this.state.refusals.length = 0;
    await rm(this.#path, { force: true });
  }
}

function fresh(origin: Origin): ImportState {
  const none = (): PhaseState => ({ done: 0, made: 0, known: 0 });
  return {
    version: 1, sha256: origin.sha256, endpoint: origin.endpoint, clientId: origin.clientId,
    phases: { products: none(), members: none(), orders: none() }, refusals: [],
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
