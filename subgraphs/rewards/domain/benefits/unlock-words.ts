import { formatAmount, type Money } from '../../../kernel/money.ts';
import type { Reason, ReasonCode } from './standing.ts';

export interface Said { readonly zh: string; readonly en: string }

/** What stands in the words beside the reason. */
export interface Names {
  /** What a tier is called. */
  tier(code: string): Said;
  readonly benefit: Said;
}

/** What a member is told of why not, and what would change it 解锁条件. Example: "再消费 3,000.00 CNY 可享3D 设计". */
export function unlockWords(reason: Reason, names: Names): Said {
  return WORDS[reason.code](reason, names);
}

const money = ({ minor, currency }: Money): string => {
  const [whole, fraction] = formatAmount(minor, currency).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`} ${currency}`;
};

function span({ from, until }: Reason): Said {
  if (from && until) return { zh: `${from} 至 ${until} `, en: `from ${from} to ${until}` };
  if (from) return { zh: `${from} 起`, en: `from ${from}` };
  return until ? { zh: `${until} 前`, en: `until ${until}` } : { zh: '生日前后', en: 'around the birthday' };
}

const WORDS: Readonly<Record<ReasonCode, (reason: Reason, names: Names) => Said>> = {
  TIER: ({ tier }, { benefit, tier: named }) => (tier ? {
    zh: `升至${named(tier).zh}可享${benefit.zh}`, en: `${named(tier).en} members have ${benefit.en}`,
  } : { zh: `当前会员等级不含${benefit.zh}`, en: `The tier has no ${benefit.en}` }),
  PROVISIONAL: (_, { benefit }) => ({
    zh: `等级确认后（退货期满）可享${benefit.zh}`, en: `${benefit.en}: once the tier is certain, when the return window has ended`,
  }),
  SPEND: ({ missing, least }, { benefit }) => (missing ? {
    zh: `再消费 ${money(missing)} 可享${benefit.zh}`, en: `Spend ${money(missing)} more for ${benefit.en}`,
  } : { zh: `累计消费满 ${money(least!)} 可享${benefit.zh}`, en: `${benefit.en} from ${money(least!)} spent in all` }),
  PURCHASE: (reason, { benefit }) => ({
    zh: `${span(reason).zh}单笔消费满 ${money(reason.least!)} 可享${benefit.zh}`,
    en: `One purchase of ${money(reason.least!)} ${span(reason).en} gives ${benefit.en}`,
  }),
  RELATION: (_, { benefit }) => ({
    zh: `老顾客的子女经双方确认亲属关系后可享${benefit.zh}`,
    en: `${benefit.en} is for children of customers, once both confirmed it`,
  }),
  SEGMENT: (_, { benefit }) => ({ zh: `${benefit.zh}仅限受邀会员`, en: `${benefit.en} is for invited members` }),
  WINDOW: (reason, { benefit }) => ({
    zh: `${span(reason).zh}可享${benefit.zh}`, en: `${benefit.en} is given ${span(reason).en}`,
  }),
  OUTLET: (_, { benefit }) => ({ zh: `本店不提供${benefit.zh}`, en: `${benefit.en} is not given in this outlet` }),
  USED_UP: (_, { benefit }) => ({ zh: `今年的${benefit.zh}已用完`, en: `This year’s ${benefit.en} is used up` }),
};
