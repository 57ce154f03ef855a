import { eventRoutes } from '../subgraphs/kernel/define-subgraph.ts';
import type { Subgraph } from '../subgraphs/kernel/define-subgraph.ts';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { IDENTITY_GRAPH } from '../identity/index.ts';
import { composeSupergraph } from './compose.ts';
import { platformSdl, type NodePrefixes } from './platform/platform-sdl.ts';

/** TypeID prefix → type and owner, as the subgraphs and identity declare them. */
export function nodePrefixesOf(subgraphs: readonly Subgraph[]): NodePrefixes {
  return new Map([...subgraphs, IDENTITY_GRAPH].flatMap(({ name, nodes }) =>
    Object.entries(nodes).map(([prefix, typename]) => [prefix, { typename, subgraph: name }])));
}

/** Everything that stands in `schema/`, by file name; printed from code, never edited. */
export function schemaFiles(subgraphs: readonly Subgraph[]): Map<string, string> {
  const services = [
    ...subgraphs.map(({ name, built }) => ({ name, sdl: built.sdl })),
    { name: IDENTITY_GRAPH.name, sdl: IDENTITY_GRAPH.sdl },
    { name: 'platform', sdl: platformSdl(nodePrefixesOf(subgraphs)) },
  ];
  const files = new Map(services.map(({ name, sdl }) => [`${name}.graphql`, sdl]));
  const supergraph = `${composeSupergraph(services).trimEnd()}\n`;
  files.set('supergraph.graphql', supergraph);
  files.set('api.graphql', publicApi(supergraph));
  const routes = [...eventRoutes(subgraphs)].sort(([a], [b]) => a.localeCompare(b));
  files.set('events.json', `${JSON.stringify(Object.fromEntries(routes), null, 2)}\n`);
  return files;
}

/** What clients see, without federation: front-end teams point their generators at it. */
export function publicApi(supergraphSdl: string): string {
  const api = transformSupergraphToPublicSchema(parse(supergraphSdl));
  const schema = buildASTSchema(api, { assumeValidSDL: true });
  return `${printSchema(lexicographicSortSchema(schema)).trimEnd()}\n`;
}
