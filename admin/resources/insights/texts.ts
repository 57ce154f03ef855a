export const zh = {
  nav: { rfm: 'RFM 地图' },
  insights: {
    title: 'RFM 地图', view: '口径', fieldsTitle: '八个分群', membersOf: '%{segment}的会员', unscored: '未评分',
    unscoredHint: '考察期内没有订单', scored: '已评分会员', share: '占已评分 %{share}', value: '考察期净消费',
    more: '显示更多', asOf: '截至 %{day}', version: '按洞察规则版本 %{version}', none: '没有洞察：会员拒绝个性化推荐，或尚未同步',
    lifecycle: '生命周期', frequency: '购买频率', rfm: 'RFM', orders: '净订单数', returned: '整单退货', net: '累计净消费',
    last: '末单', first: '首单', sinceLast: '距末单', days: '%{count} 天', gaps: '购买间隔', months: '月末记录', month: '月份',
    noMonths: '还没有月末记录', facts: '消费事实', houseOnly: '消费事实仅总部可见',
    tags: '标签', noTags: '没有标签', tag: '打标签', untag: '取消', overridden: '被“%{tag}”覆盖', holds: '有效',
    confidence: '置信度', source: '来源', kind: '方式', said: '时间', by: '记录人', tagged: '标签已保存', untagged: '标签已取消',
    tagHint: '互斥组内只有一个标签有效：人工优先于会员自述、行为、推断；同一来源以最近的为准。', untagTitle: '取消标签“%{tag}”',
    untagHint: '仅取消该来源的说法，历史保留。',
  },
  words: {
    lifecycle: { PROSPECT: '潜客', NEW: '新客', ACTIVE: '活跃', DORMANT: '沉睡', LOST: '流失' },
    frequencyClass: { HIGH: '高频', MEDIUM: '中频', LOW: '低频' },
    rfmSegment: {
      IMPORTANT_VALUE: '重要价值', IMPORTANT_DEVELOP: '重要发展', IMPORTANT_KEEP: '重要保持', IMPORTANT_WIN_BACK: '重要挽留',
      VALUE: '一般价值', DEVELOP: '一般发展', KEEP: '一般保持', WIN_BACK: '一般挽留',
    },
    rfmSides: {
      IMPORTANT_VALUE: '最近买过 · 常买 · 金额高', IMPORTANT_DEVELOP: '最近买过 · 不常买 · 金额高',
      IMPORTANT_KEEP: '很久没买 · 常买 · 金额高', IMPORTANT_WIN_BACK: '很久没买 · 不常买 · 金额高',
      VALUE: '最近买过 · 常买 · 金额低', DEVELOP: '最近买过 · 不常买 · 金额低', KEEP: '很久没买 · 常买 · 金额低',
      WIN_BACK: '很久没买 · 不常买 · 金额低',
    },
    rfmView: { THRESHOLDS: '固定分档', QUANTILES: '分位数' },
    tagSource: { OPERATOR: '人工', MEMBER: '会员自述', BEHAVIOUR: '行为', INFERRED: '推断' },
    tagKind: { MANUAL: '手动', RULE: '规则', IMPORTED: '导入' },
  },
  codes: {
    UNKNOWN_TAG: '没有这个标签', TAG_RETIRED: '标签已停用', PROFILING_REFUSED: '会员拒绝个性化推荐，不能分析或打标签',
    SOURCE_NOT_YOURS: '只有员工可以以“人工”来源打标签', TOO_MANY_TAGS: '标签已满（每位会员 100 个，标签库 500 个）', NOT_TAGGED: '该会员没有这个标签',
  },
};

export const en: typeof zh = {
  nav: { rfm: 'RFM map' },
  insights: {
    title: 'RFM map', view: 'Scores by', fieldsTitle: 'Eight fields', membersOf: 'Members: %{segment}',
    unscored: 'Not scored', unscoredHint: 'No order in these months', scored: 'Scored members',
    share: '%{share} of those scored', value: 'Net value in these months', more: 'Show more', asOf: 'As of %{day}',
    version: 'By version %{version} of the insight rules', none: 'Nothing: profiling is refused, or not here yet',
    lifecycle: 'Lifecycle', frequency: 'Frequency', rfm: 'RFM', orders: 'Net orders', returned: 'Came back whole',
    net: 'Net value of all', last: 'Last order', first: 'First order', sinceLast: 'Since the last', days: '%{count} day |||| %{count} days',
    gaps: 'Days between', months: 'Ends of months', month: 'Month', noMonths: 'No month has ended yet',
    facts: 'What was bought', houseOnly: 'What was bought is shown to head office',
    tags: 'Tags', noTags: 'No tags', tag: 'Tag', untag: 'Take back', overridden: 'Overridden by “%{tag}”', holds: 'Holds',
    confidence: 'Confidence', source: 'Source', kind: 'How', said: 'When', by: 'By', tagged: 'Tag saved',
    untagged: 'Tag taken back',
    tagHint: 'Of a group one tag holds: people of the house before the member’s own word, behaviour and what is inferred; '
      + 'of one source the newest.',
    untagTitle: 'Take back “%{tag}”', untagHint: 'Only what this source said; it stays as history.',
  },
  words: {
    lifecycle: { PROSPECT: 'Prospect', NEW: 'New', ACTIVE: 'Active', DORMANT: 'Dormant', LOST: 'Lost' },
    frequencyClass: { HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low' },
    rfmSegment: {
      IMPORTANT_VALUE: 'Important value', IMPORTANT_DEVELOP: 'Important develop', IMPORTANT_KEEP: 'Important keep',
      IMPORTANT_WIN_BACK: 'Important win-back', VALUE: 'Value', DEVELOP: 'Develop', KEEP: 'Keep', WIN_BACK: 'Win-back',
    },
    rfmSides: {
      IMPORTANT_VALUE: 'Lately · often · much', IMPORTANT_DEVELOP: 'Lately · seldom · much',
      IMPORTANT_KEEP: 'Long ago · often · much', IMPORTANT_WIN_BACK: 'Long ago · seldom · much',
      VALUE: 'Lately · often · little', DEVELOP: 'Lately · seldom · little', KEEP: 'Long ago · often · little',
      WIN_BACK: 'Long ago · seldom · little',
    },
    rfmView: { THRESHOLDS: 'Fixed thresholds', QUANTILES: 'Quantiles' },
    tagSource: {
      OPERATOR: 'People of the house', MEMBER: 'The member', BEHAVIOUR: 'Behaviour', INFERRED: 'Inferred',
    },
    tagKind: { MANUAL: 'By hand', RULE: 'By a rule', IMPORTED: 'Imported' },
  },
  codes: {
    UNKNOWN_TAG: 'There is no such tag', TAG_RETIRED: 'The tag is retired', PROFILING_REFUSED: 'The member refused profiling',
    SOURCE_NOT_YOURS: 'Only people of the house tag as such',
    TOO_MANY_TAGS: 'No room for more tags (100 for a member, 500 in all)', NOT_TAGGED: 'The member has no such tag',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { insights: typeof zh }
}
