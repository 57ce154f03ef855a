export const zh = {
  nav: { consentTexts: '同意文本' },
  consentTexts: {
    title: '同意文本', publish: '发布新版本', version: '版本号', zh: '中文文本', en: '英文文本', published: '文本已发布',
    hint: '发布后不再更改。之后的同意须针对新版本；此前的同意仍以当时的文本为准。', inUse: '现行', before: '历史版本', hash: '校验值',
    noText: '尚未发布文本：此项同意暂无文本可示', purpose: '用途', versions: '版本历史',
  },
  codes: { VERSION_INVALID: '版本号为 1 至 40 字', VERSION_TAKEN: '该用途已有这个版本号' },
};

export const en: typeof zh = {
  nav: { consentTexts: 'Consent texts' },
  consentTexts: {
    title: 'Consent texts', publish: 'Publish a version', version: 'Version', zh: 'Chinese text', en: 'English text',
    published: 'Published', inUse: 'Shown now', before: 'Earlier versions', hash: 'Digest',
    hint: 'It is never changed. From now on members agree to it; what was agreed to before keeps its own text.',
    noText: 'No text yet: there is nothing to show for this consent', purpose: 'Purpose', versions: 'Versions',
  },
  codes: { VERSION_INVALID: 'A version has 1 to 40 characters', VERSION_TAKEN: 'This purpose has such a version' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { consentTexts: typeof zh }
}
