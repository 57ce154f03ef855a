export const zh = {
  nav: { appeals: '归属申诉' },
  actions: { openAppeal: '提出申诉', withdrawAppeal: '撤回', upholdAppeal: '申诉成立', rejectAppeal: '驳回' },
  appeals: {
    title: '归属申诉', overdue: '是否超时', late: '已超时', inTime: '未超时', about: '涉及订单或会员', statement: '申诉理由', openedAt: '提出时间',
    decideBy: '裁定时限', decision: '裁定理由', upholdTitle: '申诉成立', rejectTitle: '驳回申诉',
    upholdHint: '会员自生效时间起归属申诉方，期满一个归属周期；此后的分润随之更正。', rejectHint: '归属保持不变，申诉方会看到裁定理由。', upheld: '已裁定，归属已调整',
    rejected: '已驳回', movedFrom: '归属生效时间', movedFromHelp: '不早于订单付款（点名会员的，不早于申诉），不晚于现在；留空即现在', homeNow: '当前归属',
    nobody: '尚不知购买人', photos: '证据图片', photo: '图片 %{place}', withdrawTitle: '撤回申诉', withdrawHint: '撤回后归属不变；期限内可再次提出。',
    withdrawn: '已撤回', openTitle: '提出归属申诉', openHint: '总部将在 15 天内裁定。须在订单付款后 90 天内提出。', opened: '已提出申诉',
    photosHelp: '图片网址，每行一个，最多 10 张',
  },
  words: { appeal: { OPEN: '待裁定', UPHELD: '申诉成立', REJECTED: '已驳回', WITHDRAWN: '已撤回' } },
  broken: { statement: '申诉理由须为 10 至 2000 字', photos: '最多 10 张图片' },
  codes: {
    FRANCHISE_ONLY: '仅加盟商可以提出', APPEAL_TOO_LATE: '订单付款已超过 90 天', ALREADY_HOME: '该会员已归属本加盟商',
    ALREADY_OPEN: '申诉正在裁定中', APPEAL_CLOSED: '申诉已裁定或已撤回', NO_MEMBER: '尚不知订单的购买人，无法调整归属',
  },
};

export const en: typeof zh = {
  nav: { appeals: 'Appeals' },
  actions: { openAppeal: 'Appeal', withdrawAppeal: 'Withdraw', upholdAppeal: 'Uphold', rejectAppeal: 'Reject' },
  appeals: {
    title: 'Appeals against attributions', overdue: 'Overdue', late: 'Overdue', inTime: 'In time',
    about: 'Order or member', statement: 'Reasons given', openedAt: 'Raised', decideBy: 'Decide by',
    decision: 'Decision', upholdTitle: 'Uphold the appeal', rejectTitle: 'Reject the appeal',
    upholdHint: 'The member belongs to the franchise from then on, for a whole period; rebates since then follow.',
    rejectHint: 'The attribution stays; the franchise sees the reason.', upheld: 'Decided; the member has moved',
    rejected: 'Rejected', movedFrom: 'At home from',
    movedFromHelp: 'Not before the payment (of a named member: the appeal), not later than now; empty: now',
    homeNow: 'At home now', nobody: 'Buyer not known yet', photos: 'Pictures', photo: 'Picture %{place}',
    withdrawTitle: 'Withdraw the appeal', withdrawHint: 'The attribution stays; you may appeal again in time.',
    withdrawn: 'Withdrawn', openTitle: 'Appeal against the attribution',
    openHint: 'Head office decides within 15 days. An order is appealed for within 90 days of its payment.',
    opened: 'The appeal is raised', photosHelp: 'Addresses of pictures, one a line, at most 10',
  },
  words: { appeal: { OPEN: 'To decide', UPHELD: 'Upheld', REJECTED: 'Rejected', WITHDRAWN: 'Withdrawn' } },
  broken: {
    statement: 'Reasons have 10 to 2,000 characters', photos: 'At most 10 pictures',
  },
  codes: {
    FRANCHISE_ONLY: 'Only a franchise appeals', APPEAL_TOO_LATE: 'The order was paid more than 90 days ago', ALREADY_HOME: 'The member is at home with you',
    ALREADY_OPEN: 'The appeal is being decided', APPEAL_CLOSED: 'The appeal is decided or withdrawn',
    NO_MEMBER: 'Nobody knows yet whose the order is',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { appeals: typeof zh }
}
