import type { Finding, Source } from '../sources.ts';
import { isTest } from './place.ts';

/** Folders that grew before there was a level by noun; none may grow further. */
export type Crowded = Readonly<Record<string, number>>;
const MOST_IN_A_FOLDER = 15;

/** One name for one kind of thing in every room: the table in docs/house.md. */
export function checkDialect(sources: readonly Source[]): Finding[] {
  return sources.flatMap((source) => {
    const message = refusal(source);
    return message === null ? [] : [{ path: source.path, line: 1, rule: 'dialect', message }];
  });
}

const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/\/(test|testing|fixture)\/|\/testing\.ts$/, 'what tests share stands in tests/'],
  [/\/graphql\/(enums?|words\.type|.*\.enum)\.ts$/, 'words of the graph stand in graphql/words.ts'],
  [/\/graphql\/stub(s\.types|\.types?|s)\.ts$/, "other rooms' entities stand in graphql/stubs.type.ts"],
  [/^subgraphs\/(?!kernel\/)[^/]+\/events\/(?!handlers\.)/, 'what other rooms tell is listed in events/handlers.ts'],
  [/^subgraphs\/[^/]+\/jobs\/(?!jobs\.)/, 'jobs are listed in jobs/jobs.ts'],
];

function refusal({ path, imports }: Source): string | null {
  const [, instead] = INSTEAD.find(([pattern]) => pattern.test(path)) ?? [];
  if (instead) return instead;
  const projects = imports.some(({ names }) => names.includes('defineProjection'));
  if (projects && !isTest(path) && !/\/commands\/(.+\/)?keep-[^/]+\.ts$/.test(path)) {
    return 'a copy of what another room tells stands in commands/, in keep-….ts';
  }
  if (path.startsWith('subgraphs/') && !path.startsWith('subgraphs/kernel/') && !isTest(path)
    && imports.some(({ from, names }) => from === 'type-graphql' && names.includes('Mutation'))) {
    return 'a mutation is a value: defineMutation';
  }
  return null;
}

/**
 * A folder of a room is read at a glance; above 15 files it gets a level by noun. Tests do not count, nor one file a
 * table.
 */
export function checkFolders(sources: readonly Pick<Source, 'path'>[], crowded: Crowded): Finding[] {
  const paths = sources.map(({ path }) => path).filter((path) => /^subgraphs\/[^/]+\/.+\//.test(path)
    && !isTest(path) && !/\/(migrations|tables)\//.test(path));
  const folders = Map.groupBy(paths, (path) => path.slice(0, path.lastIndexOf('/')));
  return [...folders].flatMap(([folder, { length }]) => {
    const most = crowded[folder] ?? MOST_IN_A_FOLDER;
    return length <= most ? [] : [{
      path: folder, line: 1, rule: 'folders', message: `${length} files, at most ${most}: a level by noun`,
    }];
  });
}
