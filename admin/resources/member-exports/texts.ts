export const zh = {
  nav: { memberExports: '个人信息导出' },
  memberExports: {
    title: '个人信息导出', ask: '登记导出', memberId: '卡号或会员编号', asked: '已登记，生成后可下载', get: '下载',
    askHint: '会员来信、来电或到店要求查阅本人信息：各系统的记录汇成一份文件，保留 7 天。24 小时内的重复申请沿用上一份。',
    getHint: '请填写查看原因：每次下载都会记入会员的查看记录。', gone: '文件已过期或会员已注销，请重新登记', got: '文件已下载',
    file: '会员个人信息',
  },
  fields: { requestedAt: '申请时间', readyAt: '生成时间', expiresAt: '保留至' },
  words: {
    exportState: { ASKED: '生成中', READY: '可下载', EXPIRED: '已过期' },
    exportAsker: { person: '会员本人', operator: '员工', service: '系统' },
  },
};

export const en: typeof zh = {
  nav: { memberExports: 'Personal data' },
  memberExports: {
    title: 'Exports of personal data', ask: 'Note an export', memberId: 'Card or member id',
    asked: 'Noted: to be fetched once it is ready', get: 'Fetch',
    askHint: 'A member asked by letter, call or at a counter what is kept of it: one file of all rooms, kept for 7 days. '
      + 'One of the last 24 hours answers again.',
    getHint: 'Say why: each look is logged and shown to the member.',
    gone: 'Its days are over, or the member is gone: note it anew', got: 'The file was saved', file: 'personal data',
  },
  fields: { requestedAt: 'Asked', readyAt: 'Ready', expiresAt: 'Kept until' },
  words: {
    exportState: { ASKED: 'Being gathered', READY: 'Ready', EXPIRED: 'Over' },
    exportAsker: { person: 'The member', operator: 'Operator', service: 'Service' },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { memberExports: typeof zh }
}
