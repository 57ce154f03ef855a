export const zh = {
  nav: { mergeCases: '疑似重复会员' },
  actions: { merge: '合并', dismiss: '不是同一人' },
  mergeCases: {
    mergeCases: '疑似重复会员', mergeTitle: '合并会员', mergeHint: '两边会合并到较早的会员，积分与待补扣积分相抵，等级重新计算。',
    mergeSurvivor: '保留会员：%{name}', mergeDone: '疑似重复会员已处理',
  },
  fields: { openedAt: '发现时间', otherMember: '另一会员' },
  words: { merge: { OPEN: '待处理', MERGED: '已合并', DISMISSED: '不是同一人' } },
  codes: { REASON_INVALID: '请填写原因（1 至 500 字）' },
};

export const en: typeof zh = {
  nav: { mergeCases: 'Merge cases' },
  actions: { merge: 'Merge', dismiss: 'Keep apart' },
  mergeCases: {
    mergeCases: 'Merge cases', mergeTitle: 'Merge members',
    mergeHint: 'Both become the older member; points and debt add up, the tier is counted anew.',
    mergeSurvivor: 'Kept: %{name}', mergeDone: 'Merge case decided',
  },
  fields: { openedAt: 'Opened', otherMember: 'Other member' },
  words: { merge: { OPEN: 'Open', MERGED: 'Merged', DISMISSED: 'Kept apart' } },
  codes: { REASON_INVALID: 'Give a reason of 1 to 500 characters' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { mergeCases: typeof zh }
}
