export const zh = {
  nav: { outlets: '门店与渠道' },
  actions: { closeOutlet: '关店', registerOutlet: '新增门店', registerChannel: '新增渠道' },
  outlets: {
    outlets: '门店与渠道', channels: '渠道', closeTitle: '关店', closeHint: '先预览会影响多少会员，再确认关店。',
    closedDone: '已关店，转移会员 %{count} 名', editOutlet: '修改门店',
    movesMembers: '关店后，%{count} 名会员的归属将转到总部；门店不能再次开启。', reasonHelp: '5 至 500 字，留存于审计记录',
    latitude: '纬度', longitude: '经度', positionHelp: '用于养护地图；两项都留空则不显示',
  },
  broken: {
    latitude: '纬度为 -90 至 90，最多六位小数', longitude: '经度为 -180 至 180，最多六位小数',
  },
  words: {
    channelKind: {
      LIVE: '直播', MARKETPLACE: '电商平台', MINI_PROGRAM: '小程序', POINT_OF_SALE: '收银', SOCIAL: '社交',
      WEB: '官网',
    },
  },
};

export const en: typeof zh = {
  nav: { outlets: 'Outlets' },
  actions: {
    closeOutlet: 'Close outlet', registerOutlet: 'Register outlet', registerChannel: 'Register channel',
  },
  outlets: {
    outlets: 'Outlets and channels', channels: 'Channels', closeTitle: 'Close outlet',
    closeHint: 'See first how many members it moves, then close it.',
    closedDone: 'Closed; %{count} member moved |||| Closed; %{count} members moved', editOutlet: 'Change outlet',
    movesMembers: '%{count} member moves to head office; the outlet never opens again. |||| '
      + '%{count} members move to head office; the outlet never opens again.',
    reasonHelp: '5 to 500 characters; stays in the audit trail',
    latitude: 'Latitude', longitude: 'Longitude', positionHelp: 'For the care map; both empty: not shown',
  },
  broken: {
    latitude: '-90 to 90, at most six decimals', longitude: '-180 to 180, at most six decimals',
  },
  words: {
    channelKind: {
      LIVE: 'Live', MARKETPLACE: 'Marketplace', MINI_PROGRAM: 'Mini-program', POINT_OF_SALE: 'Tills',
      SOCIAL: 'Social', WEB: 'Web',
    },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { outlets: typeof zh }
}
