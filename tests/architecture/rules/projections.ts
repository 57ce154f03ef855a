import type { Finding, Source } from '../sources.ts';
import { isTest, targetOf } from './place.ts';

/** What all rooms tell, and what each tells in a file of its own. */
const CONTRACT = /^subgraphs\/contracts\/([\w-]+-)?events\.ts$/;

/** Commands that overwrite by an event without a version, and why nothing older can arrive late. */
const UNVERSIONED: Readonly<Record<string, string>> = {
  keepMembers: 'a member is enrolled once',
  keepRates: 'there is one table for each moment',
  linkKeptOrders: 'an identity belongs to one member; merges point to the survivor',
  mergeMembers: 'adds to what is there',
  takeEarnings: 'adds to what is there',
  unmergeMembers: 'adds to what is there',
};

interface Reaction {
  readonly event: string;
  readonly command: string;
  readonly line: number;
  readonly source: Source;
}

/**
 * What one subgraph copies from another's events is decided by versions, so that a doubled or late telling
 * changes nothing: the event carries one, and the command that keeps the copy compares it.
 */
export function checkProjections(sources: readonly Source[]): Finding[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const contract = sources.filter(({ path }) => CONTRACT.test(path)).map(({ lines }) => lines.join('\n')).join('\n');
  return sources.filter(({ path }) => /^subgraphs\/\w+\/events\//.test(path) && !isTest(path))
    .flatMap(reactionsOf)
    .flatMap((reaction) => {
      const message = faultOf(reaction, commandText(reaction, byPath), contract);
      return message === null ? []
        : [{ path: reaction.source.path, line: reaction.line, rule: 'projections', message }];
    });
}

/** `onEvent('item.changed.v1', keepItems, …)`, and the handler of who sees a person. */
function reactionsOf(source: Source): Reaction[] {
  const text = source.lines.join('\n');
  const lineAt = (index: number) => text.slice(0, index).split('\n').length;
  return [...text.matchAll(/\bonEvent\(\s*'([\w.-]+)',\s*(\w+)/g)].map((match) => (
    { event: match[1]!, command: match[2]!, line: lineAt(match.index), source }))
    .concat([...text.matchAll(/\bpersonVisibilityHandler\('([\w.-]+)'/g)].map((match) => (
      { event: match[1]!, command: 'notePersonVisibility', line: lineAt(match.index), source })));
}

function faultOf({ event, command }: Reaction, text: string, contract: string): string | null {
  const isProjection = /= defineProjection\b/.test(text);
  if (!isProjection && !/\bversioned: true\b/.test(text)) {
    return /\bdo update\b/.test(text) && !(command in UNVERSIONED)
      ? `${command} overwrites what was told before: defineProjection lets the newer version win`
      : null;
  }
  if (!hasVersion(event, contract)) return `${command} keeps a copy by ${event}, which has no version`;
  return isProjection || /\bversion\b[^\n]*[<>]|[<>][^\n]*\bversion\b/.test(text)
    ? null : `${command} says that it is versioned and compares no version`;
}

/** From the event's name in the contract to the next one's. */
function hasVersion(event: string, contract: string): boolean {
  const from = contract.indexOf(`'${event}':`);
  if (from < 0) return false;
  const rest = contract.slice(from + event.length + 3);
  return /\bversion\??: bigint\b/.test(rest.slice(0, /'[\w.-]+\.v\d+':|\n}/.exec(rest)?.index));
}

/** The file of the command from its definition on, helpers included, to the next definition. */
function commandText(
  { command, source }: Reaction, byPath: ReadonlyMap<string, Source>,
): string {
  const from = source.imports.find(({ names }) => names.includes(command))?.from;
  const target = command === 'notePersonVisibility' ? 'subgraphs/kernel/events/person-visibility.ts'
    : from && targetOf(source.path, from);
  const text = (target ? byPath.get(target) : undefined)?.lines.join('\n') ?? '';
  const begin = text.indexOf(`export const ${command} `);
  const next = text.indexOf('\nexport const ', begin + 1);
  return begin < 0 ? '' : text.slice(begin, next < 0 ? undefined : next);
}
