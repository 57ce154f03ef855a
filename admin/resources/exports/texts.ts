export const zh = {
  nav: { exports: '导出记录' },
  exports: {
    title: '导出记录', get: '下载', stop: '取消导出', stopped: '已取消', gone: '文件已过期或已收回，请重新导出',
    list: '列表', who: '导出人', rows: '行数', size: '大小', until: '下载截止', everybody: '全部人员', own: '仅本人',
  },
  errors: { exportRows: '已导出 %{count} 行' },
  codes: {
    INVALID_QUERY: '此列表不支持整表导出', INVALID_VARIABLES: '筛选条件无法识别', NOT_ALLOWED: '没有导出此列表的权限',
    NOT_FOR_MEMBERS: '会员不能导出列表', NOT_RUNNING: '导出已结束', QUOTA_EXCEEDED: '已保存的文件过多，请待其过期后再导出',
  },
  words: {
    listExportState: {
      WAITING: '排队中', RUNNING: '导出中', DONE: '可下载', CANCELLED: '已取消', FAILED: '失败', WITHDRAWN: '已收回',
      EXPIRED: '已过期',
    },
    exportRefused: {
      ALREADY_RUNNING: '您已有一个导出正在进行，请稍候或在“导出记录”中取消',
      NOT_ALLOWED: '没有导出此列表的权限',
      INVALID_QUERY: '此列表不支持整表导出',
      INVALID_VARIABLES: '此列表不支持整表导出',
      NOT_FOR_MEMBERS: '会员不能导出列表',
      QUOTA_EXCEEDED: '已保存的文件过多，请待其过期后再导出',
      TOO_MANY: '超过 20 万行，请在“导出记录”中下载',
      FAILED: '导出失败，请重试',
      CANCELLED: '已取消',
      WITHDRAWN: '已收回',
      EXPIRED: '已过期',
      RIGHTS_CHANGED: '权限已变更',
      PERSON_GONE: '其中有会员已注销，请重新导出',
      CONSENT_WITHDRAWN: '其中有会员撤回同意，请重新导出',
      TIME: '半小时内未完成，请缩小筛选范围',
      TRIES: '多次中断，请重新导出',
      ROOM: '读取失败，请重试',
    },
  },
};

export const en: typeof zh = {
  nav: { exports: 'Exports' },
  exports: {
    title: 'Exports of lists', get: 'Fetch', stop: 'Cancel it', stopped: 'It was cancelled',
    gone: 'The file is over or was withdrawn: export the list anew', list: 'List', who: 'By', rows: 'Rows', size: 'Size',
    until: 'To be fetched until', everybody: 'Everybody’s', own: 'My own',
  },
  errors: { exportRows: '%{count} rows' },
  codes: {
    INVALID_QUERY: 'This list cannot be exported whole', INVALID_VARIABLES: 'Its filters cannot be read',
    NOT_ALLOWED: 'You may not export this list', NOT_FOR_MEMBERS: 'Members export no lists',
    NOT_RUNNING: 'It has ended already', QUOTA_EXCEEDED: 'Too much is kept: each file goes after its day',
  },
  words: {
    listExportState: {
      WAITING: 'Waits', RUNNING: 'Being written', DONE: 'Ready', CANCELLED: 'Cancelled', FAILED: 'Failed',
      WITHDRAWN: 'Withdrawn', EXPIRED: 'Over',
    },
    exportRefused: {
      ALREADY_RUNNING: 'an export of yours is running: wait for it, or cancel it under Exports',
      NOT_ALLOWED: 'you may not export this list',
      INVALID_QUERY: 'this list cannot be exported whole',
      INVALID_VARIABLES: 'this list cannot be exported whole',
      NOT_FOR_MEMBERS: 'members export no lists',
      QUOTA_EXCEEDED: 'too much is kept: each file goes after its day',
      TOO_MANY: 'more than 200,000 rows: fetch the file under Exports',
      FAILED: 'it failed: try again',
      CANCELLED: 'it was cancelled',
      WITHDRAWN: 'it was withdrawn',
      EXPIRED: 'its day is over',
      RIGHTS_CHANGED: 'your rights have changed',
      PERSON_GONE: 'a member in it was erased: export it anew',
      CONSENT_WITHDRAWN: 'a member in it took back a consent: export it anew',
      TIME: 'it was not done in half an hour: filter the list',
      TRIES: 'it broke off too often: export it anew',
      ROOM: 'it could not be read: try again',
    },
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { exports: typeof zh }
}
