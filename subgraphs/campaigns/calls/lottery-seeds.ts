import type { Services } from '../../kernel/graph/context.ts';
import { vaultOf, type SeedVault } from '../commands/lotteries/seed-vault.ts';

/** What the keys of lotteries are derived for. */
const LOTTERY_KEY = 'lotteries of live rooms';

/** Under the house's keys, the present one and the one before. */
export function seedVault({ keys }: Pick<Services, 'keys'>): SeedVault {
  return vaultOf(keys(LOTTERY_KEY));
}
