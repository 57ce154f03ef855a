export const zh = { nav: { redeemCounter: '兑换核销' } };

export const en: typeof zh = { nav: { redeemCounter: 'Redeem counter' } };

declare module '../../i18n/messages.ts' {
  interface TextsOf {
    redeemCounter: typeof zh;
  }
}
