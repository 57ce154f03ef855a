import { unitOf } from '../../../kernel/money.ts';
import type { ClassRates, Policy, ProgrammeNumbers, TierRule } from '../policy.ts';
import { bonusDifferences } from './bonus-differences.ts';
import { count, days, months, percent, phrase, rates, same, tierWords, type Phrase } from './phrases.ts';

/** One thing that two versions say otherwise, as a sentence. */
export interface PolicyDifference extends Phrase {
  /** What kind of rule it is. */
  readonly kind: 'rate' | 'tier' | 'rule' | 'bonus';
  /** Code of the class or tier, name of the rule. */
  readonly of: string;
}

export type Compared = Pick<Policy, 'currency'> & { readonly rules: ProgrammeNumbers };

/**
 * What differs between two versions in words, whichever is the newer: rates of each class, tiers from the lowest up,
 * then all other numbers and bonuses. Examples: C类：每10元 4分 → 5分; 金卡门槛：6,000 → 8,000; 积分有效期：36个月 → 24个月.
 */
export function comparePolicies(from: Compared, to: Compared): PolicyDifference[] {
  return [
    ...rateDifferences(from, to), ...tierDifferences(from.rules.tiers, to.rules.tiers),
    ...ruleDifferences(from.rules, to.rules),
    ...bonusDifferences(from.rules.bonuses, to.rules.bonuses)
      .map((difference) => ({ kind: 'bonus' as const, ...difference })),
  ];
}

const arrow = (label: Phrase, before: Phrase, after: Phrase): Phrase => (
  { zh: `${label.zh}：${before.zh} → ${after.zh}`, en: `${label.en}: ${before.en} → ${after.en}` });

const OF_RATE: Readonly<Record<keyof ClassRates, { readonly label: Phrase; readonly what: Phrase }>> = {
  points: { label: phrase('', ''), what: phrase('分', ' points') },
  growth: { label: phrase('成长值', ' growth'), what: same('') },
};

function rateDifferences(from: Compared, to: Compared): PolicyDifference[] {
  const classes = [...new Set([...Object.keys(from.rules.rates), ...Object.keys(to.rules.rates)])].sort();
  return classes.flatMap((code) => (['points', 'growth'] as const).flatMap((kind) => {
    const pair = [from, to].map(({ rules }) => rules.rates[code]?.[kind] ?? null);
    const [before, after] = pair;
    if (value(before) === value(after)) return [];
    const { label, what } = OF_RATE[kind];
    const [was, is] = rates(pair, unitOf(to.currency), to.currency, what);
    return [{ kind: 'rate' as const, of: code,
      ...arrow(phrase(`${code}类${label.zh}`, `Class ${code}${label.en}`), was!, is!) }];
  }));
}

/** 4/1000 and 8/2000 are the same. */
const value = (ratio: ClassRates['points'] | null | undefined): number => (ratio ? ratio[0] / ratio[1] : 0);

function tierDifferences(from: readonly TierRule[], to: readonly TierRule[]): PolicyDifference[] {
  const line = (of: string, said: Phrase): PolicyDifference => ({ kind: 'tier', of, ...said });
  const gone = from.filter(({ code }) => !to.some((tier) => tier.code === code)).map((tier) => {
    const { zh, en } = tierWords(tier);
    return line(tier.code, phrase(`取消等级：${zh}`, `Tier no more: ${en}`));
  });
  return [...to.flatMap((tier) => {
    const before = from.find(({ code }) => code === tier.code);
    const { zh, en } = tierWords(tier);
    if (!before) return [line(tier.code, phrase(`新增等级：${zh}`, `New tier: ${en}`))];
    return changesOf(before, tier).map((said) => line(tier.code, said));
  }), ...gone];
}

function changesOf(before: TierRule, after: TierRule): Phrase[] {
  const { nameZh, nameEn } = after;
  const label = (zh: string, en: string) => phrase(`${nameZh}${zh}`, `${nameEn} ${en}`);
  const name = ({ nameZh: zh, nameEn: en }: TierRule) => same(`${zh} ${en}`);
  return [
    ...(before.nameZh !== nameZh || before.nameEn !== nameEn
      ? [arrow(phrase('等级名称', 'Tier name'), name(before), name(after))] : []),
    ...(before.threshold !== after.threshold
      ? [arrow(label('门槛', 'threshold'), count(before.threshold), count(after.threshold))] : []),
    ...(before.bonusPercent !== after.bonusPercent
      ? [arrow(label('加成', 'bonus'), percent(before.bonusPercent), percent(after.bonusPercent))] : []),
  ];
}

type Single = Exclude<keyof ProgrammeNumbers, 'rates' | 'tiers' | 'interactions' | 'downgrade' | 'bonuses'>;
type Named = readonly [label: Phrase, said: (value: number) => Phrase];

const SINGLE: Readonly<Record<Single, Named>> = {
  pointsPerUnit: [phrase('每单位货币抵扣所需积分', 'Points worth one of the currency'), count],
  lotMonths: [phrase('积分有效期', 'Points are valid for'), months],
  graceLotDays: [phrase('过期后退回积分的宽限', 'Grace of points that come back expired'), days],
  tierMonths: [phrase('等级有效期', 'Tiers are valid for'), months],
  retentionPercent: [phrase('保级比例', 'Growth that keeps a tier'), percent],
  graceDays: [phrase('降级宽限期', 'Grace before a downgrade'), days],
  adjustmentLimit: [phrase('手工积分审批线', 'Points by hand without a second person'), count],
  adjustmentDays: [phrase('手工积分累计天数', 'Days over which they add up'), days],
  adjustmentDailyLimit: [phrase('手工积分每日审批线', 'Points by hand in one day without a second person'), count],
  writeOffMonths: [phrase('待补扣积分核销前未动', 'Without activity until debt is written off'), months],
  profileReward: [phrase('完善资料奖励', 'Points for the whole profile'), count],
  expiryNoticeDays: [phrase('积分到期首次提醒提前', 'First notice before points expire'), days],
  expiryReminderDays: [phrase('积分到期再次提醒提前', 'Second notice before points expire'), days],
  graceNoticeDays: [phrase('宽限期首次提醒提前', 'First notice before grace ends'), days],
  graceReminderDays: [phrase('宽限期再次提醒提前', 'Second notice before grace ends'), days],
  graceLastDays: [phrase('宽限期最后提醒提前', 'Last notice before grace ends'), days],
  burnPercent: [phrase('年度消耗率下限', 'Least burn in a year'), percent],
};

const INTERACTIONS: Readonly<Record<keyof ProgrammeNumbers['interactions'], Named>> = {
  like: [phrase('点赞成长值', 'Growth for a like'), count],
  comment: [phrase('评论成长值', 'Growth for a comment'), count],
  share: [phrase('分享成长值', 'Growth for a share'), count],
  dailyCap: [phrase('互动成长值每日上限', 'Growth for interactions in one day, at most'), count],
  capPercent: [phrase('互动占下一等级门槛上限', 'Interactions, at most of the next threshold'), percent],
};

const DOWNGRADES: Readonly<Record<ProgrammeNumbers['downgrade'], Phrase>> = {
  one_step: phrase('降一级', 'one tier down'), balance: phrase('按累计成长值定级', 'to what all growth supports'),
};

function ruleDifferences(from: ProgrammeNumbers, to: ProgrammeNumbers): PolicyDifference[] {
  const numbers = <Key extends string>(
    named: Readonly<Record<Key, Named>>, before: Readonly<Record<Key, number>>, after: Readonly<Record<Key, number>>,
  ): PolicyDifference[] => (Object.keys(named) as Key[]).filter((key) => before[key] !== after[key]).map((key) => {
    const [label, said] = named[key];
    return { kind: 'rule', of: key, ...arrow(label, said(before[key]), said(after[key])) };
  });
  return [
    ...numbers(SINGLE, from, to),
    ...(from.downgrade === to.downgrade ? [] : [{ kind: 'rule' as const, of: 'downgrade',
      ...arrow(phrase('宽限期满', 'At the end of grace'), DOWNGRADES[from.downgrade], DOWNGRADES[to.downgrade]) }]),
    ...numbers(INTERACTIONS, from.interactions, to.interactions),
  ];
}
