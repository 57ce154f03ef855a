import { refused, refusedAll, type Outcome } from '../../kernel/outcome.ts';
import type { TemplateCode, TemplateProblem } from '../domain/template.ts';

export const unknown = (path: string): Outcome<never, 'NOT_FOUND'> => refused('NOT_FOUND', 'There is none.', [path]);

/** Somebody changed it meanwhile; null: nobody did. */
export function stale(version: number, expected: number): Outcome<never, 'STALE'> | null {
  return version === expected ? null
    : refused('STALE', 'It was changed meanwhile.', ['expectedVersion'], { currentVersion: version });
}

export const refuseText = (problems: readonly TemplateProblem[]): Outcome<never, TemplateCode> =>
  refusedAll(problems.map(({ code, path, message }) => ({ code, path, message })));
