import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { seenUntil } from '../../domain/policy.ts';
import { decideFxTable as compare, type Rate } from '../../domain/prices/fx-table.ts';
import { endOfDays } from '../../domain/prices/standing.ts';
import type { PublicationState } from '../../domain/words.ts';
import { FxTableEntity } from '../../persistence/tables/fx-table.table.ts';
import { catalogPolicies } from '../../persistence/policies.ts';
import { lockTables, placeOfTable } from './fx-shelf.ts';
import { announceTable } from './publish-fx-table.ts';
import { isOwnEntry } from './own-entry.ts';

export interface DecideFxTable {
  readonly fxTableId: string;
  readonly decision: 'confirm' | 'dismiss';
}

export interface DecidedTable {
  readonly fxTableId: string;
  readonly state: PublicationState;
}

export type DecideFxTableCode = 'NOT_FOUND' | 'NOT_HELD' | 'ALREADY_PUBLISHED' | 'OPERATOR_ONLY'
  | 'SAME_PERSON';

/**
 * A second person looks at a held table: it comes into force as it was entered, or never; who entered it may only
 * take it back. Those of others that wait for it come into force with it; when it is dismissed, they are compared
 * anew with what is in force.
 */
export const decideFxTable = defineCommand<DecideFxTable, DecidedTable, DecideFxTableCode>({
  name: 'catalog.decide-fx-table',
  execute: async (tx, { fxTableId, decision }) => {
    if (tx.actor.kind !== 'operator') {
      return refused('OPERATOR_ONLY', 'Only a person at head office decides.', []);
    }
    const table = await tx.em.findOne(FxTableEntity, fxTableId,
      { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!table) return refused('NOT_FOUND', 'There is no such table.', ['id']);
    if (table.state !== 'held') {
      return refused('NOT_HELD', `The table is ${table.state}.`, ['id'], { state: table.state });
    }
    if (decision === 'confirm' && isOwnEntry(table, tx.actor)) {
      return refused('SAME_PERSON', 'Another person confirms what you entered.', ['id']);
    }
    await lockTables(tx.sql, table.homeRegion);
    const taken = decision === 'confirm' && await tx.sql.maybe`
      select 1 from fx_table where state = 'published' and home_region = ${table.homeRegion}
        and effective_at = ${table.effectiveAt}`;
    if (taken) {
      return refused('ALREADY_PUBLISHED', 'There is a table from this moment on.', ['id']);
    }
    const state = await settle(tx, fxTableId, decision);
    await settleFollowers(tx, fxTableId, decision);
    return accepted({ fxTableId, state });
  },
});

async function settle(
  tx: Tx, fxTableId: string, decision: DecideFxTable['decision'],
): Promise<PublicationState> {
  const state = decision === 'confirm' ? 'published' : 'dismissed';
  await tx.sql.run`update fx_table set state = ${state}, decided_by = ${tx.actor.name},
    decided_at = ${tx.now}, waits_for = null where id = ${fxTableId}`;
  tx.audit({ subjectId: fxTableId, before: { state: 'held' }, after: { state } });
  if (state === 'published') await announceTable(tx, fxTableId);
  return state;
}

interface Follower {
  readonly id: string;
  readonly home_region: string;
  readonly effective_at: Date;
  readonly taken: boolean;
  readonly entered_by: string;
  readonly entered_by_id: string | null;
  readonly rates: Rate[];
}

async function settleFollowers(
  tx: Tx, fxTableId: string, decision: DecideFxTable['decision'],
): Promise<void> {
  const followers = await tx.sql.all<Follower>`
    select t.id, t.home_region, t.effective_at, t.entered_by, t.entered_by_id, exists (select 1 from fx_table p
        where p.state = 'published' and p.home_region = t.home_region
          and p.effective_at = t.effective_at) as taken,
      (select json_agg(json_build_object('from', r.from_currency, 'rate', r.rate::text))
        from fx_rate r where r.table_id = t.id) as rates
    from fx_table t where t.waits_for = ${fxTableId} and t.state = 'held'
    order by t.effective_at, t.entered_at, t.id`;
  const open = new Set(followers.map(({ id }) => id));
  const moments = new Set<number>();
  const isOwn = ({ entered_by: enteredBy, entered_by_id: enteredById }: Follower) =>
    isOwnEntry({ enteredBy, enteredById }, tx.actor);
  // What the decider entered themself is compared anew, after the others: nobody confirms their own jump.
  for (const follower of followers.toSorted((one, other) => Number(isOwn(one)) - Number(isOwn(other)))) {
    // A table of the same moment was faster: this one can never come into force.
    const isLate = follower.taken || moments.has(follower.effective_at.getTime());
    if (decision === 'confirm' && !isOwn(follower)) await settle(tx, follower.id, isLate ? 'dismiss' : 'confirm');
    else if (decision === 'confirm' && isLate) await settle(tx, follower.id, 'dismiss');
    else await compareAnew(tx, follower, open);
    if (decision === 'confirm') moments.add(follower.effective_at.getTime());
  }
}

/** Published when it fits what is in force after all; else it waits by itself, or for an earlier follower. */
async function compareAnew(tx: Tx, follower: Follower, open: Set<string>): Promise<void> {
  const { rules } = policyAt(await catalogPolicies.all(tx.sql), tx.now);
  const place = await placeOfTable(tx.sql, { homeRegion: follower.home_region,
    effectiveAt: follower.effective_at, now: tx.now, seenUntil: seenUntil(rules, tx.now), without: [...open],
    validUntil: endOfDays(follower.effective_at, rules.fxRefuseDays) });
  open.delete(follower.id);
  const { state, because } = compare(place.around, follower.rates, rules.fxJumpBps);
  const isPublished = state === 'published' && !place.takenBy;
  await tx.sql.run`update fx_table set state = ${isPublished ? 'published' : 'held'},
    held_because = ${isPublished ? null : because.join(' ') || 'jump'},
    waits_for = ${because.includes('follows') ? place.heldRoot : null}::uuid where id = ${follower.id}`;
  tx.audit({ subjectId: follower.id, before: { state: 'held' },
    after: { state: isPublished ? 'published' : 'held', because } });
  if (isPublished) await announceTable(tx, follower.id);
}
