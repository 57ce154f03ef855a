export const zh = {
  nav: { classProposals: '品类建议' },
  actions: { adoptClass: '采纳', leaveClass: '不采纳' },
  classProposals: {
    title: '积分品类建议', present: '现品类', proposed: '建议品类', marginBps: '实测毛利率', pieces: '件数（成本已知）', net: '净销售额',
    measured: '考察期', confirmTitle: '采纳积分品类建议', dismissTitle: '不采纳积分品类建议',
    confirmHint: '只影响生效时间之后付款的销售。', dismissHint: '考察期内不再建议同一品类。', confirmed: '已采纳', dismissed: '已记录',
    points: '积分（按现行比例）', rebates: '分润（至多）', away: '暂时算不出', style: '款式',
    change: '%{before} → %{after}',
  },
  words: {
    classProposal: { OPEN: '待确认', CONFIRMED: '已采纳', DISMISSED: '未采纳', LAPSED: '已失效' },
  },
  codes: {
    PROPOSAL_CLOSED: '这条建议已处理或已失效', CLASS_CHANGED: '该款的积分品类已变更，下次测算后再看',
  },
};

export const en: typeof zh = {
  nav: { classProposals: 'Proposed classes' },
  actions: { adoptClass: 'Adopt', leaveClass: 'Leave' },
  classProposals: {
    title: 'Proposed margin classes', present: 'Class now', proposed: 'Proposed', marginBps: 'Measured margin',
    pieces: 'Pieces (cost known)', net: 'Net sales', measured: 'Measured', confirmTitle: 'Adopt the proposed class',
    dismissTitle: 'Leave the class as it is', confirmHint: 'Only sales paid after it takes effect count in it.',
    dismissHint: 'The same class is not proposed again within the months that are measured.', confirmed: 'Adopted',
    dismissed: 'Noted', points: 'Points at the rates of now', rebates: 'Rebates, at most',
    away: 'Cannot be worked out now', style: 'Style',
    change: '%{before} → %{after}',
  },
  words: {
    classProposal: { OPEN: 'To decide', CONFIRMED: 'Adopted', DISMISSED: 'Left', LAPSED: 'Lapsed' },
  },
  codes: {
    PROPOSAL_CLOSED: 'It was decided already, or has lapsed',
    CLASS_CHANGED: 'The product has another class by now: wait for the next measuring',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { classProposals: typeof zh }
}
