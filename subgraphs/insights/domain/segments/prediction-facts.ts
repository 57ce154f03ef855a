import type { Choice, Fact } from './fact.ts';

const choice = (value: string, zh: string, en: string): Choice => ({ value, zh, en });
const day = (fact: string, zh: string, en: string): Fact => ({ fact, kind: 'date', group: 'prediction', zh, en });
const whole = (fact: string, zh: string, en: string, most: number): Fact =>
  ({ fact, kind: 'whole', group: 'prediction', zh, en, least: 0, most });

/** What both models say, as of the last scoring: days are of the rule, the others of the fit. */
export const PREDICTION_FACTS: readonly Fact[] = [
  day('nextPurchaseOn', '预计下次购买日', 'Next purchase expected on'),
  day('nextPurchaseFrom', '预计购买期开始', 'Window of the next purchase from'),
  day('nextPurchaseUntil', '预计购买期结束', 'Window of the next purchase until'),
  { fact: 'nextPurchaseBasis', kind: 'word', group: 'prediction', zh: '预计依据', en: 'What the expectation is from',
    choices: [choice('own', '自己的购买间隔', 'Own intervals'), choice('product_class', '同类商品间隔', 'What was bought last'),
    choice('house', '默认间隔', 'Number of the house')] },
  whole('alivePercent', '活跃概率（%）', 'Probability alive, per cent', 100),
  whole('expectedOrders', '预计购买次数（取整）', 'Purchases expected, whole ones', 100_000),
  whole('expectedUnits', '预计消费（元）', 'Value expected, whole units', 1_000_000_000_000),
  { fact: 'potential', kind: 'word', group: 'prediction', zh: '潜力', en: 'Potential', choices: [
    choice('high', '高', 'High'), choice('mid', '中', 'Mid'), choice('low', '低', 'Low')] },
  { fact: 'churnWarning', kind: 'words', group: 'prediction', zh: '流失预警', en: 'Churn warning', choices: [
    choice('unlikely_alive', '活跃概率低', 'Unlikely to come'), choice('window_passed', '超过预计购买期', 'Window has passed'),
    choice('order_returned', '近期整单退货', 'Order returned whole')] },
];
