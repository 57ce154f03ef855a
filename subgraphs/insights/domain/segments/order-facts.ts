import { PREFIX } from '../../../contracts/ids.ts';
import type { Choice, Fact } from './fact.ts';

const MOST_ORDERS = 1_000_000;
const MOST_UNITS = 1_000_000_000_000;
const MOST_DAYS = 36_500;

const purpose = (value: string, zh: string, en: string): Choice => ({ value, zh, en });

/** What was bought and kept; money in whole units of the programme's currency. */
const ORDERS: readonly Fact[] = [
  { fact: 'netOrders', kind: 'whole', group: 'orders', zh: '净订单数', en: 'Orders that stand', least: 0, most: MOST_ORDERS },
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
  { fact: 'classes', kind: 'words', group: 'orders', zh: '买过的积分品类', en: 'Margin classes bought',
    vocabulary: 'classes' },
  { fact: 'channels', kind: 'words', group: 'orders', zh: '购买渠道', en: 'Channels bought through',
    prefix: PREFIX.channel },
  { fact: 'outlets', kind: 'words', group: 'orders', zh: '购买门店', en: 'Outlets bought at', prefix: PREFIX.outlet },
];

const CONSENT: readonly Fact[] = [
  { fact: 'consents', kind: 'words', group: 'consent', zh: '同意用途', en: 'Consents given', choices: [
    purpose('marketing_sms', '短信营销', 'Marketing by SMS'),
    purpose('marketing_email', '邮件营销', 'Marketing by e-mail'),
    purpose('marketing_app', '应用消息营销', 'Marketing in the app'),
    purpose('marketing_wecom', '企业微信营销', 'Marketing by WeCom'),
    purpose('profiling', '个性化推荐', 'Profiling'),
    purpose('franchise_sharing', '与加盟商共享', 'Sharing with the franchise'),
    purpose('channel_sharing', '与渠道共享', 'Sharing with a channel'),
    purpose('cross_border', '跨境传输', 'Cross-border transfer')] },
];

export const ORDER_FACTS: readonly Fact[] = [...ORDERS, ...CONSENT];
