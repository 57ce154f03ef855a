import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openLog } from '../../subgraphs/kernel/log.ts';
import { startTracing } from '../../subgraphs/kernel/telemetry.ts';
import { startCollector, type ReceivedSpan } from '../kit/collector.ts';
import { SHAPES, startTestGraph, type TestGraph } from '../kit/graph.ts';
import { enrol, exampleOrder, openShop, record, type Shop } from './shop.ts';

const lines: { msg: string; trace_id?: string; requestId?: string }[] = [];

describe.each(SHAPES)('traces, %s', (shape) => {
  let graph: TestGraph;
  let shop: Shop;
  beforeAll(async () => {
    const log = openLog('karat', 'info', { write: (line: string) => { lines.push(JSON.parse(line)); } });
    graph = await startTestGraph({ shape, now: '2026-09-02T04:00:00Z', log });
    shop = await openShop(graph);
  }, 60_000);
  afterAll(() => graph.stop());

  /** What a collector gets of this, by trace. */
  async function tracesOf(work: () => Promise<unknown>): Promise<Map<string, ReceivedSpan[]>> {
    const collector = await startCollector();
    const tracing = await startTracing({ endpoint: collector.endpoint, service: 'karat-test' });
    await work();
    await graph.settled();
    await tracing!.stop();
    await collector.close();
    return Map.groupBy(collector.spans(), ({ traceId }) => traceId);
  }

  /** Names from a span up to the request that it follows from. */
  function wayTo(name: string, spans: readonly ReceivedSpan[]): string[] {
    const way: string[] = [];
    for (let span = spans.find((one) => one.name === name); span;) {
      way.unshift(span.name);
      span = spans.find(({ spanId }) => spanId === span?.parentSpanId);
    }
    return way;
  }

  const sale = (name: string) => record(graph, shop, [exampleOrder(shop, name)]);
  const hop = shape === 'over HTTP' ? ['orders answers'] : [];

  it('lead from a sale to its points', async () => {
    await enrol(graph, shop, 'traced');
    await graph.settled();
    lines.length = 0;
    const traces = await tracesOf(() => sale('traced'));
    const told = [...traces.values()].filter((spans) => spans.some(({ name }) => name === 'orders.record-orders'));
    expect(told).toHaveLength(1);
    expect(wayTo('loyalty.accrue-orders', told[0]!)).toEqual([
      'graphql request', 'subgraph orders', ...hop, 'orders.record-orders',
      'loyalty takes order.recorded.v1', 'loyalty.accrue-orders']);
    expect(wayTo('franchises.take-orders', told[0]!)).toHaveLength(hop.length + 5);
    const line = lines.find(({ msg, trace_id: id }) => msg === 'request' && id);
    expect(line!.trace_id).toBe(told[0]![0]!.traceId);
  });

  it('are each sale\'s own, also where many are booked in one transaction', async () => {
    for (const name of ['one', 'two', 'three']) await enrol(graph, shop, name);
    await graph.settled();
    const traces = await tracesOf(() => Promise.all(['one', 'two', 'three'].map(sale)));
    const ways = [...traces.values()].map((spans) => wayTo('loyalty.accrue-orders', spans))
      .filter((way) => way.length > 0);
    expect(ways).toHaveLength(3);
    for (const way of ways) expect(way.at(0)).toBe('graphql request');
  });

  it('go on from what the caller traces, and are nobody\'s when tracing is off', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traces = await tracesOf(() => graph.house.gateway.execute({
      query: '{ regions { code } }', trace: `00-${traceId}-00f067aa0ba902b7-01` }));
    expect(traces.get(traceId)?.map(({ name }) => name)).toContain('graphql request');
    lines.length = 0;
    await graph.ask('{ regions { code } }');
    expect(lines.filter(({ trace_id: id }) => id)).toEqual([]);
    await enrol(graph, shop, 'untraced');
    const { database } = graph.runtimes.get('members')!;
    expect(await database.sql.one`select trace from event order by seq desc limit 1`).toEqual({ trace: null });
  });
});
