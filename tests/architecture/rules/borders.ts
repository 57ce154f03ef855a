import type { Finding, Import, Source } from '../sources.ts';
import { placeOf, targetOf, type Place } from './place.ts';

/** What assembles the house may know every subgraph. */
const ASSEMBLY = /^gateway\/(house|schema-files|print-schema)\.ts$|^gateway\/(start|operations)\//;
/** All that identity shares with the graph: who acts, and the closed list of scopes. */
const SHARED_WITH_IDENTITY = /^subgraphs\/(kernel\/actor\.ts|contracts\/)/;
/** What makes its part of the graph like every other: the port, ids, errors, checked scopes. */
const SHARED_WITH_ITS_GRAPH =
  /^subgraphs\/kernel\/(port|ids|errors|graph\/protect-schema)\.ts$/;
/** Reads files, for whoever registers what they list. */
const SHARED_WITH_ADMIN = /^client\/(manifests\/|src\/(server-events|verify-provenance)\.ts$)/;
/** A database server in a folder: whoever starts it says what for. */
const SERVER = /^gateway\/postgres\//;
const GATHERS_THE_RESOURCES = 'admin/app/resources.ts';
/** The roots that list the rooms. */
const LISTS_THE_ROOMS = 'subgraphs/all.ts';

/** Which wing may know which: subgraphs each other, kernel, contracts, gateway, identity, bench. */
export function checkBorders(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) => source.imports.flatMap((imported) => {
    const target = targetOf(source.path, imported.from);
    const message = target === null ? null
      : refusal(source.path, target, placeOf(source.path), placeOf(target), imported);
    return message === null ? []
      : [{ path: source.path, line: imported.line, rule: 'borders', message }];
  }));
}

function refusal(
  path: string, target: string, here: Place, there: Place, { typeOnly }: Import,
): string | null {
  if (there.wing === 'bench' && here.wing !== 'bench') return 'the product never needs bench/';
  if (here.layer === 'test' || here.wing === 'bench') return null;
  if (there.layer === 'test') return `only tests import ${target}`;
  if (here.wing === 'subgraphs') return betweenSubgraphs(path, target, here, there, typeOnly);
  if (here.wing === 'admin' && SHARED_WITH_ADMIN.test(target)) return null;
  if (here.wing === 'admin' || here.wing === 'client') {
    return there.wing === here.wing ? insideAdmin(path, target)
      : `${here.wing} reaches the server over HTTP only`;
  }
  if (here.wing === 'identity') {
    if (there.wing === 'identity' || SHARED_WITH_IDENTITY.test(target)) return null;
    if (path.startsWith('identity/graph/') && SHARED_WITH_ITS_GRAPH.test(target)) return null;
    return `identity knows kernel/actor.ts and contracts, not ${target}`;
  }
  if (SERVER.test(path) && !SERVER.test(target)) return `gateway/postgres/ knows nothing of ${target}`;
  if (here.wing === 'gateway' && !ASSEMBLY.test(path)) {
    if (SERVER.test(target) && !SERVER.test(path)) return `only what starts the house imports ${target}`;
    if (there.wing === 'identity') return 'only what assembles the house imports identity';
    if (there.wing === 'subgraphs' && !['kernel', 'contracts'].includes(there.subgraph ?? '')) {
      return `only what assembles the house imports ${target}`;
    }
  }
  return null;
}

/** A resource is a folder that can be taken away; only what gathers them all names one. */
function insideAdmin(path: string, target: string): string | null {
  const resource = resourceOf(target);
  if (resource === null || resource === resourceOf(path)) return null;
  if (path === GATHERS_THE_RESOURCES) {
    return target.endsWith('/index.ts') ? null : `a resource is its index.ts, not ${target}`;
  }
  if (resourceOf(path) === null) return `only ${GATHERS_THE_RESOURCES} knows the resources`;
  return target.endsWith('.data.ts') ? null
    : `a resource knows of another its *.data.ts, not ${target}`;
}

function resourceOf(path: string): string | null {
  return /^admin\/resources\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function betweenSubgraphs(
  path: string, target: string, here: Place, there: Place, typeOnly: boolean,
): string | null {
  if (there.wing !== 'subgraphs') return `a subgraph does not know ${there.wing}/`;
  if (path === LISTS_THE_ROOMS) return null;
  if (here.subgraph === there.subgraph) return null;
  if (here.subgraph === 'kernel') return 'kernel knows no subgraph and no contract';
  if (here.subgraph === 'contracts') {
    return typeOnly && there.subgraph === 'kernel' ? null : 'contracts import nothing but types';
  }
  if (there.subgraph === 'kernel' || there.subgraph === 'contracts') return null;
  if (here.subgraph === 'words') return `words are every room's and know none, not ${target}`;
  if (there.subgraph === 'words') return null;
  return `${here.subgraph} does not know ${target}: events, references or the graph`;
}
