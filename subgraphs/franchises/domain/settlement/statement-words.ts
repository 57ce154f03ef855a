import type { LineState, StatementState } from './words.ts';

/** A statement on paper, in the words of the trade: 应收 and 应付 say for whom, 扣回 is what a return takes. */
export const ON_PAPER = {
  state: { draft: '草稿', issued: '对账中', frozen: '已定稿', paid: '已打款' } satisfies Record<StatementState, string>,
  side: { home: '应收分润', payer: '应付分润' },
  kind: { accrual: '计提', return: '退货扣回', reattribution: '归属更正' },
  lineState: {
    open: '待确认', confirmed: '已确认', disputed: '异议中', upheld: '异议成立', rejected: '异议驳回',
  } satisfies Record<LineState, string>,
} as const;
