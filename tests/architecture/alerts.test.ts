import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { Telemetry } from '../../gateway/telemetry.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { eventRoutes } from '../../subgraphs/kernel/define-subgraph.ts';
import { openLog } from '../../subgraphs/kernel/log.ts';
import { openFigures } from '../../subgraphs/kernel/observe/open-figures.ts';
import { describeProcess } from '../../subgraphs/kernel/observe/process-metrics.ts';
import { RoomMetrics } from '../../subgraphs/kernel/observe/room-metrics.ts';

const rules = readFileSync('deploy/prometheus/rules.yaml', 'utf8');
const guide = readFileSync('docs/operations.md', 'utf8');

/** One block for each alert, as the file writes them. */
const alerts = rules.split(/^ {6}- alert: /m).slice(1);
const field = (block: string, name: string) => new RegExp(`^ +${name}: (.+)$`, 'm').exec(block)?.[1];

/** What a collector says of every series by itself: ours of the same name would be called otherwise. */
const COLLECTORS = ['job', 'instance'];

/** The labels of each metric, as the processes declare them: most series are there only once something happened. */
async function declaredLabels(): Promise<Map<string, readonly string[]>> {
  const registry = new Registry();
  const log = openLog('alerts', 'silent');
  describeProcess(registry, 'house');
  new RoomMetrics(registry);
  new Telemetry(log, registry, () => new Map());
  const figures = openFigures(registry, [{ url: 'postgres://127.0.0.1:1/nobody', rooms: SUBGRAPHS }],
    eventRoutes(SUBGRAPHS), log);
  await figures.close();
  return new Map(registry.getMetricsAsArray().map((metric) => {
    const { name, type, labelNames } = metric as unknown as { name: string; type: unknown; labelNames: string[] };
    const own = [...labelNames, ...(type === 'histogram' ? ['le'] : [])];
    return [name, /^(process|nodejs)_/.test(name) ? [...own, 'process'] : own];
  }));
}

const BY = /\bby \(([^)]+)\)/g;
const SELECTED = /(\w+)(?:=~|!~|!=|=)"/g;
const SAID = /\$labels\.(\w+)/g;
const METRIC = /\b((?:karat|process|nodejs)_\w+?)(?:_bucket|_count|_sum)?\b(\{[^}]*\})?/g;
const found = (pattern: RegExp, text: string) =>
  [...text.matchAll(pattern)].flatMap(([, names]) => names!.split(',').map((name) => name.trim()));

describe('alerts', () => {
  it('ask for labels that their metrics have, by names that a collector leaves alone', async () => {
    const declared = await declaredLabels();
    for (const [name, labels] of declared) {
      expect([name, labels.filter((label) => COLLECTORS.includes(label))]).toEqual([name, []]);
    }
    const wrong = alerts.flatMap((block) => {
      const expr = field(block, 'expr')!;
      const by = found(BY, expr);
      const series = [...expr.matchAll(METRIC)];
      const metrics = series.map(([, metric]) => metric!);
      const has = (metric: string, label: string) =>
        COLLECTORS.includes(label) || (declared.get(metric) ?? []).includes(label);
      return [
        ...metrics.filter((metric) => !declared.has(metric)),
        ...series.flatMap(([, metric, selected]) => [...by, ...found(SELECTED, selected ?? '')]
          .filter((label) => !has(metric!, label)).map((label) => `${metric} has no ${label}`)),
        // Words are filled in from what the expression leaves.
        ...found(SAID, block).filter((label) => (metrics.length > 0 && expr.includes(' by (')
          ? !by.includes(label) : !COLLECTORS.includes(label))).map((label) => `nothing says ${label}`),
      ].map((fault) => `${block.split('\n')[0]}: ${fault}`);
    });
    expect(wrong).toEqual([]);
  });

  it('each say how long, how urgent, what and where to read on', () => {
    expect(alerts.length).toBeGreaterThan(15);
    for (const block of alerts) {
      expect(field(block, 'expr')).toBeDefined();
      expect(field(block, 'for')).toMatch(/^\d+[mh]$/);
      expect(field(block, 'severity')).toMatch(/^(page|ticket)$/);
      expect(field(block, 'summary')).toBeDefined();
    }
  });

  it('and the guide have the same names: no alert without its section, no section without its alert', () => {
    const named = alerts.map((block) => block.split('\n')[0]!);
    expect(alerts.map((block) => field(block, 'runbook_url')))
      .toEqual(named.map((name) => `docs/operations.md#${name.toLowerCase()}`));
    expect([...guide.matchAll(/^### (Karat\w+)$/gm)].map(([, name]) => name)).toEqual(named);
    for (const [, name] of guide.matchAll(/\*(Karat\w+)\*/g)) expect(named).toContain(name);
  });
});
