export const zh = {
  nav: { fxTables: '汇率表' },
  actions: { publishFx: '发布汇率表' },
  fxTables: {
    fxTitle: '汇率表', fxPublish: '发布汇率表', fxHint: '每行一个币种：1 外币兑多少本位币，例：USD 7.12。变动过大时先挂起。',
    fxHeld: '变动 %{jump}，已挂起等待确认', fxHeldMissing: '缺少上一版的币种 %{missing}，已挂起等待确认',
    fxMissing: '缺 %{missing}', fxPublished: '汇率表已发布',
  },
  fields: { jump: '变动', rates: '汇率' },
  words: { publication: { PUBLISHED: '已发布', HELD: '待确认', DISMISSED: '已撤销' } },
};

export const en: typeof zh = {
  nav: { fxTables: 'FX tables' },
  actions: { publishFx: 'Publish table' },
  fxTables: {
    fxTitle: 'FX tables', fxPublish: 'Publish FX table',
    fxHint: 'One currency a line: 1 foreign unit in home currency. A large move is held.',
    fxHeld: 'Changed by %{jump}: held for confirmation',
    fxHeldMissing: 'Held for confirmation: %{missing} of the table before are missing',
    fxMissing: 'without %{missing}', fxPublished: 'FX table published',
  },
  fields: { jump: 'Change', rates: 'Rates' },
  words: { publication: { PUBLISHED: 'Published', HELD: 'Held', DISMISSED: 'Dismissed' } },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { fxTables: typeof zh }
}
