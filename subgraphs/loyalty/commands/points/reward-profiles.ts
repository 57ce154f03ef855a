import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { rewardProfile } from '../../domain/rewards/profile-reward.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { saveBooks } from '../../persistence/postings.ts';

export interface CompletedProfile {
  readonly memberId: string;
  readonly completedAt: Date;
}

/**
 * Points for a whole profile, once for a person: whoever earned them under any of its ids, before a merge or
 * after it, earns them no more.
 */
export const rewardProfiles = defineBatchCommand<CompletedProfile, { points: bigint }, 'NOT_YET'>({
  name: 'loyalty.reward-profiles',
  maxBatch: 250,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const books = await lockBooks(tx.sql, requests.map(({ input }) => input.memberId));
    const policies = await loadPolicies(tx.sql);
    const rewarded = await rewardedOf(tx.sql, [...books.values()].map(({ account }) => account.memberId));
    const outcomes = requests.map(({ input }): Outcome<{ points: bigint }, 'NOT_YET'> => {
      const book = books.get(input.memberId);
      if (!book) return refused('NOT_YET', 'the account is not open yet');
      const { memberId } = book.account;
      const before = book.account.available;
      if (rewarded.has(memberId) || !rewardProfile(book, input.completedAt, policies)) {
        return accepted({ points: 0n });
      }
      rewarded.add(memberId);
      return accepted({ points: book.account.available - before });
    });
    await saveBooks(tx, books.values());
    return outcomes;
  },
});

/** Which of these persons, as they are today, were rewarded for a profile under any id of theirs. */
async function rewardedOf(sql: Sql, memberIds: readonly string[]): Promise<Set<string>> {
  const rows = await sql.all<{ id: string }>`
    with own as (
      select id, id as today from unnest(${[...memberIds]}::uuid[]) as t(id)
      union all
      select merged_id, survivor_id from person_merge where survivor_id = any(${[...memberIds]}::uuid[])
    )
    select distinct own.today as id from own join points_transaction p on p.member_id = own.id
    where p.kind = 'profile_reward'`;
  return new Set(rows.map(({ id }) => id));
}
