import type { Sql } from '../../../kernel/database/sql.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { EffectGroup, EffectPeriod, EffectSum } from '../../domain/effects/draft-effect.ts';
import { policyAt, type Policy } from '../../domain/policy.ts';
import { rankOf } from '../../domain/tiers/tier-list.ts';
import { worthOf } from '../../domain/worth.ts';
import type { DraftEffect, DraftEffectPeriod, DraftEffectSum } from '../../graphql/programmes/draft-effect.type.ts';
import type { TierValue } from '../../graphql/programmes/tier.type.ts';
import { loadEffects, type EffectRow } from '../../persistence/effects/effect-rows.ts';
import { loadPolicies, loadVersions } from '../../persistence/policies.ts';
import type { VersionKey } from '../programmes.ts';

/** What proposed versions would have made of the year before; null for one that nobody proposed. */
export async function draftEffectsOf(
  sql: Sql, keys: readonly VersionKey[],
): Promise<(DraftEffect | null)[]> {
  const rows = await loadEffects(sql, keys);
  const [drafts, policies] = rows.length > 0
    ? [await loadVersions(sql, keys), await loadPolicies(sql)] : [[], []];
  return keys.map((key) => {
    const isOf = (one: VersionKey) => one.programme === key.programme && one.version === key.version;
    const row = rows.find(isOf);
    const draft = drafts.find(isOf);
    const own = policies.filter((policy) => policy.programme === key.programme && !isOf(policy));
    return row && draft ? viewOf(row, draft, policyAt(own, key.programme, draft.effectiveFrom)) : null;
  });
}

function viewOf(row: EffectRow, draft: Policy, standing: Policy): DraftEffect {
  const { membersDone, membersTotal, countedAt, counts: { moves } } = row;
  const tier = tierIn(draft, standing);
  return {
    state: countedAt ? 'COUNTED' : 'COUNTING', membersDone, membersTotal, countedAt,
    month: periodOf(row, 'month', draft, standing), year: periodOf(row, 'year', draft, standing),
    tierMoves: moves.map(({ from, to, ...members }) => ({ ...members, from: tier(from), to: tier(to) }))
      .sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to)),
  };
}

const rank = (tier: TierValue): number => ('rank' in tier ? tier.rank : -1);

/** Called as the draft calls it, or the version before it. */
function tierIn(draft: Policy, standing: Policy): (code: string) => TierValue {
  return (code) => {
    const { rules } = rankOf(code, draft.rules) >= 0 ? draft : standing;
    const found = rules.tiers.find((tier) => tier.code === code);
    const { nameZh, nameEn } = found ?? { nameZh: code, nameEn: code };
    return { code, nameZh, nameEn, rank: rankOf(code, rules) };
  };
}

function periodOf(
  { yearFrom, monthFrom, until, counts }: EffectRow, period: EffectPeriod, draft: Policy, standing: Policy,
): DraftEffectPeriod {
  const of = (group: EffectGroup) => counts.sums.filter((sum) => sum.period === period && sum.group === group)
    .sort((a, b) => (a.code < b.code ? -1 : 1)).map((sum) => sumView(sum, draft, standing));
  return {
    from: period === 'year' ? yearFrom : monthFrom, until,
    total: of('all')[0] ?? sumView({ ...NOTHING, period }, draft, standing),
    byTier: of('tier').sort((a, b) => rank(a.tier!) - rank(b.tier!)), byRegion: of('region'), byClass: of('class'),
  };
}

const ZERO = { points: 0n, bonus: 0n, growth: 0n };
const NOTHING = { group: 'all', code: '', members: 0, up: 0, down: 0, before: ZERO, after: ZERO } as const;

function sumView(
  { group, code, members, up, down, before, after }: EffectSum, draft: Policy, standing: Policy,
): DraftEffectSum {
  const worth = ({ points, bonus }: EffectSum['before'], policy: Policy) => worthOf(points + bonus, policy).minor;
  return {
    tier: group === 'tier' ? tierIn(draft, standing)(code) : null,
    region: group === 'region' ? code : null, marginClass: group === 'class' ? code : null,
    members, membersUp: up, membersDown: down,
    pointsBefore: before.points, pointsAfter: after.points, bonusBefore: before.bonus, bonusAfter: after.bonus,
    growthBefore: before.growth, growthAfter: after.growth,
    cost: moneyView(worth(after, draft) - worth(before, standing), draft.currency),
  };
}
