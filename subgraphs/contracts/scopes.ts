/** What a scope lets its holder do, as people who grant it read it. */
export interface ScopeWords {
  readonly en: string;
  readonly zh: string;
  /**
   * human: a decision of people, no program may ever hold it. member: a member's own token may carry it, too.
   * Absent: operators and programs.
   */
  readonly who?: 'human' | 'member';
}

/**
 * Every scope there is, a closed list: one outside it can neither be granted nor arrive in an actor, whoever
 * signed the token. Roles (identity) and channels are granted subsets. `loyalty:write` was split into hold,
 * interact and adjust; it means those until the day that identity/scopes.ts names.
 */
export const SCOPE_WORDS = {
  'members:read': { en: 'See members, personal data masked', zh: '查看会员（隐私脱敏）', who: 'member' },
  'members:write': { en: 'Enrol and change members', zh: '登记与修改会员' },
  'members:pii': { en: 'Unmask personal data with a logged reason', zh: '凭理由查看完整信息' },
  'members:merge': { en: 'Merge two members into one', zh: '合并会员', who: 'human' },
  'members:privacy': { en: 'Export and erase members, publish consent texts', zh: '处理导出、删除与同意文本', who: 'human' },
  'members:self': { en: 'As a member: own data, consent, export and erasure', zh: '会员本人：资料、同意、导出与注销', who: 'member' },
  'members:care': { en: 'Handle complaints, say who serves whom', zh: '处理投诉、安排专属服务', who: 'human' },
  'members:policy': { en: 'Change complaint times and member codes', zh: '修改投诉时限与会员码规则', who: 'human' },
  'loyalty:read': { en: 'See points, tiers and benefits', zh: '查看积分、等级与权益', who: 'member' },
  'loyalty:write': { en: 'The three below as one, until 2027-06-30', zh: '以下三项合一（2027-06-30 前有效）' },
  'loyalty:hold': { en: 'Hold, spend and give back points', zh: '冻结、抵扣与退回积分' },
  'loyalty:interact': { en: 'Record likes, comments and shares', zh: '记录点赞、评论与分享' },
  'loyalty:adjust': { en: 'Give and take points by hand', zh: '人工调整积分', who: 'human' },
  'loyalty:approve': { en: 'Approve what needs a second person', zh: '积分与权益复核', who: 'human' },
  'loyalty:policy': { en: 'Change rates, tiers and policies', zh: '修改积分规则与等级政策', who: 'human' },
  'catalog:read': { en: 'See styles, items and prices', zh: '查看款式、商品与价格', who: 'member' },
  'catalog:write': { en: 'Change styles and items', zh: '维护款式与商品' },
  'catalog:cost': { en: 'See cost and margin', zh: '查看成本与毛利', who: 'human' },
  'catalog:price': { en: 'Change gold prices and labour fees', zh: '调整金价与工费' },
  'catalog:policy': {
    en: 'Change which price and rate jumps are held, and classes by their margin',
    zh: '修改价格与汇率变动的挂起规则、按毛利定品类', who: 'human',
  },
  'orders:read': { en: 'See orders and returns', zh: '查看订单与退货', who: 'member' },
  'orders:write': { en: 'Record orders and returns', zh: '录入订单与退货' },
  'orders:pay': { en: 'Tell of payments', zh: '回传支付结果' },
  'orders:link': { en: 'Give a kept order its buyer', zh: '补录订单会员', who: 'human' },
  'orders:policy': {
    en: 'Change charity, points-cash and return windows', zh: '修改公益金、积分抵现与退货期规则', who: 'human',
  },
  'campaigns:read': { en: 'See campaigns and live rooms', zh: '查看活动与直播', who: 'member' },
  'campaigns:write': { en: 'Plan and run campaigns', zh: '策划与执行活动' },
  'campaigns:claim': { en: 'Claim an offer for a member', zh: '为会员领取权益', who: 'member' },
  'campaigns:policy': {
    en: 'Change hold times, staggered opening and passcode limits', zh: '修改保留时间、分级开抢与口令限制', who: 'human',
  },
  'franchises:read': { en: 'See franchises, outlets and staff', zh: '查看加盟商、门店与人员' },
  'franchises:write': { en: 'Change franchises, outlets and attribution', zh: '维护加盟商、门店与归属' },
  'franchises:rebates': { en: 'See rebates and statements', zh: '查看分润与结算单' },
  'franchises:answer': {
    en: 'As a franchise: confirm or dispute lines of its statements', zh: '加盟商对账：确认结算明细或提出异议', who: 'human',
  },
  'franchises:settle': { en: 'Run, issue, decide, freeze and pay statements', zh: '出具结算单、处理异议、定稿与打款', who: 'human' },
  'franchises:policy': { en: 'Change rebate rates and attribution periods', zh: '修改分润比例与归属周期', who: 'human' },
  'insights:read': { en: 'See lifecycle, RFM, tags and segments', zh: '查看生命周期、RFM、标签与分群' },
  'insights:write': { en: 'Tag members and define segments', zh: '维护会员标签与分群' },
  'insights:policy': { en: 'Change lifecycle and RFM thresholds', zh: '修改生命周期与RFM分档', who: 'human' },
  'rewards:read': { en: 'See rewards, coupons and benefits', zh: '查看兑换商城、优惠券与权益', who: 'member' },
  'rewards:redeem': { en: 'Redeem, hold and use rewards, coupons and benefits', zh: '兑换、占用与核销权益', who: 'member' },
  'rewards:write': { en: 'Change rewards, coupons and benefits', zh: '维护兑换商城、优惠券与权益', who: 'human' },
  'rewards:approve': { en: 'Approve what passes the cost cap', zh: '复核超出成本上限的权益', who: 'human' },
  'rewards:policy': { en: 'Change redemption times and the cost cap', zh: '修改兑换时限与成本上限', who: 'human' },
  'engagement:read': { en: 'See tasks, check-ins and referrals', zh: '查看任务、签到与推荐', who: 'member' },
  'engagement:act': { en: 'Check in and do tasks for a member', zh: '为会员签到与完成任务', who: 'member' },
  'engagement:write': { en: 'Change tasks and playful formats', zh: '维护任务与趣味玩法', who: 'human' },
  'engagement:review': { en: 'Decide what looks like abuse', zh: '复核异常积分行为', who: 'human' },
  'engagement:policy': { en: 'Change what check-in and referral give', zh: '修改签到与推荐规则', who: 'human' },
  'plans:read': { en: 'See gold plans', zh: '查看增值计划', who: 'member' },
  'plans:write': { en: 'Open gold plans, take and pay out money of them', zh: '办理增值计划与收付款' },
  'plans:open': { en: 'Propose the terms of gold plans, close them', zh: '提交与关闭增值计划条款', who: 'human' },
  'plans:policy': { en: 'Change what a gold plan gives, approve its terms', zh: '修改增值计划规则、审批条款', who: 'human' },
  'service:read': { en: 'See service orders and appointments', zh: '查看服务单与预约', who: 'member' },
  'service:write': { en: 'Take pieces in, work on them, hand them over; receive appointments', zh: '办理服务单与预约到店' },
  'service:answer': { en: 'Book, answer a quote and rate a service, for a member', zh: '会员预约、确认报价与评价', who: 'member' },
  'service:policy': {
    en: 'Change kinds of service and appointments, and their promises', zh: '修改服务与预约项目及承诺', who: 'human',
  },
  'tradeins:read': { en: 'See trade-ins and store credit', zh: '查看以旧换新与储值', who: 'member' },
  'tradeins:write': { en: 'Estimate, assay, offer for and melt old gold', zh: '办理旧料估价、检测、报价与熔料' },
  'tradeins:answer': { en: 'Answer an offer for old gold, for a member', zh: '会员确认旧料报价', who: 'member' },
  'tradeins:use': { en: 'Pay sales with old gold and store credit', zh: '使用旧料抵扣与储值' },
  'tradeins:policy': { en: 'Change ways to trade in and their prices', zh: '修改换购方案与计价规则', who: 'human' },
  'exports:run': { en: 'Export whole lists as files', zh: '批量导出列表' },
  'outreach:read': { en: 'See messages, texts and plans', zh: '查看消息、模板与群发计划' },
  'outreach:write': { en: 'Write texts and switch notices on', zh: '编写消息模板、设置通知规则', who: 'human' },
  'outreach:send': { en: 'Write to members', zh: '群发消息', who: 'human' },
  'outreach:deliver': { en: 'Tell whether messages arrived', zh: '记录到达回执' },
  'outreach:answer': { en: 'Tell what members do with messages', zh: '登记会员对消息的反馈' },
  'outreach:policy': { en: 'Change how often members are written to', zh: '修改触达规则', who: 'human' },
  'platform:events': { en: 'See and replay events', zh: '查看与重新推送事件' },
  'identity:admin': { en: 'Manage operators and partner clients', zh: '管理员工账号与渠道接入', who: 'human' },
  'audit:read': { en: 'Read the audit trail', zh: '查看审计记录', who: 'human' },
  'documents:any': { en: 'Send documents that are not registered', zh: '发送未登记的查询文档' },
  'documents:register': { en: 'Register the documents it asks', zh: '登记自己的查询文档' },
  'schema:read': { en: 'Read the schema by introspection', zh: '读取图谱结构' },
} as const satisfies Record<string, ScopeWords>;

export type Scope = keyof typeof SCOPE_WORDS;
export const SCOPES = Object.freeze(Object.keys(SCOPE_WORDS)) as readonly Scope[];
