export const zh = {
  account: {
    title: '我的账户', password: '密码', changePassword: '修改密码', currentPassword: '当前密码', newPassword: '新密码',
    repeat: '再次输入新密码', since: '开户日期', passwordRule: '12 至 256 个字符，至少 5 种不同字符，不含邮箱。',
    passwordHint: '修改后所有设备都会退出，这里也不例外；请用新密码重新登录。', passwordChanged: '密码已修改', on: '已开启', off: '未开启',
    turnOn: '开启', turnOff: '关闭双重验证', turnedOn: '双重验证已开启', turnedOff: '双重验证已关闭',
    twoFactorHint: '开启后，每次登录除密码外还需验证器中的六位验证码。', enrolTitle: '开启双重验证', enrolHint: '先确认是您本人。',
    next: '下一步', seedMade: '请用验证器扫描', scanHint: '用验证器扫描二维码，或手动输入密钥，再填入显示的六位验证码。', qr: '验证器二维码',
    code: '验证码', codeOrRecovery: '验证码或恢复码', removeTitle: '关闭双重验证', removeHint: '关闭后只凭密码即可登录。',
    keys: '签名密钥', keysHint: '登录令牌由它签名，系统按期自动更换；也可在此提前更换。', rotateKeys: '更换签名密钥',
    rotateKeysHint: '新密钥先公布，十分钟后启用；旧令牌用到期满为止。', keyLeaked: '旧密钥已泄露：立即作废，所有令牌随即失效（登录状态保留）',
    keysRotated: '新密钥已公布', keyWAITING: '待启用', keySIGNING: '使用中', keyRETIRING: '退役中',
    recovery: '恢复码', elsewhere: '您的账户由贵公司的登录服务管理，请在那里修改密码与双重验证。',
  },
  codes: {
    CREDENTIALS_WRONG: '密码不正确', LOCKED_OUT: '错误次数过多，请稍后再试',
    PASSWORD_TOO_WEAK: '密码太弱：12 至 256 个字符，至少 5 种不同字符，不含邮箱', PASSWORD_UNCHANGED: '新密码与当前密码相同',
    REPEAT_DIFFERS: '两次输入不一致', CODE_USED: '验证码已用过，请等下一个', CODE_WRONG: '验证码不正确',
    TOTP_ALREADY_ON: '双重验证已开启', TOTP_NOT_ENROLLED: '尚未设置双重验证',
  },
};

export const en: typeof zh = {
  account: {
    title: 'My account', password: 'Password', changePassword: 'Change password',
    currentPassword: 'Present password', newPassword: 'New password', repeat: 'New password again',
    since: 'Opened', passwordRule: '12 to 256 characters, 5 different ones, without the e-mail.',
    passwordHint: 'Signs out everywhere, here too; sign in with the new password afterwards.',
    passwordChanged: 'Password changed', on: 'On', off: 'Off', turnOn: 'Turn on', turnOff: 'Turn off',
    turnedOn: 'The second factor is on', turnedOff: 'The second factor is off',
    twoFactorHint: 'Each sign-in then asks for a six-digit code of an authenticator app.',
    enrolTitle: 'Turn on the second factor', enrolHint: 'First, that it is you.', next: 'Next',
    seedMade: 'Scan it with the authenticator',
    scanHint: 'Scan it with an authenticator app or type the key, then enter the six digits it shows.',
    qr: 'QR code for the authenticator', code: 'Code', codeOrRecovery: 'Code or recovery code',
    removeTitle: 'Turn off the second factor', removeHint: 'The password alone signs in afterwards.',
    keys: 'Signing keys',
    keysHint: 'They sign everybody\'s access tokens and are replaced in time by themselves; here sooner.',
    rotateKeys: 'Replace the signing key',
    rotateKeysHint: 'The new key is published and signs ten minutes later; tokens of the old one live out.',
    keyLeaked: 'The old key leaked: withdrawn now, every token ends (people stay signed in)',
    keysRotated: 'The new key is published', keyWAITING: 'Waiting', keySIGNING: 'Signing', keyRETIRING: 'Retiring',
    recovery: 'Recovery codes',
    elsewhere: 'Your account lives with your own issuer: change password and second factor there.',
  },
  codes: {
    CREDENTIALS_WRONG: 'The password is wrong',
    LOCKED_OUT: 'Too many wrong attempts; wait some minutes',
    PASSWORD_TOO_WEAK: 'Too weak: 12 to 256 characters, 5 different ones, without the e-mail',
    PASSWORD_UNCHANGED: 'The new password is the present one', REPEAT_DIFFERS: 'The two differ',
    CODE_USED: 'This code was used; wait for the next one', CODE_WRONG: 'The code is wrong',
    TOTP_ALREADY_ON: 'The second factor is on already', TOTP_NOT_ENROLLED: 'No second factor is set up',
  },
};

declare module '../../i18n/messages.ts' {
  interface TextsOf { account: typeof zh }
}
