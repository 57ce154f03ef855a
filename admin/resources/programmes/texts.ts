export const zh = {
  nav: { programmes: '忠诚度计划' },
  programmes: {
    programmes: '忠诚度计划', rate: '每 %{amount} 得 %{numerator}', rules: '规则', rule: '规则', value: '数值',
  },
  fields: { programme: '计划', threshold: '门槛' },
};

export const en: typeof zh = {
  nav: { programmes: 'Programmes' },
  programmes: {
    programmes: 'Programmes', rate: '%{numerator} for %{amount}', rules: 'Rules', rule: 'Rule',
    value: 'Value',
  },
  fields: { programme: 'Programme', threshold: 'Threshold' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { programmes: typeof zh }
}
