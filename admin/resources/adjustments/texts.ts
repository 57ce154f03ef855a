export const zh = {
  nav: { adjustments: '积分复核' },
  actions: { approve: '批准', reject: '驳回' },
  adjustments: { adjustments: '积分复核', decideTitle: '复核积分调整', decided: '已处理' },
  fields: { askedBy: '申请人', askedAt: '申请时间' },
  words: { adjustment: { POSTED: '已入账', PENDING: '待复核', APPROVED: '已批准', REJECTED: '已驳回' } },
  codes: { SAME_PERSON: '申请人与复核人不能是同一人' },
};

export const en: typeof zh = {
  nav: { adjustments: 'Points review' },
  actions: { approve: 'Approve', reject: 'Reject' },
  adjustments: { adjustments: 'Points review', decideTitle: 'Review adjustment', decided: 'Decided' },
  fields: { askedBy: 'Asked by', askedAt: 'Asked' },
  words: {
    adjustment: { POSTED: 'Posted', PENDING: 'To review', APPROVED: 'Approved', REJECTED: 'Rejected' },
  },
  codes: { SAME_PERSON: 'Who asked may not decide' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { adjustments: typeof zh }
}
