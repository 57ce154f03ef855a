import { describe, expect, it } from '@jest/globals';
import { Gauge, Registry } from 'prom-client';
import { gatheredText } from './gathered-metrics.ts';

describe('metrics of a process without workers', () => {
  it('ask each figure once an answer, or one that waits for a database would wait twice', async () => {
    const registry = new Registry();
    let asked = 0;
    new Gauge({ name: 'karat_example', help: 'An example', registers: [registry],
      collect: () => { asked += 1; } });
    expect(await gatheredText(registry)).toContain('karat_example 0');
    expect(asked).toBe(1);
  });
});
