/** The words of the sign-in pages. Chinese first; English when the browser or the client asks. */
export type Locale = 'zh' | 'en';

const ZH = {
  title: '登录', brand: 'KARAT 会员系统', email: '邮箱', password: '密码', signIn: '登录', cancel: '取消',
  secondFactor: '两步验证', code: '验证码', confirm: '确认',
  codeHint: '请输入验证器中的 6 位数字，或一枚恢复码。',
  newPassword: '设置新密码', newPasswordHint: '至少 12 个字符，不能包含邮箱名。', repeat: '再次输入',
  signOut: '退出登录', signOutQuestion: '确定退出登录吗？', stay: '保持登录',
  signedOut: '您已退出登录。', expired: '本次登录已过期，请返回后台重新登录。',
  broken: '请求无法完成。', reference: '代码', demo: '演示账号', notice: '提示',
};

type Words = Readonly<Record<keyof typeof ZH, string>>;

const EN: Words = {
  title: 'Sign in', brand: 'Karat', email: 'E-mail', password: 'Password', signIn: 'Sign in',
  cancel: 'Cancel', secondFactor: 'Second step', code: 'Code', confirm: 'Confirm',
  codeHint: 'The 6 digits of your authenticator, or a recovery code.',
  newPassword: 'Choose a new password', repeat: 'Repeat it',
  newPasswordHint: 'At least 12 characters, without the name of your e-mail address.',
  signOut: 'Sign out', signOutQuestion: 'Do you want to sign out?', stay: 'Stay signed in',
  signedOut: 'You have signed out.',
  expired: 'This sign-in has expired. Go back to the admin and sign in again.',
  broken: 'The request could not be completed.', reference: 'Code', demo: 'Demo accounts',
  notice: 'Notice',
};

const ERRORS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  CREDENTIALS_WRONG: ['邮箱或密码不正确。', 'The e-mail address or password is wrong.'],
  EMAIL_MISSING: ['请填写邮箱。', 'Enter your e-mail address.'],
  PASSWORD_MISSING: ['请填写密码。', 'Enter your password.'],
  LOCKED_OUT: ['尝试次数过多，请在 {minutes} 分钟后再试。',
    'Too many wrong attempts. Try again in {minutes} minutes.'],
  CODE_WRONG: ['验证码不正确。', 'The code is wrong.'],
  CODE_USED: ['该验证码已使用，请等待下一个。', 'This code was used. Wait for the next one.'],
  PASSWORD_TOO_WEAK: ['密码太弱：至少 12 个字符，不能包含邮箱名。',
    'Too weak: at least 12 characters, without the name of your e-mail address.'],
  PASSWORD_UNCHANGED: ['请设置一个不同于当前的密码。', 'Choose a password you do not use yet.'],
  PASSWORDS_DIFFER: ['两次输入不一致。', 'The two are not the same.'],
  FORM_EXPIRED: ['页面已过期，请重新登录。', 'The page has expired. Sign in again.'],
};

export function wordsIn(locale: Locale): Words {
  return locale === 'zh' ? ZH : EN;
}

export function errorIn(locale: Locale, code: string, waitSeconds = 0): string {
  const [zh, en] = ERRORS[code] ?? [ZH.broken, EN.broken];
  const minutes = String(Math.max(1, Math.ceil(waitSeconds / 60)));
  return (locale === 'zh' ? zh : en).replace('{minutes}', minutes);
}

/** What the client asks for wins over what the browser prefers; neither known: Chinese. */
export function localeOf(uiLocales: unknown, acceptLanguage: string | undefined): Locale {
  const asked = typeof uiLocales === 'string' ? uiLocales.split(' ') : [];
  const preferred = (acceptLanguage ?? '').split(',').map(parsePreference)
    .filter((preference) => preference.weight > 0)
    .sort((a, b) => b.weight - a.weight).map((preference) => preference.tag);
  for (const tag of [...asked, ...preferred]) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'zh' || language === 'en') return language;
  }
  return 'zh';
}

function parsePreference(part: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', quality] = part.trim().split(/;\s*q=/);
  return { tag, weight: quality === undefined ? 1 : Number(quality) || 0 };
}
