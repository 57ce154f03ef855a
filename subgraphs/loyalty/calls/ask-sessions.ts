import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { wasOnAir, type AirTime } from '../domain/on-air.ts';

const SESSIONS = `query SessionsOfInteractions($ids: [ID!]!) { nodes(ids: $ids) {
  ... on LiveSession { id wentLiveAt endedAt } } }`;
const SESSIONS_PER_ASK = 100;
const asService = serviceActor('loyalty', ['campaigns:read']);

/** A session that goes on may end: that it is on air is believed this long. That it is not, never. */
const FRESH_MS = 5_000;
const KEPT = 1_000;
interface Kept extends AirTime { readonly until: number }
const kept = new WeakMap<object, Map<string, Kept>>();

type Node = { id?: string; wentLiveAt?: string | null; endedAt?: string | null } | null;

/**
 * When these sessions were on air, by uuid; those that there are. Likes come by the thousand for a few sessions:
 * campaigns is asked once for all of some seconds. Throws while it cannot be asked.
 */
export async function airTimes(
  context: GraphContext, moments: readonly { readonly contentId: string; readonly at: Date }[],
): Promise<ReadonlyMap<string, AirTime>> {
  const { home } = context.services;
  const known = kept.get(home) ?? new Map<string, Kept>();
  kept.set(home, known);
  const now = Date.now();
  const asked = [...new Set(moments.flatMap(({ contentId, at }) => {
    const session = known.get(contentId);
    return session && session.until > now && wasOnAir(session, at) ? [] : [contentId];
  }))];
  for (let start = 0; start < asked.length; start += SESSIONS_PER_ASK) {
    const some = asked.slice(start, start + SESSIONS_PER_ASK);
    const nodes = await ask(context, some.map((id) => encodeId(PREFIX.liveSession, id)));
    some.forEach((id, index) => keep(known, id, nodes[index] ?? null, now));
  }
  return known;
}

function keep(known: Map<string, Kept>, id: string, node: Node, now: number): void {
  known.delete(id);
  if (!node?.id) return;
  const endedAt = node.endedAt ? new Date(node.endedAt) : null;
  known.set(id, {
    wentLiveAt: node.wentLiveAt ? new Date(node.wentLiveAt) : null, endedAt,
    until: endedAt ? Infinity : now + FRESH_MS,
  });
  if (known.size > KEPT) known.delete(known.keys().next().value!);
}

async function ask(context: GraphContext, ids: readonly string[]): Promise<readonly Node[]> {
  try {
    const answer = await context.services.graph.execute<{ nodes: readonly Node[] | null }>({
      document: SESSIONS, variables: { ids }, context: { ...context.request, actor: asService },
    });
    const nodes = answer.data?.nodes;
    if (!answer.errors?.length && nodes?.length === ids.length) return nodes;
  } catch {
    // Told below, like an answer with gaps.
  }
  throw new RequestError('SUBGRAPH_UNAVAILABLE', 'The sessions cannot be looked at now; try again.');
}
