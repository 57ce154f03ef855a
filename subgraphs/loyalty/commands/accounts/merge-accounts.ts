import { sql as fragment } from 'kysely';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { moveDeclared, moveRows, tagRow } from '../../../kernel/merges/move-rows.ts';
import { recordMerge, type Merge, type ToldMerge } from '../../../kernel/merges/record-merge.ts';
import { toJson } from '../../../kernel/json.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { mergeInto, type Abroad } from '../../domain/merges/merge.ts';
import { policyAt, type Policy } from '../../domain/policy.ts';
import { exchangeOf } from '../../domain/worth.ts';
import { loadAllLots, loadLots, lockBooks } from '../../persistence/accounts.ts';
import { findWorthRates, rateKey } from '../../persistence/fx-rates.ts';
import { exchangeHolds, loadHoldsOf } from '../../persistence/holds.ts';
import { people } from '../../persistence/people.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { saveBooks } from '../../persistence/postings.ts';
import { saveTold } from '../save-told.ts';

/** Moves everything of the other account to the survivor's; orders and holds follow, tagged. */
export const mergeAccounts = defineCommand<ToldMerge, Moved, 'NOT_YET'>({
  name: 'loyalty.merge-accounts',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const { memberId, otherMemberId, mergedAt } = told;
    const books = await lockBooks(tx.sql, [memberId, otherMemberId]);
    const survivor = books.get(memberId);
    const other = books.get(otherMemberId);
    if (!survivor || !other) return refused('NOT_YET', 'an account of the merge is not open yet');
    // Merged before, directly or by way of a third.
    if (survivor === other) return accepted({});
    const [to, from] = [survivor.account.memberId, other.account.memberId];
    await loadLots(tx.sql, [survivor, other]);
    const policies = await loadPolicies(tx.sql);
    const abroad = await abroadOf(tx, survivor, other, policies, mergedAt);
    if (abroad === undefined) return refused('NOT_YET', 'no rate between the two programmes yet');
    const recorded = await recordMerge(tx.sql, told);
    if (!recorded) return accepted({});
    const merge = { ...recorded, survivorId: to };
    const before = { survivor: { ...survivor.account }, other: { ...other.account } };
    const joined = mergeInto(survivor, other, mergedAt, abroad);
    await tagRow(tx, merge, 'account', [from], JSON.parse(toJson(joined)));
    if (abroad) await markExchanged(tx, merge);
    const moved = await moveDeclared(tx, merge, people);
    let lots = 0;
    // Each half has an index of its own.
    for (const where of [fragment`t.remaining > 0`, fragment`t.remaining = 0`]) {
      lots += await moveRows(tx, merge, { table: 'lot', column: 'member_id', key: ['id'], where,
        also: abroad ? asItWas('amount', 'remaining', 'expired') : {} });
    }
    await moveRows(tx, merge, {
      table: 'interaction_growth', column: 'member_id', key: ['member_id', 'content_id', 'kind'],
      // What both did to one content counted twice; the survivor's word on it stands.
      where: fragment`not exists (select 1 from interaction_growth own where own.member_id = ${to}
        and own.content_id = t.content_id and own.kind = t.kind)`,
    });
    await tx.sql.run`update account set merged_into = ${to} where merged_into = ${from}`;
    await saveBooks(tx, [other]);
    await exchangeHolds(tx.sql, abroad?.holds ?? []);
    // With the orders that have just followed: one person is told, from the beginning.
    await saveTold(tx, [survivor], [], policies);
    tx.audit({ subjectId: memberId, before, reason: 'member merged',
      after: { ...survivor.account, exchange: abroad?.exchange } });
    const { available, pending, held, debt } = before.other;
    return accepted({ ...moved, lot: lots, available, pending, held, debt });
  },
});

/**
 * What the other's points are worth in the survivor's programme when they merge; null where nothing has to be
 * exchanged, undefined while the rate is missing.
 */
async function abroadOf(
  tx: Tx, survivor: AccountBook, other: AccountBook, policies: readonly Policy[], at: Date,
): Promise<Abroad | null | undefined> {
  const [home, former] = [survivor, other].map((book) => policyAt(policies, book.account.programme, at));
  if (home!.programme === former!.programme) return null;
  await loadAllLots(tx.sql, other);
  const holds = await loadHoldsOf(tx.sql, other.account.memberId);
  if (other.lots.size === 0 && holds.length === 0 && other.account.debt === 0n) return null;
  const question = { region: former!.programme, from: former!.currency, to: home!.currency, at };
  const rates = await findWorthRates(tx.sql, [question]);
  const exchange = exchangeOf(former!, home!, rates.get(rateKey(question)) ?? null);
  return exchange ? { exchange, holds } : undefined;
}

/** Orders and holds that are counted in the survivor's points from now on, before they follow. */
async function markExchanged(tx: Tx, merge: Merge): Promise<void> {
  await tx.sql.run`update order_points set exchanged = true where member_id = ${merge.mergedId}`;
  await moveRows(tx, merge, {
    table: 'points_hold_part', column: 'member_id', key: ['hold_id', 'lot_id'],
    also: asItWas('amount', 'restored'),
  });
  await moveRows(tx, merge, {
    table: 'points_hold', column: 'member_id', key: ['id'], also: asItWas('counted'),
  });
}

/** Kept by the tag, so that a merge can be undone; what they become is written with the account. */
const asItWas = (...columns: readonly string[]) =>
  Object.fromEntries(columns.map((name) => [name, fragment`m.${fragment.ref(name)}`]));
