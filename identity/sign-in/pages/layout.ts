import { createHash } from 'node:crypto';

import { type Locale, wordsIn } from './words.ts';

/** Markup that is safe to put into a page. Only `html` and `raw` make it. */
export interface Markup {
  readonly markup: string;
}

export function raw(markup: string): Markup {
  return { markup };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;',
};

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

type Part = string | Markup | readonly Markup[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces = strings.map((string, index) => {
    const part = parts[index];
    if (part === undefined) return string;
    if (typeof part === 'string') return string + escape(part);
    const list = 'markup' in part ? [part] : part;
    return string + list.map((piece) => piece.markup).join('');
  });
  return raw(pieces.join(''));
}

const STYLE = `
:root{color-scheme:light dark;--page:#f7f4ef;--card:#fffdfa;--ink:#2a2520;--soft:#6b6259;
--line:#8c8275;--gold:#7a5a17;--on-gold:#fff;--bad:#a3231f}
@media (prefers-color-scheme:dark){:root{--page:#191614;--card:#221e1b;--ink:#f1ebe2;
--soft:#b9aea1;--line:#8a7f73;--gold:#d9b667;--on-gold:#221e1b;--bad:#ff9c94}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--page);
color:var(--ink);font:1rem/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
main{width:100%;max-width:23rem;background:var(--card);padding:2.25rem 1.75rem;border-radius:.5rem;
border-top:3px solid var(--gold);box-shadow:0 1px 24px rgb(0 0 0/.07)}
.brand{margin:0;color:var(--gold);letter-spacing:.22em;font-size:.875rem}
h1{margin:.25rem 0 1.5rem;font-size:1.5rem;font-weight:500}
label{display:block;margin:1rem 0 .25rem}
input{width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;
background:transparent;border:1px solid var(--line);border-radius:.25rem}
input[aria-invalid=true]{border-color:var(--bad)}
:focus-visible{outline:2px solid var(--gold);outline-offset:2px}
button{width:100%;min-height:2.75rem;margin-top:1.5rem;font:inherit;cursor:pointer;
border-radius:.25rem;border:1px solid var(--gold);background:var(--gold);color:var(--on-gold)}
button.quiet{margin-top:.75rem;background:transparent;color:var(--gold)}
.hint,details{color:var(--soft);font-size:.875rem}
.error{margin:.375rem 0 0;color:var(--bad);font-size:.875rem}
details{margin-top:2rem}summary{cursor:pointer}
dl{margin:.5rem 0 0}dt{margin-top:.5rem}dd{margin:0;overflow-wrap:anywhere}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but our own style; forms may lead here and, after signing in, to the client. */
export function contentSecurityPolicy(
  formTargets: readonly string[] = [], scripts: 'none' | 'self' = 'none',
): string {
  return [
    'default-src \'none\'', `style-src 'sha256-${STYLE_HASH}'`, 'base-uri \'none\'',
    `script-src '${scripts}'`, 'frame-ancestors \'none\'',
    ['form-action', '\'self\'', ...formTargets].join(' '),
  ].join('; ');
}

export function page(locale: Locale, title: string, body: Markup): string {
  const words = wordsIn(locale);
  return `<!doctype html>\n${html`<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${words.brand}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<p class="brand">${words.brand}</p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`.markup}\n`;
}
