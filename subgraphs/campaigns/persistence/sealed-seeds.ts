import { commitmentOf } from '../domain/lottery.ts';
import type { SeedVault } from '../domain/lotteries/seed-vault.ts';
import { drawIdOf, type LotteryRow } from './lotteries.ts';

/** The seed that was promised; null: no key of the house opens it any more, or it is not the one. */
export function seedOf(lottery: LotteryRow, vault: SeedVault): Buffer | null {
  const { id, seedSealed, seedKeyId, commitment } = lottery;
  if (seedSealed === null || seedKeyId === null) return null;
  const seed = vault.open(drawIdOf(id), { sealed: Buffer.from(seedSealed), keyId: seedKeyId });
  return seed && commitmentOf(seed) === commitment ? seed : null;
}
