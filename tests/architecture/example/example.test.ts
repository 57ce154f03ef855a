import { readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { notes } from '../../../docs/examples/note-on-a-member/notes/index.ts';
import { nodePrefixesOf, schemaFiles } from '../../../gateway/schema-files.ts';
import { SUBGRAPHS } from '../../../subgraphs/all.ts';
import { houseSchemas } from '../../kit/schemas.ts';
import { checkBorders } from '../rules/borders.ts';
import { checkCycles } from '../rules/cycles.ts';
import { checkLayers } from '../rules/layers.ts';
import { checkNames } from '../rules/names.ts';
import { targetOf } from '../rules/place.ts';
import { checkSizes } from '../rules/sizes.ts';
import { checkDescriptions } from '../sdl/descriptions.ts';
import { readGraph } from '../sdl/graph-text.ts';
import { checkGuarded } from '../sdl/guarded.ts';
import { checkMutations } from '../sdl/mutations.ts';
import { checkRelay } from '../sdl/relay.ts';
import { checkBounds, checkCrossings, checkOwners, checkUnits } from '../sdl/shapes.ts';
import { CODE, listFiles, readSources, shown, type Source } from '../sources.ts';
import { addedSchema } from './added-schema.ts';

const FOLDER = 'docs/examples/note-on-a-member';
const sources = readSources(process.cwd(), ['docs']).filter(({ path }) => path.startsWith(`${FOLDER}/`));

/** Where its files stand once they are in the house. */
function inTheHouse(path: string): string {
  return path.replace(`${FOLDER}/contracts/`, 'subgraphs/contracts/')
    .replace(`${FOLDER}/notes/`, 'subgraphs/notes/').replace(`${FOLDER}/admin/`, 'admin/resources/notes/');
}

function moved(source: Source): Source {
  const path = inTheHouse(source.path);
  return {
    ...source, path,
    imports: source.imports.map((one) => {
      const target = targetOf(source.path, one.from);
      return target === null ? one
        : { ...one, from: `./${posix.relative(dirname(path), inTheHouse(target))}` };
    }),
  };
}

describe('the example room', () => {
  const room = sources.map(moved);
  it('keeps the rules of the house about files', () => {
    const checks = [checkBorders, checkLayers, checkCycles, checkNames, checkSizes];
    expect(checks.flatMap((check) => shown(check(room)))).toEqual([]);
    expect(room.length).toBeGreaterThan(15);
  });

  it('keeps the rules about the graph, and composes with the house', () => {
    const all = [...SUBGRAPHS, notes];
    const files = schemaFiles(all);
    const texts = [readGraph('notes', files.get('notes.graphql')!)];
    const owners = new Map([...nodePrefixesOf(all).values()].map((one) => [one.typename, one.subgraph]));
    expect([
      ...checkDescriptions(texts), ...checkGuarded(texts), ...checkMutations(texts), ...checkBounds(texts),
      ...checkUnits(texts), ...checkCrossings({ texts, owners }), ...checkOwners({ texts, owners }),
      ...checkRelay({ texts, owners }),
    ]).toEqual([]);
    expect(readFileSync(`${FOLDER}/schema.graphql`, 'utf8'))
      .toBe(addedSchema(houseSchemas().get('api.graphql')!, files.get('api.graphql')!));
  });

  it('takes less than 260 lines of code, tests, page and texts among them', () => {
    const files = listFiles(process.cwd(), ['docs']).filter((path) =>
      path.startsWith(`${FOLDER}/`) && (CODE.test(path) || path.endsWith('documents.graphql')));
    const lines = files.flatMap((path) => readFileSync(path, 'utf8').split('\n'))
      .filter((line) => line.trim() !== '' && !/^(import |\} from |\/\*\*|\s*\*)/.test(line));
    expect(lines.length).toBeLessThan(260);
    expect(readFileSync(`${FOLDER}/README.md`, 'utf8')).toContain(`${lines.length} lines`);
  });
});
