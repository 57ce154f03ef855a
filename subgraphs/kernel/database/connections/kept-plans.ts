/** Begins the text of a statement whose plan a connection keeps (Sql.keepingPlans). */
export const KEPT_PLAN = '/* kept */ ';

const names = new Map<string, string | null>();

/**
 * The name a prepared statement has on every connection; texts are those written in the code. Null for
 * one that answers whatever columns a table has: its plan would end with an error, and the request with
 * it, as soon as an upgrade adds a column beside a process that still runs.
 */
export function planNameOf(text: string): string | null {
  let name = names.get(text);
  if (name === undefined) {
    name = answersStar(text) ? null : `kept_${names.size + 1}`;
    names.set(text, name);
  }
  return name;
}

/** `select l.* from lot l` and the like; not `count(*)`, and not stars further in. */
function answersStar(text: string): boolean {
  const [outermost] = text.replace(/\/\*.*?\*\//g, '').split(/\sfrom\s/, 1);
  return /[\s,.]\*/.test(outermost!);
}
