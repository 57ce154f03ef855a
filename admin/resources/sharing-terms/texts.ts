export const zh = {
  nav: { sharingTerms: '数据共享' },
  sharingTerms: {
    title: '会员数据共享条款',
    hint: '决定加盟店员工最多看到会员的哪一层数据。会员本人未同意共享时，一律只见代号；第三层只在服务进行中（出示会员码、服务单未完成或预约当天）凭理由查看并留痕。',
    standard: '没有条款时：店长第三层、店员第二层。单独条款优先于通用条款。',
    propose: '设定条款', proposeTitle: '设定共享条款', proposeHint: '收窄立即或按日期生效；放宽由另一人批准后生效。',
    all: '全部加盟商', franchise: '加盟商', manager: '店长', associate: '店员', starts: '生效时间',
    now: '留空为立即', by: '提交人', none: '还没有设定条款', saved: '已生效', waits: '已提交，等待另一人审批',
    decideTitle: '审批共享条款', decided: '已处理', layers: '店长 %{manager} · 店员 %{associate}',
  },
  words: {
    sharingLayer: { 1: '第一层：代号、标签与等级', 2: '第二层：脱敏联系方式', 3: '第三层：服务中完整联系方式' },
    sharingState: { PROPOSED: '待审批', APPROVED: '已生效', REJECTED: '已驳回', WITHDRAWN: '已撤回' },
    sharingVerdict: { APPROVE: '批准', REJECT: '驳回', WITHDRAW: '撤回' },
    sharingGap: {
      CONSENT: '会员未同意与门店共享资料，只显示代号、标签与等级。请会员在小程序或柜台同意后查看。',
      TERMS: '总部的共享条款未向您的角色开放更多资料。如需要，请由店长查看或向总部申请。',
      SERVICE: '当前没有进行中的服务，联系方式已脱敏。请会员出示会员码，或开立服务单、预约当天查看。',
      BORDER: '会员未同意跨境传输，本店所在地区不能查看完整联系方式。',
    },
  },
  codes: { INVALID_LAYER: '层级为 1 至 3', WIDENS: '撤回后会展示更多，请另行提交并由另一人批准' },
};

export const en: typeof zh = {
  nav: { sharingTerms: 'Data sharing' },
  sharingTerms: {
    title: 'Terms of sharing member data',
    hint: 'The most that staff of franchises are shown. Without the member’s consent it is a pseudonym for '
      + 'everybody; contacts are shown whole for a logged reason while a service is under way: code shown, open service '
      + 'order, or the day of an appointment.',
    standard: 'Where nothing is said: managers 3, associates 2. A franchise’s own terms stand before those for all.',
    propose: 'Set terms', proposeTitle: 'Terms of sharing',
    proposeHint: 'Showing less counts at once or from its day; showing more waits for another person.',
    all: 'All franchises', franchise: 'Franchise', manager: 'Managers', associate: 'Associates',
    starts: 'From', now: 'Empty: now', by: 'Proposed by', none: 'No terms were set', saved: 'They count',
    waits: 'Waits for another person', decideTitle: 'Decide the terms', decided: 'Decided',
    layers: 'Managers %{manager} · associates %{associate}',
  },
  words: {
    sharingLayer: { 1: '1: pseudonym, tags and tier', 2: '2: masked contacts', 3: '3: contacts during a service' },
    sharingState: { PROPOSED: 'Waits', APPROVED: 'Approved', REJECTED: 'Rejected', WITHDRAWN: 'Taken back' },
    sharingVerdict: { APPROVE: 'Approve', REJECT: 'Reject', WITHDRAW: 'Take back' },
    sharingGap: {
      CONSENT: 'The member has not agreed to share with the store: you see a pseudonym, tags and tier. The member can agree '
        + 'in the mini-program or at the counter.',
      TERMS: 'Head office does not show more to your role. Your manager may see it, or asks head office.',
      SERVICE: 'No service is under way, so contacts are masked. The member shows its code, or a service order or today’s '
        + 'appointment opens them.',
      BORDER: 'The member has not agreed to a transfer across borders: contacts stay masked here.',
    },
  },
  codes: {
    INVALID_LAYER: 'A layer is 1 to 3',
    WIDENS: 'Without them more would be shown: propose that, and another person decides',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { sharingTerms: typeof zh }
}
