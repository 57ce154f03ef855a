import type { Region } from '../../../contracts/words.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { policyAt, type Policy } from '../../domain/policy.ts';
import { nextCall } from '../../domain/tiers/tier-calls.ts';
import { firstTier } from '../../domain/tiers/tiers.ts';
import { insertAccounts, type Opening } from '../../persistence/accounts.ts';
import { loadPolicies } from '../../persistence/policies.ts';

export interface Enrolment {
  readonly memberId: string;
  readonly region: Region;
  readonly enrolledAt: Date;
}

/** What an account begins with. */
const NOTHING = { growth: 0n, pendingGrowth: 0n, interactionGrowth: 0n };

/** Opens accounts in the programme of the home region; an account that is there stays as it is. */
export const openAccounts = defineBatchCommand<Enrolment, { memberId: string }, 'NOT_YET'>({
  name: 'loyalty.open-accounts',
  maxBatch: 500,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const opened = await openIn(tx, requests.map(({ input }) => (
      { memberId: input.memberId, region: input.region, openedAt: input.enrolledAt })), await loadPolicies(tx.sql));
    return requests.map(({ input: { memberId, region } }): Outcome<{ memberId: string }, 'NOT_YET'> => (
      opened.has(memberId) ? accepted({ memberId }) : refused('NOT_YET', `region ${region} is not known yet`)));
  },
});

/**
 * Opens accounts where they are missing, each in the first tier that counts now, and answers for whom. The
 * others' region has not been told yet.
 */
export async function openIn(
  tx: Tx, members: readonly Pick<Opening, 'memberId' | 'region' | 'openedAt'>[], policies: readonly Policy[],
): Promise<ReadonlySet<string>> {
  const book = await readCodebook(tx.sql);
  const known = members.filter(({ region }) => book.versions('region', region).length > 0);
  await insertAccounts(tx.sql, known.map((member) => {
    const { programme } = book.word('region', member.region, member.openedAt).traits;
    const tier = firstTier(policyAt(policies, programme, tx.now));
    const reviewAt = nextCall({ ...NOTHING, programme, tier }, policies, tx.now);
    return { ...member, programme, tier: tier.tier, reviewAt };
  }));
  return new Set(known.map(({ memberId }) => memberId));
}
