import { afterEach, describe, expect, it } from '@jest/globals';
import { context, propagation, trace } from '@opentelemetry/api';
import { startCollector } from '../../tests/kit/collector.ts';
import { startTracing } from './telemetry.ts';
import type { Tracing } from './telemetry.ts';

describe('startTracing', () => {
  let tracing: Tracing | undefined;
  afterEach(async () => {
    await tracing?.stop();
    tracing = undefined;
  });

  it('registers nothing without a collector', async () => {
    expect(await startTracing({ service: 'karat' })).toBeUndefined();
    const span = trace.getTracer('test').startSpan('unseen');
    expect(span.isRecording()).toBe(false);
    span.end();
  });

  it('delivers parent and child of one trace to the collector', async () => {
    const collector = await startCollector();
    tracing = await startTracing({ endpoint: collector.endpoint, service: 'karat-test' });
    const carrier: Record<string, string> = {};
    await trace.getTracer('test').startActiveSpan('outer', async (outer) => {
      await Promise.resolve();
      trace.getTracer('test').startSpan('inner').end();
      propagation.inject(context.active(), carrier);
      outer.end();
    });
    await tracing?.stop();
    tracing = undefined;
    await collector.close();
    expect(collector.received.map(({ path, service }) => [path, service]))
      .toEqual([['/v1/traces', 'karat-test']]);
    const spans = collector.received[0]!.spans;
    const outer = spans.find(({ name }) => name === 'outer')!;
    const inner = spans.find(({ name }) => name === 'inner')!;
    expect(inner.traceId).toBe(outer.traceId);
    expect(inner.parentSpanId).toBe(outer.spanId);
    expect(carrier['traceparent']).toBe(`00-${outer.traceId}-${outer.spanId}-01`);
  });

  it('stops in bounded time, and says so, when the collector is gone', async () => {
    const collector = await startCollector();
    await collector.close();
    const problems: string[] = [];
    tracing = await startTracing({
      endpoint: collector.endpoint, service: 'karat-test', log: (line) => problems.push(line),
    });
    trace.getTracer('test').startSpan('lost').end();
    const began = performance.now();
    await tracing?.stop();
    tracing = undefined;
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(problems.join('\n')).toContain(`Tracing to ${collector.endpoint}v1/traces: `);
    expect(trace.getTracer('test').startSpan('after').isRecording()).toBe(false);
  });
});
