import { nameOf, ruleOf, type Rules } from '../../parts/rules/rule-values.ts';

/** Codes of the margin classes that a kind of rule has a value for, in the order they stand in. */
export function classesIn(rules: Rules, kind: string): string[] {
  return Object.keys(rules).map(ruleOf).flatMap((rule) => (rule.kind === kind && rule.of !== null ? [rule.of] : []));
}

/** Only rules of these classes, and those of no class: of a class that is not offered any more nothing is asked. */
export function onlyClasses(rules: Rules, kinds: readonly string[], codes: readonly string[]): Rules {
  const stays = (name: string) => {
    const { kind, of } = ruleOf(name);
    return of === null || !kinds.includes(kind) || codes.includes(of);
  };
  return Object.fromEntries(Object.entries(rules).filter(([name]) => stays(name)));
}

/** A class that was not there when the rules were written begins with nothing, and stands with the others. */
export function withClasses(rules: Rules, kinds: readonly string[], codes: readonly string[]): Rules {
  const known = Object.entries(rules).filter(([name]) => kinds.includes(ruleOf(name).kind));
  const names = codes.flatMap((code) => kinds.map((kind) => nameOf(kind, code)));
  return { ...Object.fromEntries([...known, ...names.map((name) => [name, rules[name] ?? 0] as const)]), ...rules };
}

/** Where a list of the graph is refused: by the place of the row or by the code it has, whichever the path names. */
export function codeAt(step: string | undefined, codes: readonly string[]): string {
  return /^\d+$/.test(step ?? '') ? codes[Number(step)] ?? '' : step ?? '';
}
