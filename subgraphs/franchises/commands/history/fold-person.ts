import { endingFacts, periodAt, sortFacts, type Fact, type MoveReason, type Period } from '../../domain/attribution.ts';
import { foldAttribution, NEEDS_PURCHASES } from '../../domain/fold-attribution.ts';
import type { FranchisePolicy } from '../../domain/policy.ts';
import type { Families } from '../../persistence/families.ts';
import type { Home } from '../../persistence/member-homes.ts';
import type { BoughtOrder } from '../../persistence/order-facts.ts';

export interface StoredMove {
  readonly member_id: string; readonly at: Date; readonly franchise_id: string | null;
  readonly outlet_id: string | null; readonly ends_at: Date | null; readonly reason: MoveReason;
}

/** All that is stored of some persons, under any of their ids. */
export interface PersonFacts extends Families {
  readonly purchases: readonly BoughtOrder[];
  readonly moves: readonly StoredMove[];
  readonly policies: readonly FranchisePolicy[];
  readonly now: Date;
}

export interface Folded {
  readonly periods: readonly Period[];
  readonly lastFactAt: Date | null;
  /** Where the id belonged when it was merged away; null for who is nobody else. */
  readonly atMerge: Period | null;
}

/**
 * The history of one id. Ids that were merged into it are folded before, so that what they bring along
 * follows from the facts alone, however late one of them is told.
 */
export function foldPerson(facts: PersonFacts, id: string, done: Map<string, Folded>): Folded {
  const known = done.get(id);
  if (known) return known;
  const home = facts.homes.get(id)!;
  const all = factsOf(facts, home, done);
  const link = facts.tree.linkOf(id);
  let folded: Folded;
  if (!link) {
    folded = { periods: fold(facts, home, all, facts.now), lastFactAt: lastAt(all), atMerge: null };
  } else {
    const before = fold(facts, home, all.filter(({ at }) => at < link.at), link.at);
    const atMerge = periodAt(before, link.at);
    const leaves: Fact[] = atMerge ? [{
      kind: 'moved', at: link.at, franchiseId: null, outletId: null, until: null, reason: 'merged',
    }] : [];
    const rest = sortFacts([...leaves, ...all.filter(({ at }) => at >= link.at)]);
    folded = {
      periods: fold(facts, home, rest, facts.now, before), lastFactAt: lastAt([...all, ...leaves]),
      atMerge,
    };
  }
  done.set(id, folded);
  return folded;
}

function factsOf(facts: PersonFacts, home: Home, done: Map<string, Folded>): Fact[] {
  const { memberId, enrolment } = home;
  const joins = facts.tree.mergesInto(memberId).map(({ mergedId, at }): Fact => (
    { kind: 'joined', at, home: foldPerson(facts, mergedId, done).atMerge }));
  return sortFacts([
    ...(enrolment ? [{ kind: 'enrolled' as const, ...enrolment }] : []),
    ...facts.purchases.filter((order) => order.buyerId === memberId).flatMap(purchaseFacts),
    ...facts.moves.filter((move) => facts.tree.holderAt(move.member_id, move.at) === memberId)
      .map(moveFact),
    ...joins,
    ...endingFacts(facts.endings),
  ]);
}

function fold(
  { purchases, policies, tree, endings }: PersonFacts, home: Home, facts: readonly Fact[], now: Date,
  start: readonly Period[] = [],
): Period[] {
  const counted = purchases.flatMap((order) => {
    const joinedAt = tree.joinedAt(order.buyerId, home.memberId);
    return joinedAt === undefined ? [] : [{ ...order, joinedAt }];
  });
  const periods = foldAttribution(facts, {
    zone: home.zone, homeCurrency: home.homeCurrency,
    enrolment: home.enrolment, purchases: counted, policies, endings,
  }, now, start);
  if (periods === NEEDS_PURCHASES) throw new Error('the purchases were given');
  return periods;
}

function purchaseFacts(order: BoughtOrder): Fact[] {
  const { orderId, franchiseId, outletId, paidAt, whollyReturnedAt } = order;
  const paid: Fact = { kind: 'paid', at: paidAt, orderId, franchiseId, outletId };
  return whollyReturnedAt
    ? [paid, { kind: 'returned', at: whollyReturnedAt, orderId, franchiseId }] : [paid];
}

function moveFact(row: StoredMove): Fact {
  return {
    kind: 'moved', at: row.at, franchiseId: row.franchise_id, outletId: row.outlet_id,
    until: row.ends_at, reason: row.reason,
  };
}

/** Of what is the member's own: an ending is everybody's. */
function lastAt(facts: readonly Fact[]): Date | null {
  const own = facts.filter(({ kind }) => kind !== 'ended');
  return own.length === 0 ? null : new Date(Math.max(...own.map(({ at }) => at.getTime())));
}
