import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MOMENT_NAME } from '../../admin/reading/rezone.ts';

const ADMIN = join(import.meta.dirname, '../../admin');

/** Every field of every form: its name, and whether it asks for a moment. */
const fields = globSync('{parts,resources}/**/*.tsx', { cwd: ADMIN }).flatMap((path) =>
  [...readFileSync(join(ADMIN, path), 'utf8').matchAll(/<Field[A-Z]\w*\s[^>]*?\bname="(\w+)"[^>]*/g)]
    .map(([element, name = '']) => ({ name, asksMoment: element.includes('type="datetime-local"') })));

describe('a field of a form', () => {
  it('is called as a moment is exactly when it asks for one: by its name it is told by the clocks of a region', () => {
    expect(fields.filter(({ asksMoment }) => asksMoment).length).toBeGreaterThan(10);
    expect(fields.filter(({ name, asksMoment }) => MOMENT_NAME.test(name) !== asksMoment)).toEqual([]);
  });
});
