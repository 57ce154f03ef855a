export const zh = {
  nav: { erasures: '注销与回执' },
  erasures: {
    erasures: '注销与回执', receipts: '删除回执', ask: '登记注销', withdraw: '撤回注销', memberId: '卡号或会员编号',
    atOnce: '不等待冷静期（会员放弃或法院要求）', askHint: '冷静期（客户关怀规则，默认 15 天）后，各系统删除可识别的信息；账目以匿名编号保留，不可恢复。',
    asked: '已登记注销', withdrawn: '注销已撤回', withdrawHint: '会员改变主意：冷静期内可撤回。', awaits: '等待：%{rooms}',
    deleted: '删除', blanked: '匿名化', kept: '保留原因', table: '数据表', none: '尚无回执',
  },
  fields: { erasureDueAt: '到期执行', requestedBy: '申请人', completedAt: '完成时间' },
  words: {
    erasure: { WAITING: '冷静期', WITHDRAWN: '已撤回', ERASING: '删除中', DONE: '已完成', PARTED: '已中止：会员已拆分，须重新登记' },
    erasureKept: {
      'ids alone': '仅有编号',
      'the ledger adds up; the id leads to nobody': '账目须平，编号已无法指向任何人',
      'settlements with partners follow from it; the id leads to nobody': '与加盟商结算的依据，编号已无法指向任何人',
      'who got the pieces of a drop adds up; the id leads to nobody': '抢购件数须平，编号已无法指向任何人',
      'what happened when, without who it was': '只留何时发生何事，不留是谁',
      'ended; they carry no personal data': '已终止，不含个人信息',
    },
  },
  codes: {
    ERASING: '正在删除，无法更改', ALREADY_REQUESTED: '该会员已有待执行的注销', ALREADY_WITHDRAWN: '已撤回',
    PARTED: '会员拆分时已中止，不会删除任何信息',
  },
};

export const en: typeof zh = {
  nav: { erasures: 'Erasures' },
  erasures: {
    erasures: 'Erasures', receipts: 'Receipts', ask: 'Note an erasure', withdraw: 'Take back',
    memberId: 'Card or member id', atOnce: 'At once (the member waived its time, or a court ordered it)',
    askHint: 'After the cooling-off of the care policy (15 days) every room deletes what says who it was; the books stay under an id that leads to nobody.',
    asked: 'Erasure noted', withdrawn: 'Erasure taken back',
    withdrawHint: 'The member thought better of it: possible while it waits.', awaits: 'Waits for %{rooms}',
    deleted: 'Deleted', blanked: 'Blanked', kept: 'Kept because', table: 'Table', none: 'No receipt yet',
  },
  fields: { erasureDueAt: 'Due', requestedBy: 'Asked by', completedAt: 'Done' },
  words: {
    erasure: { WAITING: 'Waiting', WITHDRAWN: 'Taken back', ERASING: 'Being erased', DONE: 'Done',
      PARTED: 'Stopped: the member was parted, ask anew' },
    erasureKept: {
      'ids alone': 'Ids alone',
      'the ledger adds up; the id leads to nobody': 'The ledger adds up; the id leads to nobody',
      'settlements with partners follow from it; the id leads to nobody': 'Settlements with partners follow from it; the id leads to nobody',
      'who got the pieces of a drop adds up; the id leads to nobody': 'Who got the pieces of a drop adds up; the id leads to nobody',
      'what happened when, without who it was': 'What happened when, without who it was',
      'ended; they carry no personal data': 'Ended; they carry no personal data',
    },
  },
  codes: {
    ERASING: 'It is being erased and cannot be changed', ALREADY_REQUESTED: 'An erasure of this member waits already',
    ALREADY_WITHDRAWN: 'Taken back already', PARTED: 'It stopped when the member was parted from another',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { erasures: typeof zh }
}
