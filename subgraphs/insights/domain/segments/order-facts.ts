import { PREFIX } from '../../../contracts/ids.ts';
import type { Choice, Fact } from './fact.ts';

const MOST_ORDERS = 1_000_000;
const MOST_UNITS = 1_000_000_000_000;
const MOST_DAYS = 36_500;

const choice = (value: string, zh: string, en: string): Choice => ({ value, zh, en });

/** What was bought and kept; money in whole units of the programme's currency. */
const ORDERS: readonly Fact[] = [
  { fact: 'netOrders', kind: 'whole', group: 'orders', zh: '净订单数', en: 'Orders that stand', least: 0,
    most: MOST_ORDERS },
  { fact: 'returnedOrders', kind: 'whole', group: 'orders', zh: '整单退货数', en: 'Orders returned whole',
    least: 0, most: MOST_ORDERS },
  { fact: 'netUnits', kind: 'whole', group: 'orders', zh: '累计净消费（元）', en: 'Net value, whole units',
    least: 0, most: MOST_UNITS },
  { fact: 'averageUnits', kind: 'whole', group: 'orders', zh: '笔单价（元）', en: 'Average order, whole units',
    least: 0, most: MOST_UNITS },
  { fact: 'firstOrderOn', kind: 'date', group: 'orders', zh: '首单日期', en: 'First order on' },
  { fact: 'lastOrderOn', kind: 'date', group: 'orders', zh: '末单日期', en: 'Last order on' },
  { fact: 'daysSinceOrder', kind: 'whole', group: 'orders', zh: '距末单天数', en: 'Days since the last order',
    least: 0, most: MOST_DAYS },
  { fact: 'lastGapDays', kind: 'whole', group: 'orders', zh: '最近一次购买间隔（天）', en: 'Days between the last two purchases',
    least: 0, most: MOST_DAYS },
  { fact: 'classes', kind: 'words', group: 'orders', zh: '买过的积分品类', en: 'Margin classes bought',
    vocabulary: 'classes' },
  { fact: 'channels', kind: 'words', group: 'orders', zh: '购买渠道', en: 'Channels bought through',
    prefix: PREFIX.channel },
  { fact: 'outlets', kind: 'words', group: 'orders', zh: '购买门店', en: 'Outlets bought at', prefix: PREFIX.outlet },
];

const PURPOSES = [
  choice('marketing_sms', '短信营销', 'Marketing by SMS'),
  choice('marketing_email', '邮件营销', 'Marketing by e-mail'),
  choice('marketing_app', '应用消息营销', 'Marketing in the app'),
  choice('marketing_wecom', '企业微信营销', 'Marketing by WeCom'),
  choice('profiling', '个性化推荐', 'Profiling'),
  choice('franchise_sharing', '与加盟商共享', 'Sharing with the franchise'),
  choice('channel_sharing', '与渠道共享', 'Sharing with a channel'),
  choice('cross_border', '跨境传输', 'Cross-border transfer'),
];

/** A member's last word; of a purpose that stands in neither nothing was said. */
const CONSENT: readonly Fact[] = [
  { fact: 'consents', kind: 'words', group: 'consent', zh: '同意用途', en: 'Consents given', choices: PURPOSES },
  { fact: 'refusals', kind: 'words', group: 'consent', zh: '拒绝或撤回用途', en: 'Consents refused or withdrawn',
    choices: PURPOSES },
];

/** What the house makes of it, as of the asking and by the policy in force. */
const VALUE: readonly Fact[] = [
  { fact: 'lifecycle', kind: 'word', group: 'value', zh: '生命周期', en: 'Lifecycle', choices: [
    choice('prospect', '潜客', 'Prospect'), choice('new', '新客', 'New'), choice('active', '活跃', 'Active'),
    choice('dormant', '沉睡', 'Dormant'), choice('lost', '流失', 'Lost')] },
  { fact: 'frequencyClass', kind: 'word', group: 'value', zh: '购买频率', en: 'Frequency class', choices: [
    choice('high', '高频', 'High'), choice('medium', '中频', 'Medium'), choice('low', '低频', 'Low')] },
  { fact: 'rfmSegment', kind: 'word', group: 'value', zh: 'RFM 分群', en: 'RFM segment', choices: [
    choice('important_value', '重要价值', 'Important value'), choice('important_develop', '重要发展', 'Important develop'),
    choice('important_keep', '重要保持', 'Important keep'), choice('important_win_back', '重要挽留', 'Important win-back'),
    choice('value', '一般价值', 'Value'), choice('develop', '一般发展', 'Develop'), choice('keep', '一般保持', 'Keep'),
    choice('win_back', '一般挽留', 'Win-back')] },
  { fact: 'recency', kind: 'whole', group: 'value', zh: 'R 分', en: 'Recency score', least: 1, most: 5 },
  { fact: 'frequency', kind: 'whole', group: 'value', zh: 'F 分', en: 'Frequency score', least: 1, most: 5 },
  { fact: 'monetary', kind: 'whole', group: 'value', zh: 'M 分', en: 'Monetary score', least: 1, most: 5 },
];

const tags = (fact: string, zh: string, en: string): Fact =>
  ({ fact, kind: 'words', group: 'value', zh, en, vocabulary: 'tags' });

/** Those that hold; by whom: those of them that this source says, others beside it or not. */
const TAGS: readonly Fact[] = [
  tags('tags', '标签', 'Tags'),
  tags('tagsByOperator', '标签（人工）', 'Tags by people of the house'),
  tags('tagsByMember', '标签（会员自述）', 'Tags by the member'),
  tags('tagsByBehaviour', '标签（行为）', 'Tags by behaviour'),
  tags('tagsByInferred', '标签（推断）', 'Tags inferred'),
  tags('tagsByRule', '标签（规则）', 'Tags by rules'),
];

export const ORDER_FACTS: readonly Fact[] = [...ORDERS, ...VALUE, ...TAGS, ...CONSENT];
