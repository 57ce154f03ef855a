import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { houseFiles, houseSources } from './house.ts';
import { checkAudits } from './rules/audits.ts';
import { checkBorders } from './rules/borders.ts';
import { checkCycles, checkFolderCycles } from './rules/cycles.ts';
import { checkDialect, checkFolders } from './rules/dialect.ts';
import { checkLayers } from './rules/layers.ts';
import { checkNames } from './rules/names.ts';
import { checkProjections } from './rules/projections.ts';
import { checkRuleTable } from './rules/rule-table.ts';
import { checkSizes } from './rules/sizes.ts';
import {
  checkEnvReads, checkMachinePaths, checkReadmes, checkTestMarks,
} from './rules/surroundings.ts';
import { CODE, shown } from './sources.ts';
import { isTest } from './rules/place.ts';

/** Folders that are to get their level by noun; until then none grows. */
const CROWDED = { 'subgraphs/loyalty/domain': 22 };

/** The rules about files, each on the whole house. That they can fail is shown beside them. */
describe('the house', () => {
  it('is read whole', () => {
    const paths = houseSources().map(({ path }) => path);
    expect(paths).toContain('subgraphs/kernel/ids.ts');
    expect(paths).toContain('gateway/house.ts');
    expect(paths.length).toBeGreaterThan(300);
  });

  it('keeps its borders', () => expect(shown(checkBorders(houseSources()))).toEqual([]));
  it('imports downwards', () => expect(shown(checkLayers(houseSources()))).toEqual([]));
  it('lets the newer version win in copies', () => {
    expect(shown(checkProjections(houseSources()))).toEqual([]);
  });
  it('leaves a record of what each command changed', () => {
    expect(shown(checkAudits(houseSources()))).toEqual([]);
  });
  it('has no import cycles', () => {
    const sources = houseSources().filter(({ path }) => !isTest(path));
    expect(shown([...checkCycles(sources), ...checkFolderCycles(sources)])).toEqual([]);
  });
  it('keeps files and lines short', () => expect(shown(checkSizes(houseSources()))).toEqual([]));
  it('names files by what is inside', () => expect(shown(checkNames(houseSources()))).toEqual([]));
  it('names one kind of thing in one way', () => {
    expect(shown(checkDialect(houseSources()))).toEqual([]);
  });
  it('gives folders a level by noun', () => {
    expect(shown(checkFolders(houseSources(), CROWDED))).toEqual([]);
  });
  it('says of every rule where it stands', () => {
    expect(shown(checkRuleTable(readFileSync('docs/rules.md', 'utf8'), houseFiles()))).toEqual([]);
  });
  it('reads the environment at the door', () => {
    expect(shown(checkEnvReads(houseSources()))).toEqual([]);
  });
  it('leaves no test out', () => expect(shown(checkTestMarks(houseSources()))).toEqual([]));
  it('names nobody\'s own folders', () => {
    const texts = houseFiles().filter((path) => CODE.test(path) || /\.(md|mjs|json|yml)$|\.ci\/run$/.test(path))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    expect(shown(checkMachinePaths(texts))).toEqual([]);
  });
  it('has a README in each room', () => expect(shown(checkReadmes(houseFiles()))).toEqual([]));
});
