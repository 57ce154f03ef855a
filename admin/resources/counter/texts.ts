export const zh = {
  nav: { counter: '到店核验' },
  counter: {
    title: '到店核验', code: '会员码', check: '核验', found: '到店会员', open: '打开会员资料', until: '本店可查看至 %{at}',
    help: '用扫码枪扫描会员出示的二维码，或输入其下方文字；每 30 秒更换一次，每个码只能用一次',
  },
  codes: { CODE_INVALID: '不是有效的会员码', CODE_EXPIRED: '会员码已更换，请会员出示最新的' },
};

export const en: typeof zh = {
  nav: { counter: 'At the counter' },
  counter: {
    title: 'At the counter', code: 'Member code', check: 'Check', found: 'In the store', open: 'Open the member',
    until: 'This store sees the member until %{at}',
    help: 'Scan the code that the member shows, or type the text below it; it changes every 30 seconds and is taken once',
  },
  codes: { CODE_INVALID: 'This is no member code', CODE_EXPIRED: 'The code has changed: ask for the present one' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { counter: typeof zh }
}
