import type { Finding, Source } from '../sources.ts';

const EMPTY_WORD = /(^|[-.])(managers?|helpers?|utils?|data|infos?|misc|common)([-.]|$)/i;
/** react-admin's own word for what fetches its records: `data-provider.ts`, `members.data.ts`. */
const GIVEN = /^data-provider\b|^[a-z-]+\.data\.ts$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/;
/** React components are named like what they export. */
const COMPONENT = /^[A-Z][A-Za-z0-9]*(\.[a-z]+)*\.tsx$/;

/** File names say what is inside, in kebab-case. */
export function checkNames(sources: readonly Pick<Source, 'path'>[]): Finding[] {
  return sources.flatMap(({ path }) => {
    const name = path.split('/').at(-1)!;
    const problem = EMPTY_WORD.exec(name.replace(/\.tsx?$/, ''));
    if (problem && !GIVEN.test(name)) return [finding(path, `"${problem[2]}" says nothing of what is inside`)];
    if (!KEBAB.test(name) && !COMPONENT.test(name)) return [finding(path, 'kebab-case')];
    return [];
  });
}

function finding(path: string, message: string): Finding {
  return { path, line: 1, rule: 'names', message };
}
