import { describe, expect, it } from '@jest/globals';

import { contentSecurityPolicy, escape, html, raw } from './layout.ts';
import { messagePage } from './message-page.ts';
import { newPasswordPage, passwordPage, secondFactorPage } from './step-pages.ts';
import { signOutPage } from './sign-out-page.ts';
import { errorIn, localeOf } from './words.ts';

const step = { csrf: 'c', ticket: 't', demoSignIns: [] } as const;

const PAGES = (['zh', 'en'] as const).flatMap((locale) => [
  ['password', passwordPage({ ...step, locale, error: { field: 'password', code: 'LOCKED_OUT' } })],
  ['second factor',
    secondFactorPage({ ...step, locale, error: { field: 'code', code: 'CODE_WRONG' } })],
  ['new password',
    newPasswordPage({ ...step, locale, error: { field: 'repeat', code: 'PASSWORDS_DIFFER' } })],
  ['sign out', signOutPage(locale, '<form id="op.logoutForm" method="post" action="/x"></form>')],
  ['message', messagePage(locale, 'broken', 'invalid_request')],
].map(([name, page]) => [`${locale} ${name}`, page!] as const));

describe.each(PAGES)('the page %s', (_name, page) => {
  it('has a language, a title, one heading, a viewport and one main part', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="(zh-CN|en)">/);
    expect(page).toMatch(/<title>[^<]+<\/title>/);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<main>/g)).toHaveLength(1);
    expect(page).toContain('width=device-width, initial-scale=1');
  });

  it('labels every visible input and ties its error to it', () => {
    for (const [input, id] of page.matchAll(/<input id="([^"]+)"[^>]*>/g)) {
      expect(page).toContain(`<label for="${id}">`);
      for (const described of /aria-describedby="([^"]+)"/.exec(input)?.[1]?.split(' ') ?? []) {
        expect(page).toContain(`id="${described}"`);
      }
    }
    const errors = page.match(/role="alert"/g) ?? [];
    expect(page.match(/aria-invalid="true"/g) ?? []).toHaveLength(errors.length);
  });

  it('runs no script and has no inline style, so that the policy can be strict', () => {
    expect(page).not.toMatch(/<script|style="|\son\w+="|https?:\/\//);
  });
});

describe('the colours', () => {
  const page = PAGES[0]![1];
  const palettes = [...page.matchAll(/--page:[^}]+/g)].map(([text]) => Object.fromEntries(
    [...text.matchAll(/--([a-z-]+):(#[0-9a-f]{3,6})/g)].map(([, name, value]) => [name, value])));

  it.each([['light', 0], ['dark', 1]] as const)('of the %s page are readable', (_name, index) => {
    const palette = palettes[index]!;
    for (const text of ['ink', 'soft', 'gold', 'bad']) {
      expect(contrast(palette[text]!, palette['card']!)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(palette['on-gold']!, palette['gold']!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette['line']!, palette['card']!)).toBeGreaterThanOrEqual(3);
  });
});

/** WCAG 2.2, contrast ratio of two colours. */
function contrast(one: string, other: string): number {
  const [light, dark] =
    [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the language', () => {
  it.each([
    ['en', undefined, 'en'], [undefined, 'en-GB,en;q=0.9', 'en'], [undefined, undefined, 'zh'],
    [undefined, 'fr,de;q=0.8', 'zh'], ['zh-Hans-CN', 'en', 'zh'], ['fr en', 'zh', 'en'],
    [undefined, 'en;q=0.3, zh;q=0.8', 'zh'], [undefined, 'en;q=0, zh;q=0.1', 'zh'],
  ] as const)('for ui_locales %p and Accept-Language %p is %p', (asked, accepted, locale) => {
    expect(localeOf(asked, accepted)).toBe(locale);
  });

  it('has words for each error, and rounds a wait up to minutes', () => {
    expect(errorIn('en', 'LOCKED_OUT', 61))
      .toBe('Too many wrong attempts. Try again in 2 minutes.');
    expect(errorIn('zh', 'LOCKED_OUT', 1)).toBe('尝试次数过多，请在 1 分钟后再试。');
    expect(errorIn('en', 'SOMETHING_NEW')).toBe('The request could not be completed.');
  });
});

describe('markup', () => {
  it('escapes what is not markup', () => {
    expect(html`<p title="${'"<&>\''}">${[raw('<b>x</b>'), html`${'<i>'}`]}</p>`.markup)
      .toBe('<p title="&quot;&lt;&amp;&gt;&#39;"><b>x</b>&lt;i&gt;</p>');
    expect(escape('<')).toBe('&lt;');
  });

  it('allows forms to the client only where one is', () => {
    expect(contentSecurityPolicy()).toContain('form-action \'self\'');
    expect(contentSecurityPolicy(['https://a.example']))
      .toMatch(/form-action 'self' https:\/\/a.example$/);
  });
});
