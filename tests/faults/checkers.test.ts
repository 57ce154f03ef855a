import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startTestGraph, type TestGraph } from '../kit/graph.ts';
import { findBrokenPromises } from './checkers/answers.ts';
import { CHECKERS, findFaults } from './checkers/index.ts';
import { waitUntilSettled } from './checkers/settled.ts';
import { openBrand } from './load/brand.ts';
import { doorOf } from './load/door.ts';
import { planLoad } from './load/plan.ts';
import { runLoad, type Load } from './load/run-load.ts';
import { PLANTED } from './planted.ts';

const SEED = 7;
let graph: TestGraph;
let load: Load;
beforeAll(async () => {
  graph = await startTestGraph();
  const brand = await openBrand(doorOf(graph));
  graph.clock.advance(60_000);
  load = runLoad(brand, planLoad(SEED, { members: 8, actions: 80, drops: 2 }));
  await load.finish();
  await waitUntilSettled(graph.databaseUrl);
}, 180_000);
afterAll(() => graph.stop());

/** Plants inside a transaction that is rolled back; triggers are off, as a bug could not be. */
async function findPlanted(statements: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: graph.databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    for (const statement of statements.split(';').filter((text) => text.trim() !== '')) {
      const { rowCount } = await client.query(statement);
      if (rowCount === 0) throw new Error(`planted nothing: ${statement}`);
    }
    const findings: string[] = [];
    for (const checker of CHECKERS) {
      findings.push(...await checker.find(client, graph.clock.now()));
    }
    return findings;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

describe('the load', () => {
  it('is the same for the same seed', () => {
    const size = { members: 8, actions: 80, drops: 2 };
    expect(planLoad(SEED, size)).toEqual(planLoad(SEED, size));
    expect(planLoad(SEED + 1, size)).not.toEqual(planLoad(SEED, size));
  });

  it('has done something of everything', () => {
    const kinds = load.done.filter(({ said }) => 'id' in said).map(({ action }) =>
      ('end' in action ? `${action.kind} ${action.end}` : action.kind));
    expect(new Set(kinds)).toEqual(new Set(['sale', 'return', 'stranger', 'redeem capture',
      'redeem void', 'redeem forget', 'redeem pay', 'claim confirm', 'claim release',
      'claim forget']));
  });
});

describe('the checkers', () => {
  it('find nothing in a sound house', async () => {
    expect(await findFaults(graph.databaseUrl, graph.clock.now())).toEqual([]);
    expect(await findBrokenPromises(graph.databaseUrl, load)).toEqual([]);
  });

  it.each(PLANTED)('$checker: finds $fault', async ({ checker, statements }) => {
    const findings = await findPlanted(statements);
    expect(findings.filter((finding) => finding.startsWith(`${checker}: `))).not.toEqual([]);
  });

  it('each have a planted fault', () => {
    expect(new Set(PLANTED.map(({ checker }) => checker)))
      .toEqual(new Set(CHECKERS.map(({ name }) => name)));
  });

  it('find a hold that outlived its time', async () => {
    const later = new Date(graph.clock.now().getTime() + 3_600_000);
    const findings = await findFaults(graph.databaseUrl, later);
    expect(findings.some((finding) => /holds end: hold/.test(finding))).toBe(true);
    expect(findings.some((finding) => /holds end: claim/.test(finding))).toBe(true);
  });

  it('find an answer that was not kept', async () => {
    const sale = load.done.find(({ action, said }) => action.kind === 'sale' && 'id' in said)!;
    const lost = { ...sale, said: { id: 'ord_01hk153x00ffffffffffffffff' } };
    expect(await findBrokenPromises(graph.databaseUrl, { ...load, done: [lost] })).toHaveLength(2);
    const refused = { ...sale, said: { code: 'INVALID' } };
    expect(await findBrokenPromises(graph.databaseUrl, { ...load, done: [refused] }))
      .toHaveLength(1);
    expect(await findBrokenPromises(graph.databaseUrl, { ...load, open: [sale.action] }))
      .toHaveLength(1);
  });
});
