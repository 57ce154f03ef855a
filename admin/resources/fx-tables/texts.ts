export const zh = {
  nav: { fxTables: '汇率表' },
  actions: { publishFx: '发布汇率表' },
  fxTables: {
    fxTitle: '汇率表', fxPublish: '发布汇率表', fxHint: '每行一个币种：1 外币兑多少本位币，例：USD 7.12。变动过大时先挂起。',
    fxHeld: '变动 %{jump}，已挂起等待确认', fxHeldMissing: '缺少上一版的币种 %{missing}，已挂起等待确认',
    fxMissing: '缺 %{missing}', fxPublished: '汇率表已发布', withdrawTitle: '撤下汇率表',
    withdrawHint: '立即生效：此后的付款按前一版汇率换算，没有前一版则等待；此前的付款不变。变动过大或缺少币种时，须另一人确认。',
    withdrawalWaits: '与前一版相差过大或缺少币种，已提请撤下，等待另一人确认；确认前仍按此表，逾期未确认则失效',
    retracted: '已撤回提请，此表不变', retractHint: '此表继续有效；如仍需撤下，须重新提请。',
  },
  fields: { jump: '变动', rates: '汇率' },
  words: { publication: { PUBLISHED: '已发布', HELD: '待确认', DISMISSED: '已撤销', WITHDRAWN: '已撤下' } },
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
    withdrawTitle: 'Take a table back',
    withdrawHint: 'At once: payments from now on are converted with the table before it, or wait; earlier ones stay. '
      + 'Where a rate would jump or a currency be left out another person has to agree.',
    withdrawalWaits: 'A rate would jump or a currency be left out: it stays until another person takes it back in time',
    retracted: 'Retracted: the table stays',
    retractHint: 'The table stays; to take it back after all it has to be asked for again.',
  },
  fields: { jump: 'Change', rates: 'Rates' },
  words: { publication: { PUBLISHED: 'Published', HELD: 'Held', DISMISSED: 'Dismissed', WITHDRAWN: 'Taken back' } },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { fxTables: typeof zh }
}
