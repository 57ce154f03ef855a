import { registerEnumType } from 'type-graphql';

export const MarginBy = {
  CLASS: 'class', CATEGORY: 'category', SERIES: 'series', PRODUCT: 'product', OUTLET: 'outlet', CHANNEL: 'channel',
  REGION: 'region', DAY: 'day', MONTH: 'month',
} as const;
registerEnumType(MarginBy, {
  name: 'MarginBy', description: 'What margins 毛利 are told apart by.',
  valuesConfig: {
    CLASS: { description: 'Margin class 积分品类 of the line at payment.' },
    CATEGORY: { description: 'Kind 品类 of the style, as it is today.' },
    SERIES: { description: 'Series 系列 of the style, as it is today.' },
    PRODUCT: { description: 'Style 款.' },
    OUTLET: { description: 'Outlet that sold 门店.' },
    CHANNEL: { description: 'Channel that sold 渠道.' },
    REGION: { description: 'Region 地区 of the outlet that sold, as it is today.' },
    DAY: { description: 'Business day of payment, in the region asked for.' },
    MONTH: { description: 'Month of payment, in the region asked for.' },
  },
});

export const MarginOrder = {
  KEY: 'key', NET: 'net', MARGIN: 'margin', MARGIN_BPS: 'bps', PIECES: 'pieces', UNKNOWN_COST: 'unknown',
} as const;
registerEnumType(MarginOrder, {
  name: 'MarginOrder', description: 'What groups of a margin report are sorted by; equal ones by their keys.',
  valuesConfig: {
    KEY: { description: 'The keys of the group: days by time.' },
    NET: { description: 'Net sales.' },
    MARGIN: { description: 'Margin, as an amount.' },
    MARGIN_BPS: { description: 'Margin, as a share; groups without one are the smallest.' },
    PIECES: { description: 'Pieces sold and kept.' },
    UNKNOWN_COST: { description: 'Lines without a known cost.' },
  },
});
