import { expect, it } from '@jest/globals';
import {
  isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema,
} from 'graphql';
import { catalog } from '../index.ts';

/** Everything of this subgraph's own that has no description. */
function undescribed(schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_') || ['CurrencyCode', 'Query', 'Mutation'].includes(type.name)) continue;
    if (isEnumType(type)) {
      for (const value of type.getValues()) {
        if (!value.description) missing.push(`${type.name}.${value.name}`);
      }
    }
    if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) continue;
    if (!type.description) missing.push(type.name);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_') || (!isObjectType(type) && !isInputObjectType(type))) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      if (!field.description) missing.push(`${type.name}.${field.name}`);
      for (const argument of 'args' in field ? field.args : []) {
        if (!argument.description) missing.push(`${type.name}.${field.name}(${argument.name})`);
      }
    }
  }
  return missing;
}

it('describes everything and scopes each root', () => {
  const { schema, sdl } = catalog.built;
  expect(undescribed(schema)).toEqual([]);
  for (const root of [schema.getQueryType()!, schema.getMutationType()!]) {
    for (const field of Object.values(root.getFields())) {
      if (field.name.startsWith('_')) continue;
      expect({ field: field.name, scopes: field.extensions['scopes'] })
        .toEqual({ field: field.name, scopes: field.name.startsWith('public') ? undefined
          : field.name === 'marginClasses' ? []
          // What is decided about shows margins.
          : field.name.endsWith('ClassProposal') ? ['catalog:policy', 'catalog:cost']
          : [expect.stringMatching(/^catalog:/)] });
    }
  }
  for (const type of ['Product', 'Item', 'GoldPrice', 'FxTable']) {
    expect(sdl).toMatch(new RegExp(
      `type ${type} implements Node @key\\(fields: "id"\\) @requiresScopes\\(scopes: \\[\\["catalog:read"`));
  }
  for (const field of ['cost: Money', 'costHistory: [ItemCost!]!']) {
    expect(sdl).toContain(`${field} @requiresScopes(scopes: [["catalog:cost"]])`);
  }
});
