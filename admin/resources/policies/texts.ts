export const zh = {
  nav: { policies: '规则参数' },
  actions: { publishPolicy: '发布新版本' },
  policies: {
    title: '规则参数', orders: '订单规则', franchises: '加盟政策', catalog: '价格规则', campaigns: '直播规则', members: '客户关怀规则', insights: '洞察规则', rewards: '权益规则', engagement: '互动规则', plans: '增值计划规则',
    programme: '积分与等级规则', tiers: '等级（自低到高）', tierAt: '第 %{place} 级', tierCode: '代码',
    threshold: '成长值门槛', bonus: '加成', addTier: '增加等级', removeTier: '移除',
    changes: '变更', publishedAt: '发布时间',
    regionWindows: '分地区退货期', outletRegion: '门店所在地区', addRegion: '增加地区', regionAt: '第 %{place} 个地区', asEverywhere: '留空的退货期与一般规则相同。', waiting: '待审批的版本', publishTitle: '发布新版本：%{name}', noChange: '与上一版相同',
    publishHint: '自生效时间起发生的业务按新版本计算；此前的业务及其退货始终按原版本。先预览变更，再提交；由另一人批准后生效。',
    published: '版本 %{version} 已提交，待另一人审批',
    decideTitle: '%{name}：版本 %{version}', decided: '版本 %{version} 已处理',
    effectTitle: '影响', rows: '订单或行数', before: '原规则', after: '新规则', noOrders: '该期间没有相关订单',
    effect: '按上月真实订单试算（%{from} 至 %{until}）',
    effectOfNewest: '按上月最近十万行试算（%{from} 至 %{until}）',
    verdict: { APPROVE: '批准', REJECT: '驳回', WITHDRAW: '撤回' },
    decideHint: {
      APPROVE: '批准后自生效时间起计算。提交人不能批准自己的版本；生效时间已过的须重新提交。',
      REJECT: '驳回后该版本永不生效。提交人可撤回，不能驳回。', WITHDRAW: '撤回后该版本永不生效，请说明原因；已生效的版本不能撤回。',
    },
  },
  words: { policyNote: { Defaults: '初始规则' }, measure: { CHARITY: '公益金（已扣退款）', POINTS_CASH: '积分抵现上限', RETURN_WINDOW: '退货期（平均）', REBATE: '分润（未扣退货）', POINTS: '积分（已扣退货）', BONUS: '等级加成（已扣退货）', GROWTH: '成长值（已扣退货）' } },
  codes: {
    INVALID_RULES: '数值不在允许范围内', IN_THE_PAST: '生效时间须在现在之后', OUT_OF_ORDER: '生效时间须晚于最近一版',
    PROPOSAL_OPEN: '另有版本待审批，请先处理或撤回', TOO_LATE: '生效时间已过', NOTE_REQUIRED: '请填写原因',
  },
};

export const en: typeof zh = {
  nav: { policies: 'Policies' },
  actions: { publishPolicy: 'Publish new version' },
  policies: {
    title: 'Policies', orders: 'Orders', franchises: 'Franchises', catalog: 'Prices',
    campaigns: 'Live sessions', members: 'Care', insights: 'Insights', rewards: 'Rewards', engagement: 'Engagement', plans: 'Gold plans', programme: 'Programme', tiers: 'Tiers, from the lowest up', tierAt: 'Tier %{place}',
    tierCode: 'Code', threshold: 'Growth threshold', bonus: 'Bonus', addTier: 'Add a tier', removeTier: 'Remove',
    changes: 'Changed', publishedAt: 'Published',
    regionWindows: 'Return windows by region', outletRegion: 'Region of the outlet',
    addRegion: 'Add a region', regionAt: 'Region %{place}', asEverywhere: 'What is left empty is as everywhere.', waiting: 'Waits for its decision',
    publishTitle: 'New version: %{name}', noChange: 'The same as the version before',
    publishHint: 'What happens from its start on counts with the new version; what happened before and its returns keep theirs. See what changes, then send it: it counts when another person has approved it.',
    published: 'Version %{version} waits for another person',
    decideTitle: '%{name}: version %{version}', decided: 'Version %{version} is decided',
    effectTitle: 'Effect', rows: 'Orders or lines', before: 'As counted', after: 'By this version',
    noOrders: 'No such orders in that month',
    effect: 'Last month’s real orders, %{from} to %{until}',
    effectOfNewest: 'The newest 100,000 lines of last month, %{from} to %{until}',
    verdict: { APPROVE: 'Approve', REJECT: 'Reject', WITHDRAW: 'Withdraw' },
    decideHint: {
      APPROVE: 'It counts from its date on. Whoever wrote it does not approve it; past its date it is written anew.',
      REJECT: 'It never counts. Whoever wrote it withdraws it instead.',
      WITHDRAW: 'It never counts; say why. What has begun cannot be withdrawn.',
    },
  },
  words: {
    policyNote: { Defaults: 'Initial rules' },
    measure: {
      CHARITY: 'Charity, after returns', POINTS_CASH: 'Most that points may pay', RETURN_WINDOW: 'Return window, on average',
      REBATE: 'Rebates, before returns', POINTS: 'Points, after returns', BONUS: 'Tier bonus, after returns',
      GROWTH: 'Growth, after returns',
    },
  },
  codes: {
    INVALID_RULES: 'Not a number in its range', IN_THE_PAST: 'It starts now or later',
    OUT_OF_ORDER: 'It must start after the latest version',
    PROPOSAL_OPEN: 'Another version waits for its decision: decide or withdraw it first',
    TOO_LATE: 'Its date has passed', NOTE_REQUIRED: 'Say why',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { policies: typeof zh }
}
