import { html, type Markup, raw } from './layout.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: 'email' | 'password' | 'text';
  readonly autocomplete: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value?: string;
  readonly numeric?: boolean;
}

/** A labelled input with its hint and error beside it, tied together for screen readers. */
export function field(input: Field): Markup {
  const described = [
    input.hint ? `${input.name}-hint` : '', input.error ? `${input.name}-error` : '',
  ].filter(Boolean).join(' ');
  const attributes = raw([
    described ? ` aria-describedby="${described}"` : '',
    input.error ? ' aria-invalid="true"' : '',
    input.numeric ? ' inputmode="numeric"' : '',
  ].join(''));
  const hint = input.hint
    ? html`<p class="hint" id="${input.name}-hint">${input.hint}</p>` : raw('');
  const error = input.error
    ? html`<p class="error" id="${input.name}-error" role="alert">${input.error}</p>` : raw('');
  return html`<label for="${input.name}">${input.label}</label>
<input id="${input.name}" name="${input.name}" type="${input.type}" required
 autocomplete="${input.autocomplete}" value="${input.value ?? ''}"${attributes}>
${hint}${error}`;
}
