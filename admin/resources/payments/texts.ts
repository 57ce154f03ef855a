export const zh = {
  nav: { payments: '收款对账' },
  payments: { title: '收款对账', quote: '报价单', paidAt: '付款时间', receivedAt: '到账通知' },
};

export const en: typeof zh = {
  nav: { payments: 'Payments' },
  payments: { title: 'Payments', quote: 'Quote', paidAt: 'Paid at', receivedAt: 'Told at' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf {
    payments: typeof zh;
  }
}
