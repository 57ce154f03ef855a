import type { GraphContext } from '../../../kernel/graph/context.ts';
import { NOBODY } from '../../../kernel/ids.ts';
import { refused } from '../../../kernel/outcome.ts';
import { airTimes } from '../../calls/ask-sessions.ts';
import type { InteractionInput } from '../../commands/record-interactions.ts';
import { wasOnAir } from '../../domain/on-air.ts';

export const NOT_LIVE = 'The session was not on air at that time.';

type Interactions = InteractionInput['interactions'];

const at = (index: number, field: string) => ['interactions', String(index), field];
const noContent = (index: number) =>
  refused('NOT_FOUND', 'There is no such content.', at(index, 'contentId'));

/** What needs nobody to be asked. */
export function refusalAtOnce({ interactions }: InteractionInput, now: Date) {
  for (const [index, { contentId, at: when }] of interactions.entries()) {
    if (contentId === NOBODY) return noContent(index);
    if (when > now) return refused('IN_THE_FUTURE', 'It has not happened yet.', at(index, 'at'));
  }
  return null;
}

/** A session that nobody held, or held at another time, moves no growth. */
export async function refusalOfTimes(context: GraphContext, interactions: Interactions) {
  const sessions = await airTimes(context, interactions);
  for (const [index, { contentId, at: when }] of interactions.entries()) {
    const session = sessions.get(contentId);
    if (!session) return noContent(index);
    if (!wasOnAir(session, when)) return refused('NOT_LIVE', NOT_LIVE, at(index, 'at'));
  }
  return null;
}
