import { isRestricted, type Actor } from '../../../kernel/actor.ts';
import { readDegrees } from '../../../kernel/degrees.ts';
import { IDENTIFIER_RULE, isMisread, readIdentifier } from '../../../kernel/identifier.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { refused, type Refusal } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';

/** The network of franchises and where members belong is decided by head office alone. */
export function belongsToHeadOffice(actor: Actor): boolean {
  return !isRestricted(actor);
}

export const HEAD_OFFICE_ONLY = refused(
  'HEAD_OFFICE_ONLY' as const, 'Only head office may do this.');

/** Where something new may be: regions that have begun and are not retired. Null where it may. */
export async function refusalOfRegion(tx: Tx, region: string) {
  return (await readCodebook(tx.sql)).offered('region', region, tx.now) ? null
    : refused('NOT_FOUND' as const, 'There is no such region.', ['region']);
}

/** Where an outlet stands, in degrees as decimal text. */
export interface Position { readonly latitude: string; readonly longitude: string }

/** What is wrong with the length of a text, or null. */
export function lengthProblem(
  field: string, text: string, least: number, most: number,
): string | null {
  const length = [...text.trim()].length;
  if (isMisread(text)) return `${field} was misread: it holds U+FFFD.`;
  return length < least || length > most
    ? `${field} must have ${least} to ${most} characters.` : null;
}

/** Collects what is invalid, so that a form shows everything at once. */
export class Problems {
  readonly found: Refusal<'INVALID'>[] = [];

  length(field: string, text: string | null | undefined, least: number, most: number): this {
    if (text === null || text === undefined) return this;
    return this.when(lengthProblem(field, text, least, most), field.split('.'));
  }

  identifier(field: string, text: string, most: number): this {
    return this.when(readIdentifier(text, most) === null
      ? `${field} must have 1 to ${most} characters: ${IDENTIFIER_RULE}.` : null, field.split('.'));
  }

  code(field: string, code: string): this {
    return this.when(/^[a-z0-9][a-z0-9-]{0,39}$/.test(code) ? null
      : `${field} must have 1 to 40 lower-case letters, digits and hyphens.`, [field]);
  }

  position(position: Position | null | undefined): this {
    if (!position) return this;
    const wrong = (most: number) => `Degrees from -${most} to ${most}, with at most six decimals.`;
    return this
      .when(readDegrees(position.latitude, 90) === null ? wrong(90) : null, ['position', 'latitude'])
      .when(readDegrees(position.longitude, 180) === null ? wrong(180) : null, ['position', 'longitude']);
  }

  when(problem: string | null, path: readonly string[]): this {
    if (problem) this.found.push({ code: 'INVALID', message: problem, path });
    return this;
  }
}
