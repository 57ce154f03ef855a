import { PREFIX } from '../../contracts/ids.ts';
import { decodeId, encodeId } from '../../kernel/ids.ts';
import type { BonusRule } from '../domain/rewards/bonus-rules.ts';
import type { PointsBonusRule, PointsBonusRuleInput } from '../graphql/programmes/bonus-rule.type.ts';

export function bonusView(rule: BonusRule): PointsBonusRule {
  const { funderId, tiers, channelIds, outletIds, marginClasses, monthDays, regions, ...terms } = rule;
  return {
    ...terms, tierCodes: [...tiers], monthDays: [...monthDays], regions: [...regions],
    marginClasses: [...marginClasses], funder: funderId ? { id: encodeId(PREFIX.franchise, funderId) } : null,
    channels: channelIds.map((id) => ({ id: encodeId(PREFIX.channel, id) })),
    outlets: outletIds.map((id) => ({ id: encodeId(PREFIX.outlet, id) })),
  };
}

/** An id that is none becomes '', which no rule may have. */
export function bonusFrom(view: PointsBonusRuleInput): BonusRule {
  const idOf = (prefix: string) => (id: string) => decodeId(prefix, id) ?? '';
  return {
    code: view.code, nameZh: view.nameZh.trim(), nameEn: view.nameEn.trim(), percent: view.percent,
    monthDays: view.monthDays, from: view.from ?? null, until: view.until ?? null,
    expiryMonths: view.expiryMonths ?? null, funderId: view.funderId ? idOf(PREFIX.franchise)(view.funderId) : null,
    regions: view.regionCodes, tiers: view.tierCodes, marginClasses: view.marginClassCodes,
    channelIds: view.channelIds.map(idOf(PREFIX.channel)), outletIds: view.outletIds.map(idOf(PREFIX.outlet)),
  };
}
