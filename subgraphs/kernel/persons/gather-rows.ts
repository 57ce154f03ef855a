import type { SubgraphPort } from '../port.ts';
import type { GivenTable } from './give-rows.ts';

/** What the rooms keep of a person under these ids. Half of it is no export: one that is away fails it. */
export async function gatherRows(
  ports: ReadonlyMap<string, Pick<SubgraphPort, 'giveRows'>>, personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly GivenTable[]>> {
  const rooms = [...ports].filter(([, port]) => port.giveRows).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(await Promise.all(rooms.map(async ([room, port]) =>
    [room, await port.giveRows!(personIds)] as const)));
}
