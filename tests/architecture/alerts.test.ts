import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const rules = readFileSync('deploy/prometheus/rules.yaml', 'utf8');
const guide = readFileSync('docs/operations.md', 'utf8');

/** One block for each alert, as the file writes them. */
const alerts = rules.split(/^ {6}- alert: /m).slice(1);
const field = (block: string, name: string) => new RegExp(`^ +${name}: (.+)$`, 'm').exec(block)?.[1];

describe('alerts', () => {
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
