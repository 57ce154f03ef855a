import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { drawIdOf, lockLotteries } from '../../persistence/lotteries.ts';
import { seedOf } from './seed-vault.ts';
import type { VaultOf } from './write-lottery.ts';

export interface Reseal {
  readonly vault: VaultOf;
  /** Where the last run stood; null at the beginning. */
  readonly after: string | null;
}

const MOST = 100;

/**
 * Seals seeds by the present key that the one before had sealed, so that it may be forgotten. What neither opens stays
 * as it is, to be called off. Answers where to go on; null at the end.
 */
export const resealSeeds = defineCommand<Reseal, { resealed: number; last: string | null }, never>({
  name: 'campaigns.reseal-seeds',
  execute: async (tx, { vault: open, after }) => {
    const vault = open();
    const rows = await tx.sql.all<{ id: string }>`select id from lottery
      where seed_key_id is not null and seed_key_id <> ${vault.keyId}
        and (${after}::uuid is null or id > ${after}::uuid)
      order by id limit ${MOST}`;
    let resealed = 0;
    for (const lottery of (await lockLotteries(tx.sql, rows.map(({ id }) => id))).values()) {
      const seed = seedOf(lottery, vault);
      if (!seed) continue;
      const { sealed, keyId } = vault.seal(drawIdOf(lottery.id), seed);
      await tx.sql.run`update lottery set seed_sealed = ${sealed}, seed_key_id = ${keyId} where id = ${lottery.id}`;
      tx.audit({ subjectId: lottery.id, after: { seedKeyId: keyId } });
      resealed += 1;
    }
    return accepted({ resealed, last: rows.length < MOST ? null : rows.at(-1)!.id });
  },
});
