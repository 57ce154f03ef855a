export const zh = {
  nav: { charity: '公益基金' },
  actions: { recordPayout: '登记拨付', reversePayout: '申请冲回' },
  charity: {
    charity: '公益基金', amount: '金额', totals: '基金概况', payouts: '拨付记录', given: '累计公益金（已扣退货）', takenBack: '其中退货冲回',
    paidOut: '已拨付', left: '结余', orders: '计提订单数', recipient: '受赠方', purpose: '用途', reference: '银行流水号',
    paidOn: '拨付日期', recordTitle: '登记公益金拨付', recordHint: '登记后须由另一人复核，复核通过才入账。',
    recorded: '已登记，待复核', decideTitle: '复核公益金拨付', decided: '已处理', reverseTitle: '申请冲回拨付',
    reverseHint: '款项已退回时使用，须由另一人复核。', reverseAsked: '已提交，待复核', reversalReason: '冲回原因', empty: '还没有计提公益金。',
  },
  words: { payout: { PROPOSED: '待复核', POSTED: '已入账', REJECTED: '已驳回', REVERSAL_PROPOSED: '冲回待复核',
    REVERSED: '已冲回' } },
  broken: {
    recipient: '受赠方为 1 至 200 字', purpose: '用途为 1 至 500 字', bankReference: '银行流水号为 1 至 100 字',
    paidOn: '拨付日期不晚于今天',
  },
  codes: {
    DUPLICATE_REFERENCE: '这个流水号已登记过', FUND_TOO_SMALL: '基金结余不足', NOT_POSTED: '这笔拨付尚未入账，或已申请冲回',
  },
};

export const en: typeof zh = {
  nav: { charity: 'Charity fund' },
  actions: { recordPayout: 'Record a payout', reversePayout: 'Take back' },
  charity: {
    charity: 'Charity fund', amount: 'Amount', totals: 'The fund', payouts: 'Payouts', given: 'Given, less what returns took back',
    takenBack: 'Taken back by returns', paidOut: 'Paid out', left: 'In the fund', orders: 'Orders that gave',
    recipient: 'Who got it', purpose: 'What for', reference: 'Bank reference', paidOn: 'Paid on',
    recordTitle: 'Record a payout', recordHint: 'It counts when another person has approved it.',
    recorded: 'Recorded; another person decides', decideTitle: 'Review a payout', decided: 'Decided',
    reverseTitle: 'Take a payout back', reverseHint: 'For money that has come back; another person decides.',
    reverseAsked: 'Asked for; another person decides', reversalReason: 'Why it came back',
    empty: 'Nothing has been given yet.',
  },
  words: { payout: { PROPOSED: 'To review', POSTED: 'Posted', REJECTED: 'Rejected',
    REVERSAL_PROPOSED: 'Reversal to review', REVERSED: 'Taken back' } },
  broken: {
    recipient: '1 to 200 characters', purpose: '1 to 500 characters', bankReference: '1 to 100 characters',
    paidOn: 'Today or before',
  },
  codes: {
    DUPLICATE_REFERENCE: 'This bank reference has been recorded already', FUND_TOO_SMALL: 'The fund has less than that',
    NOT_POSTED: 'It does not count yet, or has been asked back already',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { charity: typeof zh }
}
