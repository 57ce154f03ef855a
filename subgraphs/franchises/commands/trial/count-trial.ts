import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { policyAt } from '../../../kernel/policy.ts';
import { periodAt } from '../../domain/attribution.ts';
import type { FranchisePolicy } from '../../domain/policy.ts';
import { rebateOf, rebatePayer } from '../../domain/rebate.ts';
import { TrialSums } from '../../domain/trial/trial-counts.ts';
import { readFamilies } from '../../persistence/families.ts';
import { isStaffAt, type Home } from '../../persistence/member-homes.ts';
import { readLines, readPurchases, type BoughtOrder, type LineFact } from '../../persistence/order-facts.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { keepTrial, lockTrial, MOST_MOVERS, type Mover, type TrialRow } from '../../persistence/trials.ts';
import { foldPerson, type Folded, type PersonFacts, type StoredMove } from '../history/fold-person.ts';

interface Sides { readonly now: PersonFacts; readonly tried: PersonFacts }

/**
 * Counts what tried rules would have made of up to `limit` more members; answers how many were looked at. Each is
 * folded twice, by the versions that counted and by the tried rules as if they had always counted; of what it bought
 * within the last twelve months both rebates are worked out from what is left of the lines.
 */
export const countTrial = defineCommand<{ trialId: string; limit: number }, { counted: number }, never>({
  name: 'franchises.count-trial',
  execute: async (tx, { trialId, limit }) => {
    const row = await lockTrial(tx.sql, trialId);
    if (!row || row.countedAt) return accepted({ counted: 0 });
    await shareMerges(tx.sql);
    const ids = (await tx.sql.all<{ id: string }>`select h.member_id as id from member_home h
      where h.member_id > ${row.after} and not exists (select 1 from person_merge m where m.merged_id = h.member_id)
      order by h.member_id limit ${limit}`).map(({ id }) => id);
    if (ids.length === 0) {
      await keepTrial(tx.sql, { ...row, countedAt: tx.now }, []);
      return accepted({ counted: 0 });
    }
    const { sums, movers } = await countMembers(tx, row, ids);
    await keepTrial(tx.sql, {
      ...row, after: ids.at(-1)!, counts: sums.all(), membersDone: row.membersDone + ids.length,
      membersMoved: row.membersMoved + movers.length,
    }, movers.slice(0, Math.max(0, MOST_MOVERS - row.membersMoved)));
    return accepted({ counted: ids.length });
  },
});

async function countMembers(tx: Tx, row: TrialRow, ids: readonly string[]) {
  const { homes, sides, purchases } = await readSides(tx, row, ids);
  const recent = purchases.filter(({ paidAt }) => paidAt >= row.yearFrom);
  const lines = Map.groupBy(await readLines(tx.sql, recent.map(({ orderId }) => orderId)), ({ orderId }) => orderId);
  const byBuyer = Map.groupBy(recent, ({ buyerId }) => buyerId);
  const sums = new TrialSums(row.counts);
  const movers: Mover[] = [];
  const done = { now: new Map<string, Folded>(), tried: new Map<string, Folded>() };
  for (const memberId of ids) {
    const from = homeOf(foldPerson(sides.now, memberId, done.now), tx.now);
    const to = homeOf(foldPerson(sides.tried, memberId, done.tried), tx.now);
    if (from !== to) {
      sums.moved(from, to);
      movers.push({ memberId, from, to });
    }
    // Under each of its ids as it was at the payment.
    for (const id of sides.now.tree.idsOf(memberId).filter((one) => homes.has(one))) {
      const folded = { now: foldPerson(sides.now, id, done.now), tried: foldPerson(sides.tried, id, done.tried) };
      for (const order of byBuyer.get(id) ?? []) {
        const sold = { order, lines: lines.get(order.orderId) ?? [], home: homes.get(id)! };
        costsOf(sold, folded.now, sides.now.policies).forEach((rebate) => sums.cost(rebate, 'Before'));
        costsOf(sold, folded.tried, sides.tried.policies).forEach((rebate) => sums.cost(rebate, 'After'));
      }
    }
  }
  return { sums, movers };
}

async function readSides(tx: Tx, row: TrialRow, ids: readonly string[]) {
  const families = await readFamilies(tx.sql, ids);
  const everyId = [...families.homes.keys()];
  const purchases = await readPurchases(tx.sql, everyId);
  const moves = await tx.sql.all<StoredMove>`select member_id, at, franchise_id, outlet_id, ends_at, reason
    from member_move where member_id = any(${everyId}::uuid[]) and reason <> 'merged'`;
  const policies = await readPolicies(tx.sql);
  const tried: FranchisePolicy = { ...policies.at(-1)!, effectiveFrom: new Date(0), rules: row.rules };
  const facts = { ...families, purchases, moves, now: tx.now };
  const sides: Sides = { now: { ...facts, policies }, tried: { ...facts, policies: [tried] } };
  return { homes: families.homes, sides, purchases };
}

function homeOf({ periods }: Folded, at: Date): string | null {
  return periodAt(periods, at)?.franchiseId ?? null;
}

interface Sold { readonly order: BoughtOrder; readonly lines: readonly LineFact[]; readonly home: Home }

function costsOf({ order, lines, home }: Sold, folded: Folded, policies: readonly FranchisePolicy[]) {
  const homeFranchiseId = homeOf(folded, order.paidAt);
  const payer = rebatePayer({
    homeFranchiseId, sellingFranchiseId: order.franchiseId, isStaff: isStaffAt(home, order.paidAt),
  });
  if (payer === undefined || homeFranchiseId === null) return [];
  const policy = policyAt(policies, order.paidAt);
  return lines.flatMap((line) => {
    const minor = rebateOf(line, policy)?.minor ?? 0n;
    return minor === 0n ? [] : [{ home: homeFranchiseId, payer, currency: order.fact.currency, minor }];
  });
}
