import { createHmac } from 'node:crypto';
import type { Services } from '../../kernel/graph/context.ts';
import type { SeedsOf } from '../commands/lotteries/write-lottery.ts';

/** What the keys of lotteries are derived for. */
const LOTTERY_KEY = 'lotteries of live rooms';

/**
 * Seeds of a lottery under the house's keys, the present one first: a seed follows from the key, so that no row has it
 * before it is revealed.
 */
export function seedsFrom({ keys }: Services): SeedsOf {
  const known = keys(LOTTERY_KEY);
  return (drawId) => known.map((key) => createHmac('sha256', key).update(drawId).digest());
}
