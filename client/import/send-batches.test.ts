import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Patience, type Taken } from './patience.ts';
import { Progress } from './progress.ts';
import { sendBatches } from './send-batches.ts';
import { StateFile, type Refused } from './state.ts';

const path = (): string => join(mkdtempSync(join(tmpdir(), 'karat-state-')), 'state.json');
const origin = { sha256: 's', endpoint: 'e', clientId: 'c', region: 'CN' };
const refused = (key: string, temporary: boolean): Refused => ({ phase: 'orders', key, temporary,
  remarks: [{ line: Number(key), verdict: temporary ? 'later' : 'refused', reason: 'R', detail: key }] });

/** A house that takes each row at its n-th coming; 0 is never, as something wrong. */
function house(comings: Record<string, number>) {
  const came = new Map<string, number>();
  const calls: string[][] = [];
  return { calls, send: (rows: readonly string[]): Promise<Taken> => {
    calls.push([...rows]);
    const refusals = rows.flatMap((row) => {
      came.set(row, (came.get(row) ?? 0) + 1);
      const at = comings[row] ?? 1;
      return came.get(row)! >= at && at > 0 ? [] : [refused(row, at > 0)];
    });
    return Promise.resolve({ made: rows.length - refusals.length, known: 0, refusals });
  } };
}

const rows = ['1', '2', '3', '4', '5'];
const sending = (state: StateFile, send: (rows: readonly string[]) => Promise<Taken>, patienceMs: number) =>
  sendBatches({ rows, batch: 2, parallel: 1, phase: 'orders', state, keyOf: (row) => row, send,
    progress: new Progress({ write: () => undefined }, 'orders', rows.length),
    patience: new Patience(patienceMs) });

it('sends what the house cannot know yet again, and only that', async () => {
  const state = await StateFile.open(path(), origin);
  const { calls, send } = house({ 2: 2, 4: 0 });
  await sending(state, send, 1_000);
  expect(calls).toEqual([['1', '2'], ['2'], ['3', '4'], ['5']]);
  expect(state.state.phases.orders).toEqual({ done: 5, made: 4, known: 0 });
  expect(state.state.refusals).toEqual([refused('4', false)]);
});

it('gives up within its patience, tells what is left apart, and sends it with the next run', async () => {
  const file = path();
  const { calls, send } = house({ 1: 3, 3: 0, 5: 3 });
  await sending(await StateFile.open(file, origin), send, 100);
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  expect(kept.refusals).toEqual([refused('1', true), refused('3', false), refused('5', true)]);
  expect(kept.phases.orders).toEqual({ done: 5, made: 2, known: 0 });
  const again = await StateFile.open(file, origin);
  expect(again.state.importId).toBe(kept.importId);
  await sending(again, send, 1_000);
  expect(calls.slice(3)).toEqual([['1', '3'], ['1'], ['5'], ['5']]);
  expect(again.state.phases.orders).toEqual({ done: 5, made: 4, known: 0 });
  expect(again.state.refusals).toEqual([refused('3', false)]);
});
