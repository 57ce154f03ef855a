import type { Actor } from '../../../subgraphs/kernel/actor.ts';
import { OWNER } from '../../kit/graph.ts';
import { mutationDocument } from '../kit/api.ts';
import type { World } from '../kit/world.ts';

export type Payload = Record<string, any>;

/** What a mutation answers, refused or not. */
export async function ask(world: World, name: string, input: object, actor: Actor = OWNER): Promise<Payload> {
  const answer = await world.graph.ask(mutationDocument(name),
    { input: { idempotencyKey: world.fresh(), ...input } }, actor);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data![name];
}

/** The refusal of a payload by its code and path; OK without one. */
export const codeOf = ({ userErrors: [first] }: Payload): string => (first?.code ?? 'OK');

/** Codes of requests that arrive at the same moment, sorted. */
export async function atOnce(requests: readonly (() => Promise<Payload>)[]): Promise<string[]> {
  return (await Promise.all(requests.map((send) => send()))).map(codeOf).toSorted();
}

export const times = <Of>(count: number, make: (nth: number) => Of): Of[] =>
  Array.from({ length: count }, (_, nth) => make(nth));

/** What a member has: spendable, to come, set aside. */
export async function pointsOf({ graph }: World, id: string): Promise<number[]> {
  await graph.calm();
  const { member } = await graph.get(
    'query ($id: ID!) { member(id: $id) { loyalty { available pending held } } }', { id });
  const { available, pending, held } = member.loyalty;
  return [available, pending, held];
}
