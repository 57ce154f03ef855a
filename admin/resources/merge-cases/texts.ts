export const zh = {
  nav: { mergeCases: '疑似重复会员' },
  actions: { merge: '合并', dismiss: '不是同一人', unmerge: '撤销合并', propose: '提出合并' },
  mergeCases: {
    mergeCases: '疑似重复会员', mergeTitle: '合并会员', mergeHint: '两边会合并到较早的会员，积分与待补扣积分相抵，等级重新计算。',
    mergeSurvivor: '保留会员：%{name}', mergeDone: '疑似重复会员已处理',
    verified: '已验证', hints: '同号提示', holder: '已验证该号码的会员',
    hintHint: '同一手机号可能是一家人，不会自动合并。确认是同一人再提出。', moves: '涉及内容', nothing: '无需移动', silent: '暂未应答：%{rooms}',
    proposedBy: '%{name} 提出：%{reason}', proposeTitle: '提出合并', proposed: '已提出，等待处理',
    proposeHint: '认为两位会员是同一人？填写另一张卡号，由合并台核对后决定。',
    unmergeTitle: '撤销合并', unmergeDone: '已撤销合并',
    unmergeHint: '被误合并的会员恢复为独立会员：订单、积分、分润、渠道身份各归原主；合并后已使用的积分不退回。',
    unmergeParts: '%{name} 将从 %{survivor} 中拆出', noneMerged: '没有会员合并到此会员。',
    side: { SURVIVOR: '以保留会员为准', OTHER: '以另一会员为准' },
    keep: { name: '姓名以谁为准', birthday: '生日以谁为准', email: '邮箱以谁为准', gender: '性别以谁为准', city: '城市以谁为准' },
    moved: {
      channel_identity: '渠道身份', consent_record: '授权记录', sales_order: '订单', claim: '抢购', order_fact: '归属订单', rebate: '分润',
      lot: '积分批次', points_hold: '冻结记录', available: '该会员可用积分', pending: '该会员待生效积分', held: '该会员冻结积分',
      debt: '该会员待补扣积分', leftAvailable: '保留会员可用积分', leftPending: '保留会员待生效积分', leftHeld: '保留会员冻结积分',
      leftDebt: '保留会员待补扣积分', erasure: '中止的注销申请', member_export: '中止的导出申请',
    },
  },
  fields: {
    openedAt: '发现时间', otherMember: '另一会员', mergedMember: '被合并会员', otherCard: '另一会员卡号', birthMonth: '生日月份',
  },
  words: { merge: { OPEN: '待处理', MERGED: '已合并', DISMISSED: '不是同一人' } },
  codes: {
    REASON_INVALID: '请填写原因（5 至 500 字）', SAME_MEMBER: '这是同一位会员', ALREADY_ONE: '两位会员已合并过', ERASED: '该会员已注销，信息已删除', NOT_MERGED: '该会员未被合并',
    ALREADY_UNMERGED: '该合并已撤销', MOVES_UNKNOWN: '合并内容已不可考，无法撤销', OTHER_PROGRAMME: '两位会员的积分计划不同，兑换过的积分无法拆回',
  },
};

export const en: typeof zh = {
  nav: { mergeCases: 'Merge cases' },
  actions: { merge: 'Merge', dismiss: 'Keep apart', unmerge: 'Undo the merge', propose: 'Propose a merge' },
  mergeCases: {
    mergeCases: 'Merge cases', mergeTitle: 'Merge members',
    mergeHint: 'Both become the older member; points and debt add up, the tier is counted anew.',
    mergeSurvivor: 'Kept: %{name}', mergeDone: 'Merge case decided',
    verified: 'verified', hints: 'One phone, two members', holder: 'Who verified the phone',
    hintHint: 'A family may share a phone: nobody is merged for it. Propose a merge if it is one person.', moves: 'What moves', nothing: 'Nothing', silent: 'Without an answer: %{rooms}',
    proposedBy: 'Proposed by %{name}: %{reason}', proposeTitle: 'Propose a merge', proposed: 'Proposed; the desk decides',
    proposeHint: 'Are two members one person? Give the other card number; the merge desk compares and decides.',
    unmergeTitle: 'Undo a merge', unmergeDone: 'The merge is undone',
    unmergeHint: 'Who was merged by mistake is a member again, with its own orders, points and identities; points spent since stay spent.',
    unmergeParts: '%{name} parts from %{survivor}', noneMerged: 'Nobody was merged into this member.',
    side: { SURVIVOR: 'As the kept member says', OTHER: 'As the other says' },
    keep: { name: 'Whose name', birthday: 'Whose birthday', email: 'Whose e-mail', gender: 'Whose gender', city: 'Whose city' },
    moved: {
      channel_identity: 'Identities', consent_record: 'Words on consent', sales_order: 'Orders', claim: 'Claims',
      order_fact: 'Orders of franchises', rebate: 'Rebates', lot: 'Lots of points', points_hold: 'Holds',
      available: 'Its available points', pending: 'Its pending points', held: 'Its points held', debt: 'Its debt',
      leftAvailable: 'Available to the kept member', leftPending: 'Pending of the kept member',
      leftHeld: 'Held of the kept member', leftDebt: 'Debt of the kept member',
      erasure: 'Erasures that stop', member_export: 'Exports that stop',
    },
  },
  fields: {
    openedAt: 'Opened', otherMember: 'Other member', mergedMember: 'Merged member', otherCard: 'Card of the other',
    birthMonth: 'Month of birth',
  },
  words: { merge: { OPEN: 'Open', MERGED: 'Merged', DISMISSED: 'Kept apart' } },
  codes: {
    REASON_INVALID: 'Give a reason of 5 to 500 characters', SAME_MEMBER: 'This is the same member',
    ALREADY_ONE: 'They were merged before', ERASED: 'This member was erased', NOT_MERGED: 'This member was never merged',
    ALREADY_UNMERGED: 'This merge was undone before', MOVES_UNKNOWN: 'What this merge moved is not known any more',
    OTHER_PROGRAMME: 'They are of two programmes; exchanged points do not come back',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { mergeCases: typeof zh }
}
