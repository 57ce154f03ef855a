import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';

const SAYS = 'Thresholds of lifecycle, frequency and RFM 会员洞察分档, and numbers of predictions and churn warnings.';
const LEVELS = '3 high, 2 mid, 1 low, 0 for nobody';
const STEPS = 'at most 4 and no fewer, from score 5 to 2';

@ObjectType({ simpleResolvers: true, description: SAYS })
@InputType('InsightRulesInput', { description: SAYS })
export class InsightRules {
  @Field(() => Int, { description: 'Days after the first net order in which a member is new 新客, 1 to 3,650.' })
  newDays!: number;

  @Field(() => Int, { description: 'Days after the last net order in which a member is active 活跃, 1 to 3,650.' })
  activeDays!: number;

  @Field(() => Int, {
    description: 'Days after the last net order in which a member is dormant 沉睡, then lost 流失; 1 to 3,650.',
  })
  dormantDays!: number;

  @Field(() => Int, { description: 'Months in which orders make the frequency 购买频率, 1 to 120.' })
  frequencyMonths!: number;

  @Field(() => Int, { description: 'Orders from which on it is high 高频, 2 to 1,000.' })
  highOrders!: number;

  @Field(() => Int, { description: 'Orders from which on it is medium 中频, 1 to 1,000.' })
  mediumOrders!: number;

  @Field(() => Int, { description: 'Months that frequency and value of RFM count, 1 to 120.' })
  rfmMonths!: number;

  @Field(() => [Int], { description: `Most days since the last net order for a score, each 1 to 36,500; ${STEPS}.` })
  recencyDays!: readonly number[];

  @Field(() => [Int], { description: `Least orders for a score, each 1 to 10,000; ${STEPS}.` })
  frequencyOrders!: readonly number[];

  @Field(() => [Int], {
    description: `Least net value for a score, each 1 to 2,000,000,000 whole units of the programme's currency; `
      + `${STEPS}.`,
  })
  monetaryUnits!: readonly number[];

  @Field(() => Int, { description: 'Recency score from which on it is high in the segment, 1 to 5.' })
  recencyHigh!: number;

  @Field(() => Int, { description: 'Frequency score from which on it is high in the segment, 1 to 5.' })
  frequencyHigh!: number;

  @Field(() => Int, { description: 'Value score from which on it is high in the segment, 1 to 5.' })
  monetaryHigh!: number;

  @Field(() => Int, {
    description: 'Purchase days from which on a member’s own rhythm counts 自身购买周期, 2 to 100.',
  })
  ownPurchases!: number;

  @Field(() => Int, {
    description: 'Where the window of the next purchase begins 回购窗口, in bp of the interval, 1 to 10,000.',
  })
  windowFromBps!: number;

  @Field(() => Int, {
    description: 'Where it ends, in bp of the interval, 10,000 to 50,000.',
  })
  windowUntilBps!: number;

  @Field(() => Int, {
    description: 'Days to the next purchase where nothing better is known 默认回购天数, 1 to 3,650.',
  })
  usualDays!: number;

  @Field(() => Int, { description: 'The same after a wedding purchase 婚庆回购天数, 1 to 3,650.' })
  weddingDays!: number;

  @Field(() => Int, {
    description: 'Months ahead that orders and value are expected for 预测月数, 1 to 120.',
  })
  horizonMonths!: number;

  @Field(() => Int, {
    description: 'Days that both models are held against at each refit 回测天数, 28 to 1,095.',
  })
  backTestDays!: number;

  @Field(() => Int, {
    description: 'Purchase days from which on a member is warned of 流失预警起点, 2 to 100.',
  })
  churnPurchases!: number;

  @Field(() => Int, {
    description: 'Below such a probability to be alive a member is warned of, 1 to 9,999.',
  })
  churnAliveBps!: number;

  @Field(() => Int, {
    description: 'So many days a whole return is named among the reasons, 0 to 3,650.',
  })
  churnReturnDays!: number;

  @Field(() => Int, { description: 'Weight of what others bought together 同购权重, 0 to 100.' })
  coPurchaseWeight!: number;

  @Field(() => Int, { description: 'Weight of another kind of an owned series 同系列权重, 0 to 100.' })
  seriesWeight!: number;

  @Field(() => Int, { description: 'Weight of a kind that goes with an owned one 搭配权重, 0 to 100.' })
  complementWeight!: number;

  @Field(() => Int, { description: 'Weight of what the member told that it likes 偏好权重, 0 to 100.' })
  preferenceWeight!: number;

  @Field(() => Int, { description: 'Weight of a price in the usual band 价位权重, 0 to 100.' })
  priceBandWeight!: number;

  @Field(() => Int, { description: 'Weight of what many bought 热销权重, 0 to 100.' })
  popularWeight!: number;

  @Field(() => Int, { description: 'Months of purchases that recommendations learn from 推荐学习月数, 1 to 120.' })
  togetherMonths!: number;

  @Field(() => Int, { description: 'Members from which on products are bought together 同购最少会员, 2 to 1,000.' })
  togetherLeast!: number;

  @Field(() => Int, { description: 'How many times chance that must be 同购提升度, in bp, 10,000 to 1,000,000.' })
  togetherLiftBps!: number;

  @Field(() => Int, { description: 'Share of a product’s buyers that counts in full 同购满分占比, in bp, 1 to 10,000.' })
  togetherFullBps!: number;

  @Field(() => Int, {
    description: 'Where the usual band of prices begins 常购价位, in bp of the median of own pieces, 1 to 10,000.',
  })
  bandFromBps!: number;

  @Field(() => Int, { description: 'Where it ends, in bp of that median, 10,000 to 100,000.' })
  bandUntilBps!: number;

  @Field(() => Int, { description: 'So many days what came back is not recommended again 退货后不推荐, 0 to 3,650.' })
  returnedDays!: number;

  @Field(() => Int, { description: 'Months held out to measure recommendations 推荐回测月数, 1 to 24.' })
  heldOutMonths!: number;

  @Field(() => Int, { description: 'Days from one check of a setting with stones to the next 镶嵌保养周期, 1 to 3,650.' })
  settingCareDays!: number;

  @Field(() => Int, { description: 'Days from one cleaning of another piece to the next 素金保养周期, 1 to 3,650.' })
  plainCareDays!: number;

  @Field(() => Int, { description: 'Days before and after such a day on which it is told 保养提前提醒, 0 to 365.' })
  careAheadDays!: number;

  @Field(() => Int, {
    description: `For which potential a personal consultant is 专属顾问, 0 to 3; ${LEVELS}.`,
  })
  consultantFor!: number;

  @Field(() => Int, {
    description: `For which potential advice on jewelry as an investment is 珠宝投资建议, 0 to 3; ${LEVELS}.`,
  })
  investmentAdviceFor!: number;

  @Field(() => Int, {
    description: `For which potential a subsidy for changing style is 换款补贴, 0 to 3; ${LEVELS}.`,
  })
  styleChangeFor!: number;

  @Field(() => Int, {
    description: `For which potential goods that keep their value are 高保值款, 0 to 3; ${LEVELS}.`,
  })
  valueRetentionFor!: number;

  @Field(() => Int, {
    description: `For which potential care coupons are 保养券, 0 to 3; ${LEVELS}.`,
  })
  careCouponsFor!: number;

  @Field(() => Int, {
    description: `For which potential cleaning coupons are 清洗券, 0 to 3; ${LEVELS}.`,
  })
  cleaningCouponsFor!: number;
}

@ObjectType('InsightPolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the thresholds of insights 洞察规则.',
})
export class InsightPolicy extends PolicyOf(InsightRules, 'InsightPolicy') {}
