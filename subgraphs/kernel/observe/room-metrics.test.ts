import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { accepted, refused } from '../outcome.ts';
import { RoomMetrics } from './room-metrics.ts';
import { serveMetrics } from './serve-metrics.ts';

async function shown(registry: Registry, name: string): Promise<string[]> {
  return (await registry.metrics()).split('\n').filter((line) => line.startsWith(`${name}{`));
}

describe('what rooms count', () => {
  it('is refusals by code, and failures', async () => {
    const metrics = new RoomMetrics(new Registry());
    await metrics.commands('loyalty', 3, async () => [
      accepted({}), refused('NOT_FOUND', 'No.', []), refused('NOT_FOUND', 'No.', [])]);
    await expect(metrics.commands('loyalty', 2, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect(await shown(metrics.registry, 'karat_refusals_total'))
      .toEqual(['karat_refusals_total{room="loyalty",code="NOT_FOUND"} 2']);
    expect(await shown(metrics.registry, 'karat_commands_total')).toEqual([
      'karat_commands_total{room="loyalty",outcome="accepted"} 1',
      'karat_commands_total{room="loyalty",outcome="refused"} 2',
      'karat_commands_total{room="loyalty",outcome="failed"} 2']);
  });

  it('is jobs that are done and jobs that failed', async () => {
    const metrics = new RoomMetrics(new Registry());
    await metrics.job('loyalty:expire-lots', async () => 1);
    await expect(metrics.job('loyalty:expire-lots', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await shown(metrics.registry, 'karat_job_runs_total')).toEqual([
      'karat_job_runs_total{task="loyalty:expire-lots",outcome="done"} 1',
      'karat_job_runs_total{task="loyalty:expire-lots",outcome="failed"} 1']);
    expect(await shown(metrics.registry, 'karat_job_seconds_count'))
      .toEqual(['karat_job_seconds_count{task="loyalty:expire-lots"} 2']);
  });

  it('is how long events were on their way, whatever clocks say', async () => {
    const metrics = new RoomMetrics(new Registry());
    const now = Date.parse('2026-10-08T04:00:10Z');
    metrics.delivered('loyalty', now, [{ at: '2026-10-08T04:00:00Z' }, { at: '2026-10-08T04:01:00Z' },
      { at: '2026-10-08T04:00:00Z' }], [{}, {}, { error: 'early', waits: true }]);
    expect(await shown(metrics.registry, 'karat_event_delay_seconds_sum'))
      .toEqual(['karat_event_delay_seconds_sum{subscriber="loyalty"} 10']);
    expect(await shown(metrics.registry, 'karat_events_handled_total')).toEqual([
      'karat_events_handled_total{subscriber="loyalty",outcome="handled"} 2',
      'karat_events_handled_total{subscriber="loyalty",outcome="waiting"} 1']);
  });
});

describe('the port for collectors', () => {
  it('answers whoever knows the token, at one address, by GET', async () => {
    const token = 'a token of sixteen characters';
    const server = await serveMetrics({ host: '127.0.0.1', port: 0, token }, async () => 'karat_build_info 1\n');
    const ask = async (path: string, headers = {}, method = 'GET') => {
      const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { headers, method });
      return [answer.status, await answer.text()];
    };
    expect(await ask('/metrics', { authorization: `Bearer ${token}` })).toEqual([200, 'karat_build_info 1\n']);
    expect(await ask('/metrics')).toEqual([401, '']);
    expect(await ask('/metrics', { authorization: `Bearer ${token}x` })).toEqual([401, '']);
    expect(await ask('/graphql', { authorization: `Bearer ${token}` })).toEqual([404, '']);
    expect(await ask('/metrics', { authorization: `Bearer ${token}` }, 'POST')).toEqual([405, '']);
    await server.close();
  });
});
