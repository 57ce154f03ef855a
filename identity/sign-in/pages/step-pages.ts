/** The three forms of signing in. Each posts back to its own address. */
import { field } from './field.ts';
import { html, type Markup, page, raw } from './layout.ts';
import { errorIn, type Locale, wordsIn } from './words.ts';

export interface DemoSignIn {
  readonly label: string;
  readonly email: string;
  readonly password: string;
}

export interface FormError {
  readonly field: string;
  readonly code: string;
  readonly waitSeconds?: number | undefined;
}

export interface StepPage {
  readonly locale: Locale;
  /** Ties the form to this sign-in, see form-token.ts. */
  readonly csrf: string;
  /** Proves the steps already taken. */
  readonly ticket?: string;
  readonly error?: FormError | undefined;
}

export function passwordPage(
  step: StepPage & { readonly email?: string; readonly demoSignIns: readonly DemoSignIn[] },
): string {
  const words = wordsIn(step.locale);
  const body = html`${form(step, 'password', words.signIn, [
    field({ name: 'email', label: words.email, type: 'email', autocomplete: 'username',
      value: step.email ?? '', error: errorOf(step, 'email') }),
    field({ name: 'password', label: words.password, type: 'password',
      autocomplete: 'current-password', error: errorOf(step, 'password') }),
  ])}${demoList(words.demo, step.demoSignIns)}`;
  return page(step.locale, words.title, body);
}

export function secondFactorPage(step: StepPage): string {
  const words = wordsIn(step.locale);
  return page(step.locale, words.secondFactor, form(step, 'second-factor', words.confirm, [
    field({ name: 'code', label: words.code, type: 'text', autocomplete: 'one-time-code',
      hint: words.codeHint, numeric: true, error: errorOf(step, 'code') }),
  ]));
}

export function newPasswordPage(step: StepPage): string {
  const words = wordsIn(step.locale);
  return page(step.locale, words.newPassword, form(step, 'new-password', words.confirm, [
    field({ name: 'password', label: words.password, type: 'password',
      autocomplete: 'new-password', hint: words.newPasswordHint,
      error: errorOf(step, 'password') }),
    field({ name: 'repeat', label: words.repeat, type: 'password', autocomplete: 'new-password',
      error: errorOf(step, 'repeat') }),
  ]));
}

function form(
  step: StepPage, name: string, submit: string, fields: readonly Markup[],
): Markup {
  const ticket = step.ticket
    ? html`<input type="hidden" name="ticket" value="${step.ticket}">` : raw('');
  return html`<form method="post">
<input type="hidden" name="csrf" value="${step.csrf}">
<input type="hidden" name="step" value="${name}">
${ticket}${fields}
<button type="submit">${submit}</button>
<button class="quiet" type="submit" name="cancel" value="yes" formnovalidate>${
  wordsIn(step.locale).cancel}</button>
</form>`;
}

function errorOf(step: StepPage, name: string): string | undefined {
  if (step.error?.field !== name) return undefined;
  return errorIn(step.locale, step.error.code, step.error.waitSeconds);
}

function demoList(title: string, demos: readonly DemoSignIn[]): Markup {
  if (demos.length === 0) return raw('');
  const items = demos.map((demo) => html`<dt>${demo.label}</dt>
<dd>${demo.email}</dd><dd><code>${demo.password}</code></dd>`);
  return html`<details><summary>${title}</summary><dl>${items}</dl></details>`;
}
