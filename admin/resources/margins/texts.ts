export const zh = {
  nav: { margins: '毛利分析' },
  margins: {
    title: '毛利分析', by: '维度一', and: '维度二', all: '合计', knownNet: '成本已知的销售额', marginBps: '毛利率', netShare: '销售占比',
    marginShare: '毛利占比', unknown: '成本未知', unknownLines: '%{count} 行，%{net}', none: '未归类',
    hint: '毛利 = 净销售额（已扣退货，不含他方补贴）− 付款时的成本；成本未知的行单列，不按零成本计。点击一行即按它继续下钻。',
    others: '另有其他币种：%{sums}。可在「币种」中切换。', pieces: '件数', net: '净销售额', outletRegion: '门店地区', style: '款式',
  },
  words: {
    marginBy: {
      CLASS: '积分品类', CATEGORY: '品类', SERIES: '系列', PRODUCT: '款式', OUTLET: '门店', CHANNEL: '渠道', REGION: '门店地区',
      DAY: '日', MONTH: '月',
    },
  },
};

export const en: typeof zh = {
  nav: { margins: 'Margins' },
  margins: {
    title: 'Margins', by: 'By', and: 'And by', all: 'Total', knownNet: 'Net sales of known cost', marginBps: 'Margin %',
    netShare: 'Share of sales', marginShare: 'Share of margin', unknown: 'Cost unknown',
    unknownLines: '%{count} line, %{net} |||| %{count} lines, %{net}', none: 'Of none',
    hint: 'Margin is net sales (after returns, without what others subsidise) less the cost at payment; lines whose cost '
      + 'nobody told are counted apart, never as zero cost. A row opens what it is made of.',
    others: 'There is more in other currencies: %{sums}. Choose one to see its groups.', pieces: 'Pieces', net: 'Net sales',
    outletRegion: 'Outlet region', style: 'Style',
  },
  words: {
    marginBy: {
      CLASS: 'Margin class', CATEGORY: 'Kind', SERIES: 'Series', PRODUCT: 'Style', OUTLET: 'Outlet', CHANNEL: 'Channel',
      REGION: 'Outlet region', DAY: 'Day', MONTH: 'Month',
    },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { margins: typeof zh }
}
