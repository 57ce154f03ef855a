export const zh = {
  nav: { operators: '员工账号' },
  operators: {
    createOperator: '新建员工账号', outlets: '限定门店（不选为该加盟商全部门店）', lastSignIn: '最近登录', withDisabled: '含已停用', enable: '重新启用', disable: '停用',
    reset: '重置密码', temporaryPassword: '临时密码', disableHint: '立即停用，其会话与令牌随即失效。',
    resetHint: '将生成临时密码，首次登录时必须更换。',
  },
  codes: {
    SITES_NEED_FRANCHISE: '限定门店须先选择加盟商', EMAIL_MALFORMED: '邮箱格式不正确', EMAIL_TAKEN: '该邮箱已有员工账号',
    ROLE_MISSING: '至少选择一个角色', ROLE_NEEDS_FRANCHISE: '店长与店员须选择加盟商',
    ROLE_NOT_FOR_FRANCHISE: '加盟商人员不能有总部角色', LAST_OWNER: '最后一位超级管理员须保留', NOT_DISABLED: '未停用',
  },
};

export const en: typeof zh = {
  nav: { operators: 'Operators' },
  operators: {
    createOperator: 'New operator', outlets: 'Bound to outlets (none: all of the franchise)', lastSignIn: 'Last sign-in', withDisabled: 'With disabled',
    enable: 'Enable', disable: 'Disable', reset: 'Reset password',
    temporaryPassword: 'Temporary password', disableHint: 'At once: sessions and tokens end.',
    resetHint: 'Makes a temporary password that must be replaced at the first sign-in.',
  },
  codes: {
    SITES_NEED_FRANCHISE: 'Outlets need their franchise', EMAIL_MALFORMED: 'Not an e-mail address',
    EMAIL_TAKEN: 'Another operator has this e-mail', ROLE_MISSING: 'Choose at least one role',
    ROLE_NEEDS_FRANCHISE: 'Managers and associates need a franchise',
    ROLE_NOT_FOR_FRANCHISE: 'A role of the house is not for a franchise',
    LAST_OWNER: 'The last owner stays one', NOT_DISABLED: 'Not disabled',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { operators: typeof zh }
}
