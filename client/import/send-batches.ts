import { ImportError } from './import-error.ts';
import { sendPatiently, type Patience, type Taken } from './patience.ts';
import type { Progress } from './progress.ts';
import type { Phase, StateFile } from './state.ts';

export interface Sending<Row> {
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
  readonly batch: number;
  readonly parallel: number;
  readonly phase: Phase;
  readonly state: StateFile;
  readonly progress: Progress;
  readonly patience: Patience;
  keyOf(row: Row): string;
  send(rows: readonly Row[]): Promise<Taken>;
}

interface Batch {
  readonly keys: ReadonlySet<string>;
  /** Rows that no run before this one has sent. */
  readonly fresh: number;
  readonly taken: Promise<Taken>;
}

const MOST_REFUSALS = 10_000;

/**
 * Sends rows in batches, a few at a time; the state moves on in their order, so a kill skips none. What an
 * earlier run has sent is passed over, except for rows that were not taken: those come again.
 */
export async function sendBatches<Row>(sending: Sending<Row>): Promise<void> {
  const { state, phase, keyOf, patience } = sending;
  const again = state.refusedOf(phase);
  const { done } = state.state.phases[phase];
  const under: Batch[] = [];
  let index = 0;
  let fresh = 0;
  let rows: Row[] = [];
  const dispatch = (): void => {
    const taken = sendPatiently(rows, keyOf, sending.send, patience);
    // Awaited in order below; until then a refusal must not count as unhandled.
    taken.catch(() => undefined);
    under.push({ keys: new Set(rows.map(keyOf)), fresh, taken });
    rows = [];
    fresh = 0;
  };
  for await (const row of sending.rows) {
    const isSent = index < done;
    index += 1;
    if (isSent && !again.has(keyOf(row))) continue;
    rows.push(row);
    if (!isSent) fresh += 1;
    if (rows.length < sending.batch) continue;
    dispatch();
    if (under.length >= sending.parallel) await settleOldest(sending, under);
  }
  if (rows.length > 0) dispatch();
  while (under.length > 0) await settleOldest(sending, under);
  sending.progress.end();
}

async function settleOldest<Row>(
  { phase, state, progress }: Sending<Row>, under: Batch[],
): Promise<void> {
  const { keys, fresh, taken } = under.shift()!;
  const { made, known, refusals } = await taken;
  const counts = state.state.phases[phase];
  counts.done += fresh;
  counts.made += made;
  counts.known += known;
  state.settle(phase, keys, refusals);
  await state.save();
  progress.at(counts.done);
  const { refusals: all } = state.state;
  if (all.length > MOST_REFUSALS) {
    throw new ImportError('TOO_MANY_REFUSALS', `The house did not take ${all.length} rows, the last for ${
      all.at(-1)!.remarks[0]?.reason}. What it took stays.`);
  }
}
