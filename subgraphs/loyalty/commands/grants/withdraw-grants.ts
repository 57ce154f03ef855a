import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { withdrawGrant } from '../../domain/rewards/grant.ts';
import { loadLots, lockBooks } from '../../persistence/accounts.ts';
import { loadGrants, ownersOfGrants, saveGrants } from '../../persistence/points/grants.ts';
import { saveBooks } from '../../persistence/postings.ts';

export interface WithdrawnGrant {
  readonly grantId: string;
  readonly memberId: string;
  readonly reason: string;
  readonly withdrawnAt: Date;
  readonly version: bigint;
}
interface Value { readonly grantId: string; readonly result: 'taken' | 'known' | 'kept' }

/** Takes given points back, once for each grant; what is not here yet is kept in mind and will not be posted. */
export const withdrawGrants = defineBatchCommand<WithdrawnGrant, Value, 'NOT_YET'>({
  name: 'loyalty.withdraw-grants',
  maxBatch: 250,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const told = requests.map(({ input }) => input);
    // Whose a grant is by now, merges and their undoing may have changed since it was told.
    await shareMerges(tx.sql);
    const owners = await ownersOfGrants(tx.sql, told.map(({ grantId }) => grantId));
    const books = await lockBooks(tx.sql, [...told.map(({ memberId }) => memberId), ...owners.values()]);
    const own = new Set(books.values());
    await loadLots(tx.sql, own);
    const grants = await loadGrants(tx.sql, own, told.map(({ grantId }) => grantId));
    const early: WithdrawnGrant[] = [];
    const outcomes = told.map((one): Outcome<Value, 'NOT_YET'> => {
      const { grantId, memberId, version } = one;
      const book = books.get(owners.get(grantId) ?? memberId);
      if (!book) return refused('NOT_YET', 'the account is not open yet');
      const grant = grants.get(grantId);
      if (!grant) {
        early.push(one);
        grants.set(grantId, { grantId, memberId: book.account.memberId, lotId: null, state: 'withdrawn',
          activeAt: null, label: '', version });
        return accepted({ grantId, result: 'kept' });
      }
      if (grant.state === 'withdrawn') return accepted({ grantId, result: 'known' });
      withdrawGrant(book, grant, one);
      return accepted({ grantId, result: 'taken' });
    });
    await saveBooks(tx, own);
    await saveGrants(tx.sql, [...grants.values()]);
    await tagNamed(tx, 'points_grant', early.flatMap(({ grantId, memberId: namedId }) =>
      (books.get(namedId)!.account.memberId === namedId ? [] : [{ key: [grantId], namedId }])));
    return outcomes;
  },
});
