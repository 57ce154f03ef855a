import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { dropState, type DropStateWord } from '../../domain/drop-rules.ts';
import { afterSweep } from '../../domain/hold-time.ts';
import { stateOfSession } from '../../domain/session-rules.ts';
import { lapsedHoldsOf } from '../../queries/drops.ts';
import type { Drop } from './drop.type.ts';

export interface Standing {
  readonly state: DropStateWord;
  readonly taken: number;
  readonly available: number;
  readonly waitlisted: number;
}

/** How a drop stands by the clock: a hold whose time is over holds nothing, swept or not. */
export async function standingOf(context: GraphContext, drop: Drop, at: Date): Promise<Standing> {
  const lapsed = await context.load(lapsedHoldsOf,
    { dropId: decodeId(PREFIX.drop, drop.id)!, at: at.toISOString() });
  const counts = afterSweep(drop, lapsed);
  const session = stateOfSession({ state: drop.sessionState, endsAt: drop.sessionEndsAt }, at);
  return {
    state: dropState(counts, session, at), taken: counts.taken,
    available: counts.stock - counts.taken, waitlisted: counts.waitlisted,
  };
}
