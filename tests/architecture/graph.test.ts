import { describe, expect, it } from '@jest/globals';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { FACT } from '../../subgraphs/contracts/facts.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import { houseGraph } from './house-graph.ts';
import { MOVERS } from './movers.ts';
import { checkDeprecations } from './sdl/deprecations.ts';
import { checkDescriptions } from './sdl/descriptions.ts';
import { checkGuarded, checkScopeNames } from './sdl/guarded.ts';
import { checkMutations, checkRetrySafety } from './sdl/mutations.ts';
import { checkRelay } from './sdl/relay.ts';
import { checkBounds, checkCrossings, checkOwners, checkUnits } from './sdl/shapes.ts';
import { shown } from './sources.ts';

const graph = houseGraph();
const { texts } = graph;

/** The rules about the graph, on what the house prints now. */
describe('the graph of the house', () => {
  it('is printed by thirteen subgraphs, identity and the platform', () => {
    expect(texts.map(({ name }) => name).sort()).toEqual(['campaigns', 'catalog', 'engagement', 'franchises',
      'identity', 'insights', 'loyalty', 'members', 'orders', 'outreach', 'plans', 'platform', 'rewards', 'service',
        'tradeins']);
  });
  it('has an owner for each thing that rooms ask for, and none that nobody may ask', () => {
    const told = SUBGRAPHS.flatMap(({ name, tells }) => Object.keys(tells ?? {}).map((kind) => `${name}.${kind}`));
    expect([...told].sort()).toEqual(Object.values<string>(FACT).sort());
  });
  it('describes every part', () => expect(shown(checkDescriptions(texts))).toEqual([]));
  it('asks for a scope at every door', () => expect(shown(checkGuarded(texts))).toEqual([]));
  it('asks only for scopes that exist', () => {
    expect(shown(checkScopeNames(texts, new Set(SCOPES)))).toEqual([]);
  });
  it('shapes mutations alike', () => expect(shown(checkMutations(texts))).toEqual([]));
  it('lets what moves value be sent twice', () => {
    expect(shown(checkRetrySafety(texts, MOVERS))).toEqual([]);
  });
  it('crosses subgraphs nullably', () => expect(shown(checkCrossings(graph))).toEqual([]));
  it('bounds every list', () => expect(shown(checkBounds(texts))).toEqual([]));
  it('keeps units in names and types', () => expect(shown(checkUnits(texts))).toEqual([]));
  it('gives each type one owner', () => expect(shown(checkOwners(graph))).toEqual([]));
  it('has lists and nodes as Relay knows them', () => {
    expect(shown(checkRelay(graph))).toEqual([]);
  });
  it('deprecates until a day', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(shown(checkDeprecations(texts, today))).toEqual([]);
  });
});
