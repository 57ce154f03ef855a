/** A rule as it is read: what it is called, and how it stands. */
export interface RuleLine {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

export interface Difference {
  readonly key: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const NONE = '—';

/** Only what differs: what is new has nothing before it, what is gone nothing after it. */
export function differencesOf(before: readonly RuleLine[], after: readonly RuleLine[]): Difference[] {
  const was = new Map(before.map((line) => [line.key, line.text]));
  const is = new Set(after.map(({ key }) => key));
  const changed = after
    .filter(({ key, text }) => was.get(key) !== text)
    .map(({ key, label, text }) => ({ key, label, before: was.get(key) ?? NONE, after: text }));
  const gone = before
    .filter(({ key }) => !is.has(key))
    .map(({ key, label, text }) => ({ key, label, before: text, after: NONE }));
  return [...changed, ...gone];
}
