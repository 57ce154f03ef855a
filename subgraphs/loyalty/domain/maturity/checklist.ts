import type { ProgrammeNumbers } from '../policy.ts';
import { phrase, type Phrase } from '../comparison/phrases.ts';

/** What a programme is judged by: its rules in force, and which kinds of points moved in the last 90 days. */
export interface MaturityFacts {
  readonly rules: ProgrammeNumbers;
  /** Versions that count. */
  readonly versions: number;
  /** Kinds of postings that there were. */
  readonly kinds: readonly string[];
  readonly redeemed: bigint;
  /** Of the year; null: there were no points to redeem. */
  readonly burnIsLow: boolean | null;
}

export interface Check {
  readonly code: string;
  /** By which day of the first thirty it is to stand: 7, 14, 21 or 30. */
  readonly byDay: number;
  readonly isDone: boolean;
  readonly says: Phrase;
  /** What to do next, where it is not done. */
  readonly next: Phrase;
}

export interface Maturity {
  /** 0 to 100: checks that are done, of all. */
  readonly score: number;
  readonly checks: readonly Check[];
}

type Rule = Omit<Check, 'isDone'> & { readonly holds: (facts: MaturityFacts) => boolean };

const rule = (
  code: string, byDay: number, says: Phrase, next: Phrase, holds: (facts: MaturityFacts) => boolean,
): Rule => ({ code, byDay, says, next, holds });

const moved = (kind: string) => ({ kinds }: MaturityFacts): boolean => kinds.includes(kind);

function ratesDiffer({ rules }: MaturityFacts): boolean {
  const rates = Object.values(rules.rates).flatMap((units) => (units ? [units.points[0] / units.points[1]] : []));
  return new Set(rates.filter((rate) => rate > 0)).size > 1;
}

function upperTiersEarnMore({ rules: { tiers } }: MaturityFacts): boolean {
  return tiers.slice(1).every(({ bonusPercent }, place) => bonusPercent > tiers[place]!.bonusPercent);
}

/** The checklist in the order of a programme's first thirty days: data, benefits, contact, first activity. */
const RULES: readonly Rule[] = [
  rule('PROFILE_REWARD', 7, phrase('完善资料有奖励', 'The whole profile is rewarded'),
    phrase('在积分与等级规则中设置完善资料奖励', 'Give points for the whole profile in the rules'),
    ({ rules }) => rules.profileReward > 0),
  rule('PROFILES_COME', 7, phrase('近 90 天有会员完善资料', 'Members completed their profiles in the last 90 days'),
    phrase('在入会和到店时邀请会员完善资料', 'Ask for the profile at enrolment and in the store'),
    moved('profile_reward')),
  rule('MARGIN_RATES', 14, phrase('各积分品类的积分比例不同', 'Classes of different margin earn differently'),
    phrase('按毛利为各品类设置不同的积分比例', 'Set the rate of each class by its margin'), ratesDiffer),
  rule('TIERS', 14, phrase('有三至五个等级', 'There are three to five tiers'),
    phrase('把等级调整为三至五级', 'Have three to five tiers'),
    ({ rules: { tiers } }) => tiers.length >= 3 && tiers.length <= 5),
  rule('UPPER_TIERS', 14, phrase('等级越高加成越高', 'Each tier earns more than the one below'),
    phrase('让每一级的加成高于下一级', 'Raise the bonus of each tier above the one below'), upperTiersEarnMore),
  rule('INTERACTIONS', 21, phrase('点赞、评论、分享计成长值', 'Likes, comments and shares give growth'),
    phrase('开启互动成长值，并接入内容渠道', 'Give growth for interactions, and connect a content channel'),
    ({ rules: { interactions: { like, comment, share } } }) => like + comment + share > 0),
  rule('NOTICES', 21, phrase('积分到期与降级前有提醒', 'Members are told before points and tiers end'),
    phrase('设置积分到期和宽限期的提醒天数', 'Set the days of notices before points and grace end'),
    ({ rules }) => rules.expiryNoticeDays > 0 && rules.graceNoticeDays > 0),
  rule('TASKS', 21,
    phrase('近 90 天任务、签到或推荐发放了积分', 'Tasks, check-ins or referrals gave points in the last 90 days'),
    phrase('设置任务和签到并让渠道上报', 'Set up tasks and check-ins, and let channels tell them'), moved('grant')),
  rule('MEMBER_DAY', 30, phrase('有会员日或活动加成', 'There is a member day or another bonus'),
    phrase('在规则中增加会员日加成', 'Add the bonus of a member day to the rules'),
    ({ rules }) => rules.bonuses.length > 0),
  rule('REDEEMED', 30, phrase('近 90 天有会员使用积分', 'Members spent points in the last 90 days'),
    phrase('上架兑换商品或开启积分抵现', 'Put rewards on the shelf, or let points pay'),
    ({ redeemed }) => redeemed > 0n),
  rule('BURN', 30, phrase('年度消耗率达到下限', 'The yearly burn is not below its limit'),
    phrase('提醒会员使用积分，增加易兑的商品', 'Remind members of their points; offer rewards within reach'),
    ({ burnIsLow }) => burnIsLow === false),
  rule('ADJUSTED', 30, phrase('规则已按运营调整过', 'The rules were adjusted at least once'),
    phrase('用规则草稿试算后提交一次调整', 'Try a draft of the rules on real orders, and propose it'),
    ({ versions }) => versions > 1),
];

/**
 * How mature a programme is 会员体系完善度: a checklist, what of it stands, what to do next. Example: nine of twelve
 * stand: 75; the first that does not is done next.
 */
export function maturityOf(facts: MaturityFacts): Maturity {
  const checks = RULES.map(({ holds, ...check }) => ({ ...check, isDone: holds(facts) }));
  return { score: Math.floor((checks.filter(({ isDone }) => isDone).length * 100) / checks.length), checks };
}
