import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Progress } from './progress.ts';
import { sendBatches, type Taken } from './send-batches.ts';
import { StateFile } from './state.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'karat-import-')); });
afterAll(() => rm(folder, { recursive: true }));

const refused = (line: number, reason: string) => ({ line, verdict: 'refused' as const, reason, detail: '' });

async function sending(name: string, answers: readonly Taken[]) {
  const state = await StateFile.open(join(folder, name), { sha256: 'x', endpoint: 'y', clientId: 'z' });
  const phase = state.state.phases.orders;
  const sent: (readonly number[])[] = [];
  const done = sendBatches<number>({
    rows: [1, 2, 3], batch: 3, parallel: 1, firstPauseMs: 1, phase, state,
    progress: new Progress({ write: () => undefined }, 'orders', 3),
    send: async (rows) => {
      sent.push(rows);
      return answers[Math.min(sent.length, answers.length) - 1]!;
    },
  });
  return { done, state: state.state, phase, sent };
}

describe('a row that the house cannot look up just now', () => {
  it('is sent again with its batch, and counts when it is taken or refused', async () => {
    const { done, state, phase, sent } = await sending('again', [
      { made: 1, known: 0, refusals: [refused(2, 'TRY_AGAIN'), refused(3, 'ITEM_UNKNOWN')] },
      { made: 1, known: 1, refusals: [refused(3, 'ITEM_UNKNOWN')] }]);
    await done;
    expect(sent).toEqual([[1, 2, 3], [1, 2, 3]]);
    expect(phase).toEqual({ done: 3, made: 2, known: 0 });
    expect(state.refusals).toEqual([refused(3, 'ITEM_UNKNOWN')]);
  });

  it('is never passed over: in the end the import stops before it', async () => {
    const { done, state, phase } = await sending('never',
      [{ made: 0, known: 0, refusals: [refused(2, 'TRY_AGAIN')] }]);
    await expect(done).rejects.toThrow('Run the same command again');
    expect([phase.done, state.refusals]).toEqual([0, []]);
  });
});
