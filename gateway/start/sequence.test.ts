import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { Interrupted, Sequence } from './sequence.ts';

const log = pino({ level: 'silent' });

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
