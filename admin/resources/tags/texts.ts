export const zh = {
  nav: { tags: '标签库' },
  tags: {
    title: '标签库', add: '新增标签', edit: '修改标签 %{code}', saved: '标签 %{code} 已保存', group: '互斥组',
    groupHelp: '同组标签互相矛盾，只有一个有效；留空则不互斥', retired: '已停用', inUse: '使用中', retiredField: '停用：不再新打，已有的保留',
    forEver: '保存后不可更改', none: '还没有标签', rule: '标签规则', noRule: '还没有规则：这个标签只由人工或导入打上。', noRuleShort: '无',
    ruleTitle: '标签「%{name}」的规则', ruleHint: '符合规则的会员自动打上，不再符合时自动取消；每天执行，保存后立即执行一次。拒绝个性化推荐的会员不会被打上。',
    ruleSource: '规则来源', ruleSourceHelp: '互斥组里，人工和会员自述优先于规则', ruleSaved: '规则已保存，正在执行', editRule: '修改规则', addRule: '设置规则',
    dropRule: '取消规则', dropHint: '此规则打上的标签全部取消；人工和导入的保留。', dropped: '规则已取消，正在取消标签', runRule: '立即执行',
    runHint: '按规则重新打上或取消。每天也会自动执行。', running: '正在执行', lastRun: '最近执行', tagged: '符合规则', givenTaken: '打上／取消',
    why: '为什么有或没有', setBy: '设置人', isTrue: '符合规则', isNotTrue: '不符合规则', retiredRule: '标签已停用，规则不再执行。',
  },
  codes: {
    TAG_CYCLE: '规则不能（经分群、别的标签或互斥组）引用标签自己', BY_RULE: '该标签由规则自动打上和取消',
    NO_RULE: '该标签没有规则',
  },
};

export const en: typeof zh = {
  nav: { tags: 'Tags' },
  tags: {
    title: 'Tags', add: 'Add a tag', edit: 'Change tag %{code}', saved: 'Tag %{code} saved', group: 'Group',
    groupHelp: 'Tags of one group contradict each other, and one holds; none if left empty', retired: 'Retired',
    inUse: 'In use', retiredField: 'Retired: not given any more, members keep it', forEver: 'It stays for ever',
    none: 'No tags yet',
    rule: 'Rule', noRule: 'No rule: people and lists alone give this tag.', noRuleShort: 'None',
    ruleTitle: 'Rule of the tag “%{name}”',
    ruleHint: 'Members that the rule is true of get the tag, and lose it when it is not; every day, and once when it is '
      + 'saved. Who refused profiling never has it.',
    ruleSource: 'Speaks as', ruleSourceHelp: 'In a group, people and the member’s own word go before a rule',
    ruleSaved: 'Saved; it is being worked out', editRule: 'Change the rule', addRule: 'Set a rule',
    dropRule: 'Drop the rule', dropHint: 'What it gave is taken back; what people and lists said stays.',
    dropped: 'Dropped; its tags are being taken back', runRule: 'Work out now',
    runHint: 'Gives and takes the tag anew. It also happens every day.', running: 'Being worked out', lastRun: 'Last run',
    tagged: 'Members it is true of', givenTaken: 'Given / taken', why: 'Why, why not', setBy: 'Set by',
    isTrue: 'The rule is true of it',
    isNotTrue: 'The rule is not true of it', retiredRule: 'The tag is retired: its rule is worked out no more.',
  },
  codes: {
    TAG_CYCLE: 'A rule cannot lead back to its own tag, by segments, other tags or its group neither',
    BY_RULE: 'A rule gives and takes this tag', NO_RULE: 'The tag has no rule',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { tags: typeof zh }
}
