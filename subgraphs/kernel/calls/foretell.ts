import { serviceActor } from '../actor.ts';
import type { Command } from '../commands/command.ts';
import { runCommand, type CommandHome } from '../commands/run-command.ts';
import { fromJson, toJson } from '../json.ts';
import type { Foretelling, Moved } from '../merges/moved.ts';
import type { ToldMerge } from '../merges/record-merge.ts';
import type { ToldUnmerge } from '../merges/record-unmerge.ts';
import type { ForetellRequest, Foretold, RequestContext, SubgraphPort } from '../port.ts';
import { inTime } from './in-time.ts';
import { patienceOf } from './ask-other.ts';

/** How a room takes a merge and its undoing: the commands of its handlers. */
export interface Merging {
  readonly merge: Command<ToldMerge, Moved, any>;
  readonly unmerge: Command<ToldUnmerge, Moved, any>;
}

/** What a room would answer to the news: the deed itself, undone. Nothing where it cannot say yet. */
export async function foretell(
  room: string, home: CommandHome, merging: Merging | undefined, { deed, told, requestId }: ForetellRequest,
): Promise<Foretold> {
  if (!merging) return { room, moved: [] };
  const caller = { actor: serviceActor(room, []), requestId };
  const outcome = deed === 'merge'
    ? await runCommand(home, caller, merging.merge, fromJson<ToldMerge>(told), { dryRun: true })
    : await runCommand(home, caller, merging.unmerge, fromJson<ToldUnmerge>(told), { dryRun: true });
  return { room, moved: outcome.ok ? movedOf(outcome.value) : null };
}

export const movedOf = (moved: Moved): NonNullable<Foretold['moved']> =>
  Object.entries(moved).map(([what, amount]) => ({ what, amount: String(amount) }));

/** Asks every other room at once; who does not answer in time, or has not heard of the members, says nothing. */
export async function foretellAll(
  ports: ReadonlyMap<string, SubgraphPort>, request: RequestContext,
  asked: Foretelling,
): Promise<Foretold[]> {
  const sent = { deed: asked.deed, told: toJson(asked.told), requestId: request.requestId };
  const answers = await Promise.all([...ports.values()].map(async (port): Promise<Foretold | null> => {
    if (!port.foretell) return null;
    return inTime(port.foretell(sent), patienceOf(request)).catch(() => ({ room: port.name, moved: null }));
  }));
  return answers.filter((answer) => answer !== null)
    .filter(({ moved }) => moved === null || moved.length > 0)
    .sort((a, b) => (a.room < b.room ? -1 : 1));
}
