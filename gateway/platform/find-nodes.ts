import { GraphQLError, parse, type ExecutionResult } from 'graphql';
import type { RequestContext, SubgraphPort } from '../../subgraphs/kernel/port.ts';
import type { NodeOwner, NodePrefixes } from './platform-sdl.ts';

export interface FoundNode {
  readonly __typename: string;
  readonly id: string;
}

/** 26 characters of Crockford's base 32; the first holds only three bits of a uuid. */
const TYPE_ID = /^([a-z]([a-z_]{0,61}[a-z])?)_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

const ENTITIES = parse(`query NodeOwners($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename }
}`, { noLocation: true });

/**
 * Only the owner knows whether an object exists and may be seen by the actor, so it is asked:
 * one call per subgraph, whatever the number of ids. What cannot be seen looks like what is not.
 */
export async function findNodes(
  ids: readonly string[],
  context: RequestContext,
  ports: ReadonlyMap<string, SubgraphPort>,
  nodePrefixes: NodePrefixes,
): Promise<(FoundNode | Error | null)[]> {
  const groups = new Map<string, { id: string; owner: NodeOwner }[]>();
  for (const id of new Set(ids)) {
    const owner = ownerOf(id, nodePrefixes);
    if (owner === undefined) continue;
    groups.set(owner.subgraph, [...(groups.get(owner.subgraph) ?? []), { id, owner }]);
  }
  const found = new Map<string, FoundNode | Error>();
  await Promise.all([...groups].map(async ([subgraph, items]) => {
    const answers = await askOwner(ports.get(subgraph), items, context);
    items.forEach(({ id, owner }, index) => {
      const answer = answers instanceof Error ? answers : answers[index];
      if (answer instanceof Error) found.set(id, answer);
      else if (answer) found.set(id, { __typename: owner.typename, id });
    });
  }));
  return ids.map((id) => found.get(id) ?? null);
}

function ownerOf(id: string, nodePrefixes: NodePrefixes): NodeOwner | undefined {
  const prefix = TYPE_ID.exec(id)?.[1];
  return prefix === undefined ? undefined : nodePrefixes.get(prefix);
}

async function askOwner(
  port: SubgraphPort | undefined,
  items: readonly { id: string; owner: NodeOwner }[],
  context: RequestContext,
): Promise<readonly unknown[] | Error> {
  const representations = items.map(({ id, owner }) => ({ __typename: owner.typename, id }));
  const unavailable = new GraphQLError('The owner of this id does not answer.',
    { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
  try {
    const answer = await port?.execute({ document: ENTITIES, operationName: 'NodeOwners',
      variables: { representations }, context }) as ExecutionResult | undefined;
    const entities = answer?.data?.['_entities'];
    return Array.isArray(entities) ? entities : unavailable;
  } catch {
    return unavailable;
  }
}
