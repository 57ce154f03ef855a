import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { PostingKind } from '../../domain/account-book.ts';
import { writeOff } from '../../domain/adjustment.ts';
import { policyAt } from '../../domain/policy.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { saveBooks } from '../../persistence/postings.ts';

/** What happens to an account without its member: no activity. */
const BY_ITSELF: readonly PostingKind[] = ['activation', 'expiry', 'void', 'merge', 'unmerge', 'write_off'];
export const NO_ACTIVITY = 'NO_ACTIVITY';

/** Writes off what members owe who have done nothing for the months of their programme, at most `limit` members. */
export const writeOffDebts = defineCommand<{ limit: number }, { members: number }, never>({
  name: 'loyalty.write-off-debts',
  execute: async (tx, { limit }) => {
    const policies = await loadPolicies(tx.sql);
    const programmes = [...new Set(policies.map(({ programme }) => programme))];
    const months = programmes.map((code) => policyAt(policies, code, tx.now).rules.writeOffMonths);
    const due = await tx.sql.all<{ member_id: string }>`
      select a.member_id from unnest(${programmes}::text[], ${months}::int[]) as p (programme, months)
      join account a on a.programme = p.programme and a.debt > 0 and a.merged_into is null
        and a.opened_at <= ${tx.now}::timestamptz - make_interval(months => p.months)
      where not exists (select 1 from account own join points_transaction t on t.member_id = own.member_id
        where (own.member_id = a.member_id or own.merged_into = a.member_id)
          and t.at > ${tx.now}::timestamptz - make_interval(months => p.months)
          and t.kind <> all(${[...BY_ITSELF]}::text[]))
      order by a.member_id limit ${limit}`;
    const books = new Set((await lockBooks(tx.sql, due.map((row) => row.member_id))).values());
    for (const book of books) writeOff(book, book.account.debt, NO_ACTIVITY, tx.now);
    await saveBooks(tx, books);
    return accepted({ members: books.size });
  },
});
