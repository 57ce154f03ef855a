import { ImportError } from './import-error.ts';
import type { Progress } from './progress.ts';
import type { Remark } from './report.ts';
import type { PhaseState, StateFile } from './state.ts';

export interface Taken {
  readonly made: number;
  readonly known: number;
  readonly refusals: readonly Remark[];
}

export interface Sending<Row> {
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
  readonly batch: number;
  readonly parallel: number;
  readonly phase: PhaseState;
  readonly state: StateFile;
  readonly progress: Progress;
  /** Before a batch is sent again, doubled each time. */
  readonly firstPauseMs?: number;
  send(rows: readonly Row[]): Promise<Taken>;
}

const MOST_REFUSALS = 10_000;
const MOST_TRIES = 6;
const FIRST_PAUSE_MS = 200;

/** Sends rows in batches, a few at a time; the state moves on in their order, so a kill skips none. */
export async function sendBatches<Row>(sending: Sending<Row>): Promise<void> {
  const under: { size: number; taken: Promise<Taken> }[] = [];
  let skip = sending.phase.done;
  let rows: Row[] = [];
  const dispatch = (): void => {
    const taken = untilSaid(sending, rows);
    // Awaited in order below; until then a refusal must not count as unhandled.
    taken.catch(() => undefined);
    under.push({ size: rows.length, taken });
    rows = [];
  };
  for await (const row of sending.rows) {
    if (skip > 0) {
      skip -= 1;
      continue;
    }
    rows.push(row);
    if (rows.length < sending.batch) continue;
    dispatch();
    if (under.length >= sending.parallel) await settleOldest(sending, under);
  }
  if (rows.length > 0) dispatch();
  while (under.length > 0) await settleOldest(sending, under);
  sending.progress.end();
}

/**
 * A row that is to be tried again is neither taken nor refused: the batch is sent again, which answers
 * what it took before as known. Without a word in the end the state does not move past it.
 */
async function untilSaid<Row>(
  { send, firstPauseMs = FIRST_PAUSE_MS }: Sending<Row>, rows: readonly Row[],
): Promise<Taken> {
  let made = 0;
  for (let tried = 1; ; tried += 1) {
    const taken = await send(rows);
    const open = taken.refusals.find(({ reason }) => reason === 'TRY_AGAIN');
    if (!open) return { made: made + taken.made, known: taken.known - made, refusals: taken.refusals };
    if (tried === MOST_TRIES) {
      throw new ImportError('TRY_AGAIN', `The house cannot say what it makes of line ${open.line} yet. `
        + 'Run the same command again to go on.');
    }
    made += taken.made;
    await new Promise((go) => { setTimeout(go, firstPauseMs * 2 ** (tried - 1)); });
  }
}

async function settleOldest<Row>(
  { phase, state, progress }: Sending<Row>, under: { size: number; taken: Promise<Taken> }[],
): Promise<void> {
  const { size, taken } = under.shift()!;
  const { made, known, refusals } = await taken;
  phase.done += size;
  phase.made += made;
  phase.known += known;
  state.state.refusals.push(...refusals);
  await state.save();
  progress.at(phase.done);
  if (state.state.refusals.length > MOST_REFUSALS) {
    throw new ImportError('TOO_MANY_REFUSALS', `The house refused ${state.state.refusals.length} lines, the `
      + `last with ${state.state.refusals.at(-1)!.reason}. What it took stays.`);
  }
}
