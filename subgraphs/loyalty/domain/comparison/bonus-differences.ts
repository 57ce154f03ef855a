import type { BonusRule } from '../rewards/bonus-rules.ts';
import { phrase, type Phrase } from './phrases.ts';

interface BonusDifference extends Phrase { readonly of: string }

/**
 * Bonuses that one of two versions has and the other has not, or has otherwise. Example: 活动加成“会员日”：100%，每月8日 →
 * 200%，每月8日.
 */
export function bonusDifferences(
  from: readonly BonusRule[], to: readonly BonusRule[],
): BonusDifference[] {
  const said = (rule: BonusRule | undefined): Phrase => (rule ? bonusWords(rule) : phrase('无', 'none'));
  const codes = [...new Set([...from, ...to].map(({ code }) => code))].sort();
  return codes.flatMap((code) => {
    const [before, after] = [from, to].map((rules) => rules.find((rule) => rule.code === code));
    const [was, is] = [said(before), said(after)];
    if (was.zh === is.zh && was.en === is.en && before?.funderId === after?.funderId) return [];
    const { nameZh, nameEn } = (after ?? before)!;
    return [{ of: code, zh: `活动加成“${nameZh}”：${was.zh} → ${is.zh}`, en: `Bonus “${nameEn}”: ${was.en} → ${is.en}` }];
  });
}

function bonusWords(rule: BonusRule): Phrase {
  const only = (zh: string, en: string, values: readonly (string | number)[]): Phrase[] =>
    (values.length > 0 ? [phrase(`${zh}${values.join('、')}`, `${en} ${values.join(', ')}`)] : []);
  const parts = [
    phrase(`${rule.percent}%`, `${rule.percent}%`),
    ...(rule.monthDays.length > 0 ? [phrase(`每月${rule.monthDays.join('、')}日`,
      `on day ${rule.monthDays.join(', ')} of each month`)] : []),
    ...(rule.from ? [phrase(`${rule.from} 起`, `from ${rule.from}`)] : []),
    ...(rule.until ? [phrase(`至 ${rule.until}`, `until ${rule.until}`)] : []),
    ...only('地区', 'regions', rule.regions), ...only('等级', 'tiers', rule.tiers),
    ...only('品类', 'classes', rule.marginClasses),
    ...(rule.channelIds.length > 0
      ? [phrase(`${rule.channelIds.length} 个渠道`, `${rule.channelIds.length} channels`)] : []),
    ...(rule.outletIds.length > 0 ? [phrase(`${rule.outletIds.length} 家门店`, `${rule.outletIds.length} outlets`)] : []),
    ...(rule.expiryMonths === null ? []
      : [phrase(`有效 ${rule.expiryMonths} 个月`, `valid for ${rule.expiryMonths} months`)]),
    rule.funderId ? phrase('加盟商承担', 'borne by a franchise') : phrase('总部承担', 'borne by head office'),
  ];
  return phrase(parts.map(({ zh }) => zh).join('，'), parts.map(({ en }) => en).join(', '));
}
