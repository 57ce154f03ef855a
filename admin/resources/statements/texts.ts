export const zh = {
  nav: { statements: '结算单' },
  statements: {
    title: '结算单', one: '结算单', month: '结算月份', monthHint: '格式 2026-09', number: '结算单号', lines: '结算明细', count: '明细笔数',
    amount: '本期明细', corrected: '异议更正', disputed: '异议中', carriedIn: '上期结转', carriedOut: '结转下期', due: '应付金额', paid: '已打款',
    issuedAt: '出具时间', confirmUntil: '异议截止', frozenAt: '定稿时间', openDisputes: '待处理异议', withDisputes: '有待处理异议', draftedAt: '生成时间',
    side: '收付方向', other: '对方', countsAt: '计入时间', ownMonth: '所属月份', correction: '%{month} 更正', worth: '结算金额', noLines: '没有明细',
    more: '下一页', before: '上一页', all: '全部', shown: '本页 %{shown} 笔，共 %{all} 笔',
    run: '生成结算单', runHint: '按地区和月份生成草稿；再次生成会更新草稿。草稿只有总部可见。', wasRun: '已生成 %{statements} 张结算单，共 %{lines} 笔明细',
    issue: '出具结算单', issueHint: '由生成人以外的另一人出具。出具后加盟商可见，明细不再变动。', wasIssued: '已出具 %{statements} 张结算单',
    confirmAll: '全部确认', confirmHint: '确认所有待确认的明细；已提出异议的不受影响。确认后不能再提异议。', wasConfirmed: '已确认 %{count} 笔明细',
    confirmOne: '确认', dispute: '提出异议', disputeHint: '异议处理前，这笔明细不计入应付金额。', wasDisputed: '已提出异议，等待总部处理',
    decide: '处理异议', decideHint: '成立：这笔明细改为下面的金额（不填为 0），差额由总部承担。驳回：按原金额结算。', verdict: '处理结果', decided: '异议已处理',
    newAmount: '更正为', disputeReason: '异议原因', decision: '处理说明', byWhom: '%{name} 提出',
    freeze: '定稿', freezeHint: '定稿后不再变动，更正计入下期。低于零时不打款，余额结转下期。', wasFrozen: '已定稿',
    pay: '登记打款', payHint: '须与应付金额一致；登记后相关分润变为已结算。', bankReference: '银行流水号', paidOn: '打款日期', wasPaid: '已登记打款',
    reverse: '撤销打款', reverseHint: '用于退回或未成功的打款；结算单恢复为待打款。', wasReversed: '已撤销打款',
    payouts: '打款记录', noPayouts: '还没有打款', reversedWhy: '已撤销：%{reason}',
    csv: '下载 CSV', print: '打印', printed: '打印时间', cut: '仅打印前 %{count} 笔，完整明细见 CSV 文件。',
    sign: '加盟商签章', signHouse: '总部签章', left: '异议截止 %{at}，逾期视为确认',
  },
  words: {
    statementState: { DRAFT: '草稿', ISSUED: '对账中', FROZEN: '已定稿', PAID: '已打款' },
    lineSide: { HOME: '应收', PAYER: '应付' },
    lineState: { OPEN: '待确认', CONFIRMED: '已确认', DISPUTED: '异议中', UPHELD: '异议成立', REJECTED: '异议驳回' },
    lineKind: { ACCRUAL: '计提', RETURN: '退货冲回', REATTRIBUTION: '归属更正' },
    disputeVerdict: { UPHELD: '成立', REJECTED: '驳回' },
  },
  broken: {
    month: '月份格式为 2026-09',
  },
  codes: {
    MONTH_NOT_OVER: '该月份尚未结束', MONTH_ISSUED: '该月份已出具；之后的变动计入下期', MONTH_OUT_OF_TURN: '须按月份先后结算',
    NO_DRAFTS: '该月份没有待出具的结算单', EARLIER_OPEN: '上期结算单尚未定稿', DRAFT_STALE: '结转金额有变，请重新生成',
    NOT_ISSUED: '结算单不在对账中', LINE_DISPUTED: '这笔明细已提过异议', LINE_CONFIRMED: '这笔明细已确认', DEADLINE_PASSED: '已过异议期',
    NOT_DISPUTED: '这笔明细没有待处理的异议', WRONG_AMOUNT: '金额不符', OPEN_DISPUTES: '还有待处理的异议', NOT_CONFIRMED: '还有明细待加盟商确认，且未到截止时间',
    NOT_FROZEN: '结算单尚未定稿', NOTHING_DUE: '没有应付金额，余额结转下期', ALREADY_PAID: '已打款', NOT_PAID: '尚未打款',
    CURRENCY_MISMATCH: '币种与结算单不一致',
  },
};

export const en: typeof zh = {
  nav: { statements: 'Statements' },
  statements: {
    title: 'Statements', one: 'Statement', month: 'Month', monthHint: 'Written 2026-09', number: 'Number', lines: 'Lines', count: 'Lines',
    amount: 'Lines of this month', corrected: 'Corrected', disputed: 'Under dispute', carriedIn: 'Carried in', carriedOut: 'Carried on', due: 'Due', paid: 'Paid',
    issuedAt: 'Issued', confirmUntil: 'Disputes until', frozenAt: 'Frozen', openDisputes: 'Open disputes', withDisputes: 'With open disputes', draftedAt: 'Drafted',
    side: 'Side', other: 'Other side', countsAt: 'Counts from', ownMonth: 'Of month', correction: 'Correction of %{month}', worth: 'Settled', noLines: 'No lines',
    more: 'Next', before: 'Back', all: 'All', shown: '%{shown} here, %{all} in all',
    run: 'Run statements', runHint: 'Drafts the statements of a month, or brings the drafts up to date. Head office alone sees drafts.', wasRun: '%{statements} statements with %{lines} lines',
    issue: 'Issue statements', issueHint: 'By another person than whoever ran them. Franchises see them from then on; lines change no more.', wasIssued: '%{statements} statements issued',
    confirmAll: 'Confirm all', confirmHint: 'Every open line; those under dispute stay as they are. What is confirmed is not disputed any more.', wasConfirmed: '%{count} lines confirmed',
    confirmOne: 'Confirm', dispute: 'Dispute', disputeHint: 'Until head office has decided the line is not in the amount due.', wasDisputed: 'Disputed; head office decides',
    decide: 'Decide', decideHint: 'Upheld: the line is worth the amount below (nothing when empty), head office bears the difference. Rejected: it counts as issued.', verdict: 'Decision', decided: 'Decided',
    newAmount: 'Worth instead', disputeReason: 'Why it is disputed', decision: 'Why it was decided so', byWhom: 'by %{name}',
    freeze: 'Freeze', freezeHint: 'It changes no more; corrections stand in the next one. Below zero nothing is paid and the rest is carried on.', wasFrozen: 'Frozen',
    pay: 'Record payout', payHint: 'All that is due; its rebates are settled.', bankReference: 'Bank reference', paidOn: 'Paid on', wasPaid: 'Payout recorded',
    reverse: 'Reverse payout', reverseHint: 'For money that came back or was never sent; the statement is due again.', wasReversed: 'Payout reversed',
    payouts: 'Payouts', noPayouts: 'Nothing paid yet', reversedWhy: 'Reversed: %{reason}',
    csv: 'Download CSV', print: 'Print', printed: 'Printed', cut: 'Only the first %{count} lines; the CSV file has all of them.',
    sign: 'For the franchise', signHouse: 'For head office', left: 'Disputes until %{at}; then lines count as confirmed',
  },
  words: {
    statementState: { DRAFT: 'Draft', ISSUED: 'With the franchise', FROZEN: 'Frozen', PAID: 'Paid' },
    lineSide: { HOME: 'Gets', PAYER: 'Owes' },
    lineState: { OPEN: 'To confirm', CONFIRMED: 'Confirmed', DISPUTED: 'Disputed', UPHELD: 'Upheld', REJECTED: 'Rejected' },
    lineKind: { ACCRUAL: 'Sale', RETURN: 'Return', REATTRIBUTION: 'Home corrected' },
    disputeVerdict: { UPHELD: 'Upheld', REJECTED: 'Rejected' },
  },
  broken: {
    month: 'A month is written 2026-09',
  },
  codes: {
    MONTH_NOT_OVER: 'The month is not over', MONTH_ISSUED: 'The month is issued; what comes late stands in the next', MONTH_OUT_OF_TURN: 'Months are settled one after the other',
    NO_DRAFTS: 'Nothing of the month waits to be issued', EARLIER_OPEN: 'A statement of before is not frozen', DRAFT_STALE: 'What is carried changed: run the month again',
    NOT_ISSUED: 'It is not with its franchise', LINE_DISPUTED: 'The line was disputed already', LINE_CONFIRMED: 'The line is confirmed', DEADLINE_PASSED: 'The days for disputes are over',
    NOT_DISPUTED: 'No dispute of the line is open', WRONG_AMOUNT: 'Not the right amount', OPEN_DISPUTES: 'Disputes are open', NOT_CONFIRMED: 'Lines wait for the franchise, until the deadline',
    NOT_FROZEN: 'It is not frozen', NOTHING_DUE: 'Nothing is due; the rest is carried on', ALREADY_PAID: 'It is paid', NOT_PAID: 'It is not paid',
    CURRENCY_MISMATCH: 'Not in the currency of the statement',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { statements: typeof zh }
}
