export const zh = {
  nav: { segments: '会员分群' },
  segments: {
    title: '会员分群', one: '分群', search: '名称', create: '新建分群', createTitle: '新建分群', editTitle: '修改分群', saved: '分群已保存，下次更新后生效',
    members: '成员', changes: '进入与退出', rule: '规则', why: '为什么在或不在', snapshots: '更新记录', snapshotAt: '更新时间',
    updatedAt: '修改时间', createdBy: '创建人', retiredAt: '停用时间', take: '立即更新', takeHint: '按规则重新计算成员，并记录谁进入、谁退出。每天也会自动更新。',
    taking: '正在更新，稍后显示', retire: '停用', retireHint: '停用后不再更新，历史记录保留。', retired: '分群已停用', nobody: '还没有成员',
    noChanges: '还没有记录', enteredAt: '进入时间', change: '变化', entered: '进入', left: '退出', byHand: '手工', at: '时间', next: '下一页',
    running: '更新中', inOut: '进／出', fact: '条件', operator: '比较', values: '值', severalHelp: '多个值用逗号分开', way: '组合方式',
    ways: { ALL: '同时满足', ANY: '满足任一', NOT_ALL: '不同时满足', NOT_ANY: '都不满足' },
    addCondition: '加条件', addGroup: '加组合', remove: '删除条件', removeGroup: '删除组合', count: '预估人数',
    counted: '%{members} 人，共 %{among} 人可分群', countFailed: '没有收到结果，请再试', memberId: '卡号或会员页面地址', explain: '查看原因',
    in: '属于此分群', inByHand: '手工加入，属于此分群', out: '不属于此分群', holds: '满足', fails: '不满足', nothingKnown: '未知',
    unknownHere: '没有此会员，或其拒绝了个性化推荐', addByHand: '手工加入', removeByHand: '撤回手工加入',
    addHint: '手工加入的会员一直在此分群里，不受规则影响。', removeHint: '只撤回手工加入；按规则属于此分群的会员仍在。',
    cards: '卡号或会员页面地址', cardsHelp: '每行一个，1 到 100 个', nobodyCalled: '没有找到：%{named}',
  },
  words: {
    segmentState: { USED: '使用中', RETIRED: '已停用' },
    segmentLine: { ALL: '同时满足', ANY: '满足任一', NOT: '不满足', CONDITION: '条件' },
    segmentGroup: {
      PROFILE: '资料', FAMILY: '家庭纪念日', LOYALTY: '等级积分', ATTRIBUTION: '归属', ORDERS: '消费', VALUE: '价值标签',
      PREDICTION: '预测', CONSENT: '授权', SEGMENTS: '分群',
    },
    segmentOperator: {
      IS: '是', IS_NOT: '不是', HAS_ANY: '包含任一', HAS_ALL: '全部包含', HAS_NONE: '都不包含', AT_LEAST: '不少于', AT_MOST: '不多于',
      BETWEEN: '介于', ON_OR_AFTER: '不早于', ON_OR_BEFORE: '不晚于', WITHIN_DAYS: '最近天数内', WITHIN_NEXT_DAYS: '未来天数内', KNOWN: '已知', UNKNOWN: '未知',
    },
  },
  broken: { note: '最多 500 字', fact: '请选择条件', values: '请填写条件的值' },
  codes: {
    RULE_EMPTY: '规则里有空的组合', RULE_TOO_LARGE: '规则太大：最多 16 层、200 个条件（含引用的分群）', RULE_INVALID: '规则不完整',
    FACT_UNKNOWN: '没有这个条件', OPERATOR_WRONG: '这个条件不能这样比较', VALUE_INVALID: '有条件的值没填或超出范围',
    RULE_CONTRADICTORY: '条件互相矛盾，不会有人满足', SEGMENT_UNKNOWN: '引用的分群不存在或已停用', SEGMENT_CYCLE: '分群不能引用自己，也不能互相引用',
    RETIRED: '分群已停用', TOO_MANY: '数量已到上限', IN_USE: '别的分群还在引用它',
  },
};

export const en: typeof zh = {
  nav: { segments: 'Segments' },
  segments: {
    title: 'Segments', one: 'Segment', search: 'Name', create: 'New segment', createTitle: 'New segment', editTitle: 'Change segment',
    saved: 'Saved; it counts from the next update', members: 'Members', changes: 'Entries and exits', rule: 'Rule',
    why: 'Why in, why not', snapshots: 'Updates', snapshotAt: 'Updated', updatedAt: 'Changed', createdBy: 'Made by',
    retiredAt: 'Retired', take: 'Update now',
    takeHint: 'Works out anew who belongs in it, and keeps who entered and who left. It also happens every day.',
    taking: 'Being updated; it shows in a moment', retire: 'Retire', retireHint: 'It is updated no more; its history stays.',
    retired: 'Retired', nobody: 'Nobody yet', noChanges: 'Nothing yet', enteredAt: 'Entered', change: 'Change',
    entered: 'Entered', left: 'Left', byHand: 'by hand', at: 'When', next: 'Next page', running: 'Under way',
    inOut: 'In / out', fact: 'Fact', operator: 'Comparison', values: 'Value', severalHelp: 'Several with commas between',
    way: 'Together', ways: { ALL: 'All of', ANY: 'Any of', NOT_ALL: 'Not all of', NOT_ANY: 'None of' },
    addCondition: 'Add condition', addGroup: 'Add group', remove: 'Remove condition', removeGroup: 'Remove group',
    count: 'Count', counted: '%{members} of %{among} members', countFailed: 'No answer; try again',
    memberId: 'Card, or address of the page', explain: 'Explain', in: 'Belongs in it', inByHand: 'Put in by hand',
    out: 'Does not belong in it', holds: 'yes', fails: 'no', nothingKnown: 'nothing known',
    unknownHere: 'There is no such member, or it refused profiling', addByHand: 'Put in by hand',
    removeByHand: 'Take back by hand', addHint: 'Who is put in by hand stays, whatever the rule says.',
    removeHint: 'Only what was done by hand is taken back: who is there by the rule stays.',
    cards: 'Cards, or addresses of pages', cardsHelp: 'One on each line, 1 to 100', nobodyCalled: 'Nobody found: %{named}',
  },
  words: {
    segmentState: { USED: 'In use', RETIRED: 'Retired' },
    segmentLine: { ALL: 'All of', ANY: 'Any of', NOT: 'Not', CONDITION: 'Condition' },
    segmentGroup: {
      PROFILE: 'Profile', FAMILY: 'Family', LOYALTY: 'Loyalty', ATTRIBUTION: 'Home', ORDERS: 'Orders', VALUE: 'Value',
      PREDICTION: 'Prediction', CONSENT: 'Consent',
      SEGMENTS: 'Segments',
    },
    segmentOperator: {
      IS: 'is', IS_NOT: 'is not', HAS_ANY: 'has any of', HAS_ALL: 'has all of', HAS_NONE: 'has none of',
      AT_LEAST: 'at least', AT_MOST: 'at most', BETWEEN: 'between', ON_OR_AFTER: 'on or after',
      ON_OR_BEFORE: 'on or before', WITHIN_DAYS: 'within the last days',
      WITHIN_NEXT_DAYS: 'within the next days', KNOWN: 'is known', UNKNOWN: 'is not known',
    },
  },
  broken: { note: 'At most 500 characters', fact: 'Choose a fact', values: 'Give the values of the condition' },
  codes: {
    RULE_EMPTY: 'A group is empty', RULE_TOO_LARGE: 'Too large: 16 levels and 200 conditions at most, named segments too',
    RULE_INVALID: 'The rule is incomplete', FACT_UNKNOWN: 'No such fact', OPERATOR_WRONG: 'The fact is not compared so',
    VALUE_INVALID: 'A value is missing or out of range', RULE_CONTRADICTORY: 'Conditions contradict: nobody can meet them',
    SEGMENT_UNKNOWN: 'The segment it names is unknown or retired', SEGMENT_CYCLE: 'A segment cannot lead back to itself',
    RETIRED: 'The segment is retired', TOO_MANY: 'No more are allowed',
    IN_USE: 'Another segment names it',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { segments: typeof zh }
}
