import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { Interrupted, Sequence } from './sequence.ts';

const log = pino({ level: 'silent' });

/** A log whose lines can be read. */
function listening() {
  const lines: unknown[] = [];
  return { lines, log: pino({ base: null }, { write: (line: string) => { lines.push(JSON.parse(line)); } }) };
}

describe('Sequence', () => {
  it('hands values on and stops in the opposite order, once', async () => {
    const sequence = new Sequence(log);
    const stopped: string[] = [];
    const one = await sequence.step('one', () => ({ value: 1, stop: () => void stopped.push('one') }));
    const two = await sequence.step('two', async () => ({
      value: one + 1, stop: async () => { await sleep(5); stopped.push('two'); },
    }));
    await sequence.step('three', () => ({ value: undefined }));
    expect(two).toBe(2);
    expect(await Promise.all([sequence.stop(), sequence.stop()])).toEqual([true, true]);
    expect(stopped).toEqual(['two', 'one']);
  });

  it('goes ahead without a stop that fails or hangs, and says that it was not clean', async () => {
    const sequence = new Sequence(log);
    const stopped: string[] = [];
    await sequence.step('first', () => ({ value: 0, stop: () => void stopped.push('first') }));
    await sequence.step('hangs', () => ({
      value: 0, stop: () => new Promise<void>(() => undefined), stopLimitMs: 20,
    }));
    await sequence.step('throws', () => ({ value: 0, stop: () => { throw new Error('no'); } }));
    expect(await sequence.stop()).toBe(false);
    expect(stopped).toEqual(['first']);
  });

  it('stops what is still starting, and starts nothing more', async () => {
    const sequence = new Sequence(log);
    const stopped: string[] = [];
    const slow = sequence.step('slow', async () => {
      await sleep(20);
      return { value: 0, stop: () => void stopped.push('slow') };
    });
    const interrupted = expect(slow).rejects.toThrow(Interrupted);
    expect(await sequence.stop()).toBe(true);
    await interrupted;
    expect(stopped).toEqual(['slow']);
    await expect(sequence.step('late', () => ({ value: 0 }))).rejects.toThrow(Interrupted);
  });

  it('waits for a step that does not come to its end only so long, and names it', async () => {
    const { lines, log: told } = listening();
    const sequence = new Sequence(told, 20);
    const stopped: string[] = [];
    await sequence.step('first', () => ({ value: 0, stop: () => void stopped.push('first') }));
    void sequence.step('hangs', () => new Promise<never>(() => undefined));
    expect(await sequence.stop()).toBe(false);
    expect(stopped).toEqual(['first']);
    expect(lines).toContainEqual(expect.objectContaining({ step: 'hangs',
      msg: 'hangs was still starting after 20 ms; it is left behind' }));
  });

  it('says what a stop was waiting for', async () => {
    const { lines, log: told } = listening();
    const sequence = new Sequence(told);
    await sequence.step('graph', () => ({
      value: 0, stop: () => new Promise<void>(() => undefined), stopLimitMs: 20,
      waitsFor: () => ['2 requests', 'job x:y'],
    }));
    expect(await sequence.stop()).toBe(false);
    expect(lines).toContainEqual(expect.objectContaining({ step: 'graph', waitedFor: ['2 requests', 'job x:y'],
      msg: 'graph did not stop within 20 ms; it is left behind' }));
  });

  it('drains everything at once before it stops anything, until somebody is in a hurry', async () => {
    const sequence = new Sequence(log);
    const happened: string[] = [];
    for (const name of ['one', 'two']) {
      await sequence.step(name, () => ({
        value: 0, stop: () => void happened.push(`${name} stopped`),
        drain: async (hurried) => {
          happened.push(`${name} drains`);
          await sleep(60_000, undefined, { signal: hurried }).catch(() => undefined);
        },
      }));
    }
    const stopped = sequence.stop();
    await sleep(5);
    expect(happened).toEqual(['one drains', 'two drains']);
    sequence.hurry();
    expect(await stopped).toBe(true);
    expect(happened.slice(2)).toEqual(['two stopped', 'one stopped']);
  });

  it('keeps what has started when a later step fails', async () => {
    const sequence = new Sequence(log);
    const stopped: string[] = [];
    await sequence.step('first', () => ({ value: 0, stop: () => void stopped.push('first') }));
    const failing = sequence.step('second', () => { throw new Error('no luck'); });
    await expect(failing).rejects.toThrow('no luck');
    expect(await sequence.stop()).toBe(true);
    expect(stopped).toEqual(['first']);
  });
});
