/** What `package.json` says under `engines`, too: a test compares. */
export const OLDEST_NODE = 24;

/** The one line for a Node that is too old; null for one that will do. */
export function refusalOfNode(version: string): string | null {
  if (Number(version.split('.')[0]) >= OLDEST_NODE) return null;
  return 'NODE_TOO_OLD: This is Node ' + version + '; Karat needs ' + OLDEST_NODE + ' or newer.'
    + ' → Start it with npm, which uses the Node that npm ci brings, or install Node ' + OLDEST_NODE + '.';
}

/**
 * For the programs that people start by hand. They call it before they load anything else, which an old
 * Node would meet with a stack trace out of some package; hence their `import()`, and old syntax here.
 */
export function refuseOldNode(): void {
  const line = refusalOfNode(process.versions.node);
  if (line === null) return;
  process.stderr.write(line + '\n');
  process.exit(1);
}
