import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { decideGoldPrice as compare } from '../../domain/prices/gold-board.ts';
import { seenUntil } from '../../domain/policy.ts';
import type { PublicationState } from '../../domain/words.ts';
import { catalogPolicies } from '../../persistence/policies.ts';
import { GoldPriceEntity, goldPriceTable } from '../../persistence/tables/gold-price.table.ts';
import { Board, lockBoards } from './board.ts';
import { keyOf, type BoardRow } from './gold-step.ts';
import { isOwnEntry } from './own-entry.ts';

export interface DecideGoldPrice {
  readonly goldPriceId: string;
  readonly decision: 'confirm' | 'dismiss';
}

export interface DecidedPrice {
  readonly goldPriceId: string;
  readonly state: PublicationState;
}

export type DecideGoldPriceCode = 'NOT_FOUND' | 'NOT_HELD' | 'ALREADY_PUBLISHED' | 'OPERATOR_ONLY'
  | 'SAME_PERSON';

/**
 * A second person looks at a held price: it goes on the board as it was entered, or never; who entered it may only
 * take it back. Those of others that wait for it go with it; when it is dismissed, they are compared anew with
 * what is in force.
 */
export const decideGoldPrice = defineCommand<DecideGoldPrice, DecidedPrice, DecideGoldPriceCode>({
  name: 'catalog.decide-gold-price',
  execute: async (tx, { goldPriceId, decision }) => {
    if (tx.actor.kind !== 'operator') {
      return refused('OPERATOR_ONLY', 'Only a person at head office decides.', []);
    }
    const price = await tx.em.findOne(GoldPriceEntity, goldPriceId,
      { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!price) return refused('NOT_FOUND', 'There is no such price.', ['id']);
    if (price.state !== 'held') {
      return refused('NOT_HELD', `The price is ${price.state}.`, ['id'], { state: price.state });
    }
    if (decision === 'confirm' && isOwnEntry(price, tx.actor)) {
      return refused('SAME_PERSON', 'Another person confirms what you entered.', ['id']);
    }
    await lockBoards(tx.sql, [price.region]);
    const taken = decision === 'confirm' && await tx.sql.maybe`
      select 1 from gold_price where state = 'published' and region = ${price.region}
        and metal = ${price.metal} and purity = ${price.purity}
        and effective_at = ${price.effectiveAt}`;
    if (taken) {
      return refused('ALREADY_PUBLISHED', 'There is a price of this kind from this moment on.', ['id']);
    }
    const state = decision === 'confirm' ? 'published' : 'dismissed';
    await decideRows(tx, [goldPriceId], state);
    const followers = await followersOf(tx, goldPriceId);
    if (decision === 'dismiss') await compareAnew(tx, followers);
    else await confirmFollowers(tx, followers);
    return accepted({ goldPriceId, state });
  },
});

type Follower = BoardRow & { readonly taken: boolean };

async function followersOf(tx: Tx, goldPriceId: string): Promise<Follower[]> {
  return tx.sql.all<Follower>`
    select ${columnsOf(goldPriceTable, { as: 'g' })}, exists (select 1 from gold_price p
      where p.state = 'published' and p.region = g.region and p.metal = g.metal
        and p.purity = g.purity and p.effective_at = g.effective_at) as taken
    from gold_price g where g.waits_for = ${goldPriceId} and g.state = 'held'
    order by g.effective_at, g.entered_at, g.id`;
}

async function decideRows(tx: Tx, ids: readonly string[], state: PublicationState): Promise<void> {
  if (ids.length === 0) return;
  await tx.sql.run`update gold_price set state = ${state}, decided_by = ${tx.actor.name},
    decided_at = ${tx.now}, waits_for = null where id = any(${[...ids]}::uuid[])`;
  for (const id of ids) tx.audit({ subjectId: id, before: { state: 'held' }, after: { state } });
}

/**
 * Of several of one moment the first comes into force; the others never can. What the decider entered themself is
 * compared anew, as any other: nobody confirms their own jump by confirming somebody's before it.
 */
async function confirmFollowers(tx: Tx, followers: readonly Follower[]): Promise<void> {
  const moments = new Set<number>();
  const [first, late]: [string[], string[]] = [[], []];
  const [own, others] = [true, false].map((mine) => followers.filter((one) => isOwnEntry(one, tx.actor) === mine));
  for (const { id, effectiveAt: at, taken } of others!) {
    (taken || moments.has(at.getTime()) ? late : first).push(id);
    moments.add(at.getTime());
  }
  await decideRows(tx, first, 'published');
  await decideRows(tx, late, 'dismissed');
  await compareAnew(tx, own!.map((one) => ({ ...one, taken: one.taken || moments.has(one.effectiveAt.getTime()) })));
}

/** Published when it fits what is in force after all; else it waits by itself, or for an earlier follower. */
async function compareAnew(tx: Tx, followers: readonly Follower[]): Promise<void> {
  const [one] = followers;
  if (!one) return;
  const { rules } = policyAt(await catalogPolicies.all(tx.sql), tx.now);
  const board = await Board.open(tx.sql, followers,
    { now: tx.now, seenUntil: seenUntil(rules, tx.now), livesDays: rules.goldRefuseDays });
  board.without(keyOf(one), new Set(followers.map(({ id }) => id)));
  for (const follower of followers) {
    const { taken, around, heldRoot } = board.place(keyOf(follower), follower.effectiveAt);
    const { state, because } = compare(around, follower, rules.goldJumpBps);
    const isPublished = state === 'published' && !taken;
    const row = {
      ...follower, state: isPublished ? 'published' as const : 'held' as const,
      heldBecause: isPublished ? null : because.join(' ') || 'jump',
      waitsFor: because.includes('follows') ? heldRoot : null,
    };
    await tx.sql.run`update gold_price set state = ${row.state}, held_because = ${row.heldBecause},
      waits_for = ${row.waitsFor}::uuid where id = ${row.id}`;
    tx.audit({ subjectId: row.id, before: { state: 'held' }, after: { state: row.state, because } });
    board.add(row);
  }
}
