import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { fits } from '../../domain/rewards/fits.ts';
import { moveGrant, postGrant, type Grant, type ToldGrant } from '../../domain/rewards/grant.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { loadGrants, saveGrants } from '../../persistence/points/grants.ts';
import { underReview } from '../../persistence/points/reviews.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { saveBooks } from '../../persistence/postings.ts';
import { scheduleActivation } from '../schedule.ts';

interface Value { readonly grantId: string; readonly result: 'posted' | 'known' }

/**
 * Posts what other rooms give, once for each grant; told again while pending it moves the day from which it counts.
 * What was taken back before it was told is never posted; whom engagement looks at has it pending until it is decided.
 */
export const grantPoints = defineBatchCommand<ToldGrant, Value, 'NOT_YET' | 'INVALID_POINTS'>({
  name: 'loyalty.grant-points',
  maxBatch: 250,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const told = requests.map(({ input }) => input);
    const books = await lockBooks(tx.sql, told.map(({ memberId }) => memberId));
    const policies = await loadPolicies(tx.sql);
    const own = new Set(books.values());
    const lookedAt = await underReview(tx.sql, [...own].map(({ account }) => account.memberId));
    const grants = await loadGrants(tx.sql, own, told.map(({ grantId }) => grantId));
    const posted: { grant: Grant; namedId: string }[] = [];
    const outcomes = told.map((one): Outcome<Value, 'NOT_YET' | 'INVALID_POINTS'> => {
      const { grantId, memberId } = one;
      const book = books.get(memberId);
      if (!book) return refused('NOT_YET', 'the account is not open yet');
      if (!fits(book.account, one.points)) {
        return refused('INVALID_POINTS', 'a grant is above zero, and an account holds so many');
      }
      const isLookedAt = lookedAt.has(book.account.memberId);
      const known = grants.get(grantId);
      if (known) {
        if (known.memberId === book.account.memberId) moveGrant(book, known, one, tx.now, isLookedAt);
        return accepted({ grantId, result: 'known' });
      }
      const grant = postGrant(book, one, policies, tx.now, isLookedAt);
      grants.set(grantId, grant);
      posted.push({ grant, namedId: memberId });
      return accepted({ grantId, result: 'posted' });
    });
    await saveBooks(tx, own);
    await saveGrants(tx.sql, [...grants.values()]);
    const named = posted.filter(({ grant, namedId }) => grant.memberId !== namedId);
    await tagNamed(tx, 'points_grant', named.map(({ grant, namedId }) => ({ key: [grant.grantId], namedId })));
    await tagNamed(tx, 'lot', named.map(({ grant, namedId }) => ({ key: [grant.lotId!], namedId })));
    scheduleActivation(tx, [...grants.values()].flatMap(({ state, activeAt }) =>
      (state === 'pending' && activeAt ? [{ activeAt }] : [])));
    return outcomes;
  },
});
