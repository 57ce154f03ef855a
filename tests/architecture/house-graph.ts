import { nodePrefixesOf } from '../../gateway/schema-files.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { houseSchemas } from '../kit/schemas.ts';
import { readGraph, type OwnedGraph } from './sdl/graph-text.ts';

/** Printed for all together rather than by one subgraph. */
const TOGETHER = ['supergraph.graphql', 'api.graphql'];

export function houseGraph(): OwnedGraph {
  const texts = [...houseSchemas()]
    .filter(([name]) => name.endsWith('.graphql') && !TOGETHER.includes(name))
    .map(([name, sdl]) => readGraph(name.replace('.graphql', ''), sdl));
  const owners = new Map([...nodePrefixesOf(SUBGRAPHS).values()]
    .map(({ typename, subgraph }) => [typename, subgraph] as const));
  return { texts, owners };
}
