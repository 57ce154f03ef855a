import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema, getNamedType, isEnumType, isInputObjectType, isLeafType, isObjectType, Kind, parse, type GraphQLField,
  type GraphQLInputObjectType,
} from 'graphql';
import { en } from '../../admin/i18n/en.ts';
import { gatherTexts, type Texts } from '../../admin/i18n/messages.ts';
import { zh } from '../../admin/i18n/zh.ts';

const ADMIN = join(import.meta.dirname, '../../admin');
const schema = buildSchema(readFileSync(join(ADMIN, '../schema/api.graphql'), 'utf8'));
const resources = await Promise.all(globSync('resources/*/texts.ts', { cwd: ADMIN })
  .map(async (path) => await import(join(ADMIN, path)) as Texts));
const chinese = gatherTexts([zh, ...resources.map((texts) => texts.zh)]);
const english = gatherTexts([en, ...resources.map((texts) => texts.en)]);

/** The mutations that the admin sends. */
const mutations = globSync('resources/**/*.graphql', { cwd: ADMIN })
  .flatMap((path) => parse(readFileSync(join(ADMIN, path), 'utf8')).definitions)
  .flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'mutation'
    ? definition.selectionSet.selections : []))
  .flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []))
  .map((name) => schema.getMutationType()!.getFields()[name]!);

/** The codes that a mutation may refuse with. */
function codesOf(mutation: GraphQLField<unknown, unknown>): string[] {
  const payload = getNamedType(mutation.type);
  const errors = isObjectType(payload) ? getNamedType(payload.getFields()['userErrors']!.type) : null;
  const code = isObjectType(errors) ? getNamedType(errors.getFields()['code']!.type) : null;
  return isEnumType(code) ? code.getValues().map(({ name }) => name) : [];
}

/** What no person types here: ids, keys and versions, and how partners name an order and its lines. */
const NOT_TYPED = /^(id|\w*Ids?|idempotencyKey|expectedVersion|externalNo|lineNo)$/;

/** Every field of an input that a person types into, by its own name. */
function typedFields(type: GraphQLInputObjectType, within: readonly GraphQLInputObjectType[] = []): string[] {
  // A rule of rules says its fields once.
  if (within.includes(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (isInputObjectType(named) && named.name !== 'MoneyInput') return typedFields(named, [...within, type]);
    const isChosen = isEnumType(named) || (isLeafType(named) && named.name === 'Boolean');
    return NOT_TYPED.test(field.name) || isChosen ? [] : [field.name];
  });
}

describe('refusals', () => {
  it('have words for every code of every mutation that the admin sends, in both languages', () => {
    const codes = [...new Set(mutations.flatMap(codesOf))].sort();
    expect(codes.length).toBeGreaterThan(60);
    const wordless = codes.filter((code) => !chinese['codes']![code] || !english['codes']![code]);
    expect(wordless).toEqual([]);
  });

  it('are said in the language of their reader, never by their code', () => {
    const said = (texts: typeof chinese) => Object.entries(texts['codes']!) as [string, string][];
    expect(said(chinese).filter(([, words]) => !/\p{Script=Han}/u.test(words) || /[A-Z]_[A-Z]/.test(words)))
      .toEqual([]);
    expect(said(english).filter(([code, words]) => words === code || /[A-Z]_[A-Z]|\p{Script=Han}/u.test(words)))
      .toEqual([]);
  });

  it('that a field is invalid say the rule of that field', () => {
    const silent = mutations.filter((mutation) => codesOf(mutation).includes('INVALID')).flatMap((mutation) => {
      const input = getNamedType(mutation.args[0]!.type) as GraphQLInputObjectType;
      return typedFields(input).filter((field) => !(field in chinese['broken']!))
        .map((field) => `${mutation.name} ${field}`);
    });
    expect(silent).toEqual([]);
  });
});
