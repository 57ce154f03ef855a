import type { FastifyInstance } from 'fastify';
import { EXPLORER_CSP } from './security-headers.ts';

/**
 * A page to try the graph on, in development only. It is our own three files and no GraphiQL from a
 * CDN, so that it works offline and under a policy without inline script.
 */
export const EXPLORER_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Karat graph</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/graphql/explorer.css"></head>
<body><header><h1>Karat graph</h1>
<label>Token <input id="token" type="password" autocomplete="off"></label>
<button id="run" type="button">Run (Ctrl+Enter)</button></header>
<main><section><label for="query">Query</label>
<textarea id="query" spellcheck="false">query Hello {\n  __typename\n}</textarea>
<label for="variables">Variables</label>
<textarea id="variables" spellcheck="false">{}</textarea></section>
<section><label for="answer">Answer</label><pre id="answer" tabindex="0"></pre></section>
<nav><label for="types">Types</label><input id="find" placeholder="find a type or field">
<ul id="types"></ul></nav></main>
<script type="module" src="/graphql/explorer.js"></script></body></html>`;

const STYLE = `body{margin:0;font:14px system-ui;color:#222}
header{display:flex;gap:1em;align-items:center;padding:.5em 1em;background:#f3efe6}
h1{font-size:1.1em;margin:0}
main{display:grid;grid-template-columns:1fr 1fr 18em;gap:1em;padding:1em}
textarea{width:100%;height:50vh;font:13px monospace;box-sizing:border-box}
#variables{height:15vh}pre{font:13px monospace;white-space:pre-wrap;margin:0}
ul{list-style:none;padding:0;font:12px monospace;max-height:75vh;overflow:auto}
li b{color:#8a5a00}@media(max-width:60em){main{grid-template-columns:1fr}}`;

const SCRIPT = `const at = (id) => document.getElementById(id);
async function ask(query, variables) {
  const headers = { 'content-type': 'application/json' };
  if (at('token').value) headers.authorization = 'Bearer ' + at('token').value;
  const response = await fetch('/graphql', { method: 'POST', headers,
    body: JSON.stringify({ query, variables }) });
  return response.json();
}
async function run() {
  let variables;
  try { variables = JSON.parse(at('variables').value || '{}'); }
  catch { at('answer').textContent = 'The variables are not JSON.'; return; }
  at('answer').textContent = JSON.stringify(await ask(at('query').value, variables), null, 2);
}
let lines = [];
async function types() {
  const text = '{ __schema { types { name fields { name description } } } }';
  const answer = await ask(text, {});
  lines = (answer.data?.__schema.types ?? []).filter((type) => type.fields
    && !type.name.startsWith('__')).flatMap((type) => type.fields.map((field) =>
    [type.name, field.name, field.description ?? '']));
  show();
}
function show() {
  const word = at('find').value.toLowerCase();
  at('types').replaceChildren(...lines.filter(([type, field]) =>
    (type + '.' + field).toLowerCase().includes(word)).slice(0, 300).map(([type, field, text]) => {
    const item = document.createElement('li');
    const owner = document.createElement('b');
    owner.textContent = type;
    item.append(owner, '.' + field);
    item.title = text;
    return item;
  }));
}
at('run').addEventListener('click', run);
at('find').addEventListener('input', show);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
});
types();`;

export function serveExplorerFiles(app: FastifyInstance): void {
  app.get('/graphql/explorer.js', (_request, reply) => reply
    .header('content-security-policy', EXPLORER_CSP).type('text/javascript').send(SCRIPT));
  app.get('/graphql/explorer.css', (_request, reply) => reply
    .header('content-security-policy', EXPLORER_CSP).type('text/css').send(STYLE));
}
