import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, isInputObjectType } from 'graphql';
import { zh } from './broken.ts';

/** What forms call by names of their own, where a list of the graph has rows. */
const OF_FORMS = ['amounts', 'quantities'];

describe('rules that a field broke', () => {
  it('are of fields that the graph knows', () => {
    const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema/api.graphql'), 'utf8'));
    const fields = new Set(Object.values(schema.getTypeMap()).filter(isInputObjectType)
      .flatMap((type) => Object.keys(type.getFields())));
    expect(Object.keys(zh).filter((field) => !fields.has(field) && !OF_FORMS.includes(field))).toEqual([]);
  });
});
