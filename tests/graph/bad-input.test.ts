import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inputTypeOf, mutationDocument, mutations } from '../attacks/kit/api.ts';
import { badValuesFor, LONG } from '../attacks/kit/bad-values.ts';
import { untilCalm } from '../attacks/kit/calm.ts';
import { openFingerprint, type Fingerprint } from '../attacks/kit/fingerprint.ts';
import { positionsOf, replaced } from '../attacks/kit/positions.ts';
import { validInput } from '../attacks/kit/valid-inputs.ts';
import { startWorld } from '../attacks/kit/start-world.ts';
import type { World } from '../attacks/kit/world.ts';
import { SHAPES, type TestGraph } from '../kit/graph.ts';

/** Over HTTP the same code refuses the same: every tenth mutation is enough there. */
const NAMES = mutations().map(({ name }) => name);
const TRIED = { 'one process': NAMES, 'over HTTP': NAMES.filter((_, index) => index % 10 === 0) };
const AT_ONCE = 8;

describe.each(SHAPES)('input that no field takes, %s', (shape) => {
  let graph: TestGraph;
  let world: World;
  let fingerprint: Fingerprint;
  beforeAll(async () => {
    ({ graph, world } = await startWorld({ shape }));
    fingerprint = await openFingerprint(graph.databaseUrl);
  }, 600_000);
  afterAll(async () => {
    await fingerprint.close();
    await graph.stop();
  });

  it.each(TRIED[shape])('%s', async (name) => {
    const { input, actor } = await validInput(world, name);
    const cases = [
      { what: 'an unknown field', path: ['noSuchField'], value: 1 },
      ...positionsOf(inputTypeOf(name), input).flatMap((position) =>
        badValuesFor(position).map((bad) => ({ ...bad, path: position.path }))),
    ].map((one) => (one.value === LONG && name === 'registerDocuments' && one.path.at(-1) === 'text'
      // The one text that may be longer.
      ? { ...one, what: '65,537 characters', value: 'x'.repeat(65_537) } : one));
    await untilCalm(graph);
    const before = await fingerprint.take();
    const document = mutationDocument(name);
    for (let at = 0; at < cases.length; at += AT_ONCE) {
      await Promise.all(cases.slice(at, at + AT_ONCE).map(async ({ what, path, value }) => {
        const where = `${name}.${path.join('.')}: ${what}`;
        const answer = await graph.ask(document, { input: replaced(input, path, value) }, actor);
        expect([where, answer.errors?.[0]?.extensions['code']]).toEqual([where, 'BAD_USER_INPUT']);
        expect([where, answer.data?.[name] ?? null]).toEqual([where, null]);
      }));
    }
    expect(await fingerprint.take()).toEqual(before);
  });
});
