import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import type { Finding } from '../sources.ts';

const NOTES = 'docs/schema-changes.md';

/** What a client written against `before` would miss in `after`, unless a line of the notes says so. */
export async function checkBreakingChanges(
  before: string | null, after: string, notes: string,
): Promise<Finding[]> {
  if (before === null || before === after) return [];
  const changes = await diff(buildSchema(before), buildSchema(after));
  const announced = new Set([...notes.matchAll(/^[-*] .*?`([^`]+)`/gm)].map((match) => match[1]));
  return changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter(({ path }) => !announced.has(path ?? ''))
    .map(({ path, message }) => ({ path: 'schema/api.graphql', line: 1, rule: 'breaking changes',
      message: `${message} Announce \`${path ?? ''}\` in ${NOTES}.` }));
}
