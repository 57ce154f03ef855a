export const zh = {
  nav: { programmes: '积分与等级规则' },
  programmes: {
    programmes: '积分与等级规则', rules: '规则', rule: '规则', value: '数值',
  },
  fields: { programme: '积分与等级规则', threshold: '门槛' },
};

export const en: typeof zh = {
  nav: { programmes: 'Programmes' },
  programmes: {
    programmes: 'Programmes', rules: 'Rules', rule: 'Rule',
    value: 'Value',
  },
  fields: { programme: 'Programme', threshold: 'Threshold' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { programmes: typeof zh }
}
