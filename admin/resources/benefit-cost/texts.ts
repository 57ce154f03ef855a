export const zh = {
  nav: { benefitCost: '权益成本' },
  benefitCost: {
    title: '权益成本', hint: '近 %{days} 天：积分按发放时的价值、兑换、优惠券和权益的成本，与净销售额比较。合同约定的积分照常发放；超过上限后不再主动发放。',
    houseHint: '总部按本地区全部销售计算，加盟商按自有门店销售计算。', headOffice: '总部', franchises: '加盟商',
    none: '近期没有加盟商承担的成本或门店销售', payer: '承担方', sales: '净销售额', cost: '权益成本', share: '占比', remaining: '剩余额度',
    points: '积分', rewards: '兑换', coupons: '优惠券', benefits: '权益', reserved: '其中预留', allowed: '放行额度', capAt: '上限 %{cap}，预警 %{alert}',
    trend: '每周成本与可用额度', weekCost: '成本', weekRoom: '按当周销售可用', from: '%{from} 至 %{until}',
    overrides: '成本放行', noOverrides: '没有放行申请', propose: '申请放行', proposeTitle: '申请超出成本上限',
    proposeHint: '由另一人批准后生效，到期自动失效；已预留的不受影响。最长 92 天。', amount: '放行额度', until: '截止', proposed: '已提交，等待另一人审批',
    decideTitle: '审批成本放行', approved: '已放行', rejected: '已驳回', withdrawn: '已撤回', by: '提交人', over: '到期',
    noteHint: '撤回时请说明原因', counts: '生效中',
  },
  words: {
    costState: { QUIET: '正常', ALERT: '预警', OVER: '超限' },
    overrideState: { PROPOSED: '待审批', APPROVED: '已放行', REJECTED: '已驳回', WITHDRAWN: '已撤回' },
    overrideVerdict: { APPROVE: '批准', REJECT: '驳回', WITHDRAW: '撤回' },
  },
  codes: {
    INVALID_AMOUNT: '金额须大于零且不超过上限', INVALID_PERIOD: '截止时间须在现在之后 92 天以内', WRONG_CURRENCY: '币种不是该地区的记账币种',
  },
};

export const en: typeof zh = {
  nav: { benefitCost: 'Benefit cost' },
  benefitCost: {
    title: 'Benefit cost',
    hint: 'Of the last %{days} days: points by what they were worth at issue, rewards, coupons and benefits, against net sales. '
      + 'Contractual points go on; above the cap nothing is given of free will.',
    houseHint: 'Head office is measured by everything sold in the region, a franchise by what its outlets sold.',
    headOffice: 'Head office', franchises: 'Franchises', none: 'No franchise has sold or paid for anything lately',
    payer: 'Who pays', sales: 'Net sales', cost: 'Cost', share: 'Share', remaining: 'Left', points: 'Points', rewards: 'Rewards',
    coupons: 'Coupons', benefits: 'Benefits', reserved: 'Of it promised', allowed: 'Allowed beyond',
    capAt: 'Cap %{cap}, alert %{alert}', trend: 'Cost and room by week', weekCost: 'Cost', weekRoom: 'Room by sales of the week',
    from: '%{from} to %{until}', overrides: 'Overrides', noOverrides: 'Nobody asked for more than the cap',
    propose: 'Ask for more', proposeTitle: 'More than the cap',
    proposeHint: 'Counts when another person has approved it, and ends by itself; what was promised stays. At most 92 days.',
    amount: 'Beyond the cap', until: 'Until', proposed: 'Waits for another person', decideTitle: 'Decide the override',
    approved: 'Allowed', rejected: 'Rejected', withdrawn: 'Taken back', by: 'Asked by', over: 'Over',
    noteHint: 'Taking back wants a reason', counts: 'Counts now',
  },
  words: {
    costState: { QUIET: 'Fine', ALERT: 'Alert', OVER: 'Over the cap' },
    overrideState: { PROPOSED: 'Waits', APPROVED: 'Allowed', REJECTED: 'Rejected', WITHDRAWN: 'Taken back' },
    overrideVerdict: { APPROVE: 'Approve', REJECT: 'Reject', WITHDRAW: 'Take back' },
  },
  codes: {
    INVALID_AMOUNT: 'The amount is above zero and not above the most', INVALID_PERIOD: 'It ends within 92 days from now',
    WRONG_CURRENCY: 'The region counts in another currency',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { benefitCost: typeof zh }
}
