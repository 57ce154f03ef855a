export const zh = {
  nav: { tags: '标签库' },
  tags: {
    title: '标签库', add: '新增标签', edit: '修改标签 %{code}', saved: '标签 %{code} 已保存', group: '互斥组',
    groupHelp: '同组标签互相矛盾，只有一个有效；留空则不互斥', retired: '已停用', inUse: '使用中', retiredField: '停用：不再新打，已有的保留',
    forEver: '保存后不可更改', none: '还没有标签',
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
  },
  codes: {
    TAG_CYCLE: 'A rule cannot lead back to its own tag, by segments, other tags or its group neither',
    BY_RULE: 'A rule gives and takes this tag', NO_RULE: 'The tag has no rule',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { tags: typeof zh }
}
