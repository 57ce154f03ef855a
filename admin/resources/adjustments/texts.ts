export const zh = {
  nav: { adjustments: '积分审批' },
  actions: { approve: '批准', reject: '驳回' },
  adjustments: {
    adjustments: '积分审批', decideTitle: '审批积分调整', approved: '已批准，%{points} 分已入账', rejected: '已驳回', balanceNow: '现有可用',
  },
  fields: { askedBy: '申请人', askedAt: '申请时间' },
  words: { adjustment: { POSTED: '已入账', PENDING: '待审批', APPROVED: '已批准', REJECTED: '已驳回' },
    adjustmentKind: { ADJUSTMENT: '调整', WRITE_OFF: '核销待补扣' } },
};

export const en: typeof zh = {
  nav: { adjustments: 'Points review' },
  actions: { approve: 'Approve', reject: 'Reject' },
  adjustments: {
    adjustments: 'Points review', decideTitle: 'Review adjustment',
    approved: 'Approved; %{points} points are posted', rejected: 'Rejected', balanceNow: 'Available now',
  },
  fields: { askedBy: 'Asked by', askedAt: 'Asked' },
  words: {
    adjustment: { POSTED: 'Posted', PENDING: 'To review', APPROVED: 'Approved', REJECTED: 'Rejected' },
    adjustmentKind: { ADJUSTMENT: 'Adjustment', WRITE_OFF: 'Write-off' },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { adjustments: typeof zh }
}
