import type { Finding, Source } from '../sources.ts';

/** `process.env` is read at the door only, in files called env.ts. */
export function checkEnvReads(sources: readonly Source[]): Finding[] {
  return sources.filter(({ path }) => !/(^|\/)env\.ts$/.test(path)).flatMap(({ path, envReads }) =>
    envReads.map(({ line }) =>
      ({ path, line, rule: 'env', message: 'read the environment in a file called env.ts' })));
}

/** A test that does not run proves nothing; one that runs alone hides the others. */
export function checkTestMarks(sources: readonly Source[]): Finding[] {
  return sources.flatMap(({ path, testMarks }) => testMarks.map(({ line, text }) =>
    ({ path, line, rule: 'test marks', message: `${text} is not left standing` })));
}

const MACHINE_PATH = /(^|[\s'"`(=:])\/(home|Users|root|work)\/[\w.-]+|[A-Z]:\\\\?Users/;

/** Somebody's own folders, which nobody else has. */
export function checkMachinePaths(files: readonly { path: string; text: string }[]): Finding[] {
  return files.flatMap(({ path, text }) => text.split('\n').flatMap((content, index) => {
    const found = MACHINE_PATH.exec(content);
    return found === null ? [] : [{ path, line: index + 1, rule: 'machine paths',
      message: `${found[0].trim()} exists on one machine only` }];
  }));
}

/** Rooms that a visitor enters by their README. */
export function checkReadmes(files: readonly string[]): Finding[] {
  const rooms = new Set(['gateway', 'identity']);
  for (const path of files) {
    const room = /^subgraphs\/[^/]+(?=\/)/.exec(path)?.[0];
    if (room !== undefined) rooms.add(room);
  }
  const present = new Set(files);
  return [...rooms].filter((room) => !present.has(`${room}/README.md`)).map((room) =>
    ({ path: `${room}/README.md`, line: 1, rule: 'readmes', message: 'is missing' }));
}
