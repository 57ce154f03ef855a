export const zh = {
  nav: { programmes: '积分与等级规则' },
  programmes: {
    programmes: '积分与等级规则', rules: '规则', rule: '规则', value: '数值',
    maturity: '会员体系完善度 %{score} 分', check: '检查项', byDay: '第几天前', next: '下一步', done: '已达成', open: '未达成',
  },
  fields: { programme: '积分与等级规则', threshold: '门槛' },
};

export const en: typeof zh = {
  nav: { programmes: 'Programmes' },
  programmes: {
    programmes: 'Programmes', rules: 'Rules', rule: 'Rule',
    value: 'Value', maturity: 'Maturity of the programme: %{score} of 100', check: 'Check', byDay: 'By day', next: 'What to do next',
    done: 'Stands', open: 'Open',
  },
  fields: { programme: 'Programme', threshold: 'Threshold' },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { programmes: typeof zh }
}
