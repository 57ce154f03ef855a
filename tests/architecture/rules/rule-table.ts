import type { Finding } from '../sources.ts';

const TABLE = 'docs/rules.md';
const DOMAIN = /^subgraphs\/([a-z]+\/domain\/.+\.ts)$/;

/** What docs/rules.md names exists, and every rule of the house is named there. */
export function checkRuleTable(text: string, paths: readonly string[]): Finding[] {
  const existing = new Set(paths);
  const named = text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/`([\w./-]+\.tsx?)`/g)].map(([, path]) => ({ path: path!, line: index + 1 })));
  const missing = named.filter(({ path }) => !existing.has(path) && !existing.has(`subgraphs/${path}`));
  const known = new Set(named.map(({ path }) => path));
  const rules = paths.flatMap((path) => DOMAIN.exec(path)?.[1] ?? [])
    .filter((path) => !/\.(test|fixture)\.ts$/.test(path));
  return [
    ...missing.map(({ path, line }) => finding(TABLE, line, `there is no ${path}`)),
    ...rules.filter((path) => !known.has(path))
      .map((path) => finding(`subgraphs/${path}`, 1, `${TABLE} does not say which rule stands here`)),
  ];
}

function finding(path: string, line: number, message: string): Finding {
  return { path, line, rule: 'rule table', message };
}
