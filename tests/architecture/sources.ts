import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

/** One import or re-export, as written. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** Vanishes when compiled: `import type`, or every name in it marked `type`. */
  readonly typeOnly: boolean;
  /** What is taken, as named there; empty for whole modules. */
  readonly names: readonly string[];
}

export interface Mark {
  readonly line: number;
  readonly text: string;
}

export interface Source {
  /** From the root of the house, with forward slashes. */
  readonly path: string;
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
  readonly envReads: readonly Mark[];
  /** Asking the clock or chance, which a rule never does. */
  readonly impure: readonly Mark[];
  /** Tests that do not run, or keep others from running. */
  readonly testMarks: readonly Mark[];
}

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** `path:line rule message`: what a reader clicks. */
export function shown(findings: readonly Finding[]): string[] {
  return findings.map(({ path, line, rule, message }) => `${path}:${line} ${rule}: ${message}`)
    .sort();
}

/** Built, installed, generated, or written to fail. */
const SKIPPED = /^(node_modules|dist|coverage|screenshots|gql|fixtures)$|^\.(?!ci$)|\.generated\.tsx?$/;

/** Every file below the folders, in order; paths from `root`. */
export function listFiles(root: string, folders: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (SKIPPED.test(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else found.push(path);
    }
  };
  const existing = new Set(readdirSync(root));
  for (const folder of folders) if (existing.has(folder)) visit(folder);
  return found.sort();
}

export const CODE = /\.tsx?$/;

export function readSources(root: string, folders: readonly string[]): Source[] {
  return listFiles(root, folders).filter((path) => CODE.test(path))
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}

export function readSource(path: string, text: string): Source {
  const tsx = path.endsWith('x');
  const tree = parseSync(text, { syntax: 'typescript', tsx, decorators: true, target: 'es2024' });
  const lines = text.split('\n');
  const seen: Seen = { imports: [], envReads: 0, impure: [], testMarks: [] };
  look(tree.body, seen);
  return {
    path, lines,
    imports: seen.imports.map((one) => ({ ...one, line: lineOf(lines, quoted(one.from)) })),
    envReads: seen.envReads === 0 ? [] : marks(lines, /\bprocess\s*\??(\.\s*env\b|\[)/),
    impure: seen.impure.map((text) => ({ text, line: lineOf(lines, literally(text)) })),
    testMarks: seen.testMarks.map((text) => ({ text, line: lineOf(lines, literally(text)) })),
  };
}

interface Seen {
  readonly imports: Omit<Import, 'line'>[];
  envReads: number;
  readonly impure: string[];
  readonly testMarks: string[];
}

type Node = Record<string, any>;
const IMPURE = /^(Date\.now|Math\.random|performance\.now|crypto\.random\w+)$/;
const MARKED = /^(it|test|describe)(\.concurrent)?\.(skip|only|todo|failing)\b|^[xf](it|test|describe)\b/;

function look(value: unknown, seen: Seen): void {
  if (Array.isArray(value)) return value.forEach((item) => look(item, seen));
  if (typeof value !== 'object' || value === null) return;
  const node = value as Node;
  if (node['source']?.type === 'StringLiteral') seen.imports.push(importOf(node));
  if (node['type'] === 'CallExpression') lookAtCall(node, seen);
  if (node['type'] === 'MemberExpression' && nameOf(node) === 'process.env') seen.envReads += 1;
  if (node['type'] === 'NewExpression' && nameOf(node['callee']) === 'Date'
    && (node['arguments'] ?? []).length === 0) seen.impure.push('new Date()');
  if (node['type'] === 'TsImportType') {
    seen.imports.push({ from: node['argument'].value, typeOnly: true, names: [] });
  }
  for (const child of Object.values(node)) if (typeof child === 'object') look(child, seen);
}

function importOf(node: Node): Omit<Import, 'line'> {
  const specifiers: Node[] = node['specifiers'] ?? [];
  const eachIsType = specifiers.length > 0 && specifiers.every((one) => one['isTypeOnly'] === true);
  const names = specifiers.map((one) => one['imported'] ?? one['orig'] ?? one['local'])
    .map((name: Node | undefined) => String(name?.['value'] ?? '*'));
  return { from: node['source'].value, typeOnly: node['typeOnly'] === true || eachIsType, names };
}

function lookAtCall(node: Node, seen: Seen): void {
  const called: Node = node['callee'];
  const first: Node | undefined = node['arguments'][0]?.expression;
  if (called['type'] === 'Import' && first?.['type'] === 'StringLiteral') {
    seen.imports.push({ from: first['value'], typeOnly: false, names: [] });
  }
  if (IMPURE.test(nameOf(called))) seen.impure.push(nameOf(called));
  const mark = MARKED.exec(nameOf(called));
  if (mark) seen.testMarks.push(mark[0]);
}

/** `a.b['c']` and `a.b.c` alike as 'a.b.c'; '' for what is no plain chain. */
function nameOf(node: Node | undefined): string {
  if (node?.['type'] === 'Identifier') return node['value'];
  if (node?.['type'] === 'CallExpression') return nameOf(node['callee']);
  if (node?.['type'] !== 'MemberExpression') return '';
  const { property } = node;
  const name = property.type === 'Computed' ? property.expression.value : property.value;
  return `${nameOf(node['object'])}.${String(name)}`;
}

function literally(text: string): RegExp {
  return new RegExp(`(?<![\\w'"])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

function quoted(text: string): RegExp {
  return new RegExp(`['"]${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}['"]`);
}

/** The parser tells what is said; where is found again in the text, past comments. */
const COMMENT = /^\s*(\/\/|\/?\*)/;

function lineOf(lines: readonly string[], pattern: RegExp): number {
  return lines.findIndex((line) => pattern.test(line) && !COMMENT.test(line)) + 1;
}

function marks(lines: readonly string[], pattern: RegExp): Mark[] {
  return lines.flatMap((text, index) =>
    (pattern.test(text) && !COMMENT.test(text) ? [{ line: index + 1, text: text.trim() }] : []));
}
