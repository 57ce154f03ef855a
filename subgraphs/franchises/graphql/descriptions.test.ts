import { describe, expect, it } from '@jest/globals';
import { isEnumType, isInputObjectType, isIntrospectionType, isObjectType } from 'graphql';
import { franchises } from '../index.ts';

describe('the schema', () => {
  it('describes everything of its own', () => {
    const missing: string[] = [];
    for (const type of Object.values(franchises.built.schema.getTypeMap())) {
      if (isIntrospectionType(type) || /^_|__|^(link|federation)/.test(type.name)) continue;
      if (isObjectType(type) || isInputObjectType(type)) {
        const isRoot = ['Query', 'Mutation'].includes(type.name);
        if (!type.description && !isRoot) missing.push(type.name);
        for (const field of Object.values(type.getFields())) {
          if (field.name.startsWith('_')) continue;
          if (!field.description) missing.push(`${type.name}.${field.name}`);
          for (const arg of ('args' in field ? field.args : [])) {
            if (!arg.description) missing.push(`${type.name}.${field.name}(${arg.name})`);
          }
        }
      }
      if (isEnumType(type) && type.name !== 'CurrencyCode') {
        if (!type.description) missing.push(type.name);
        for (const value of type.getValues()) {
          if (!value.description) missing.push(`${type.name}.${value.name}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });
});
