import { Kind, type FieldDefinitionNode } from 'graphql';
import type { Finding } from '../sources.ts';
import {
  fieldsOf, finding, inputFields, isList, namedOf, objectFields, written, type FieldPlace,
  type GraphText,
} from './graph-text.ts';

/**
 * One `input: XInput!`, an `XPayload` with `userErrors`, whose codes are the closed `XErrorCode`.
 * X is the mutation's own name, or shared by mutations that decide the same thing either way
 * (confirm, dismiss). A batch answers `results`, each with the user errors of its own.
 */
export function checkMutations(texts: readonly GraphText[]): Finding[] {
  return texts.flatMap((text) => {
    const mutations = mutationsOf(text);
    const stems = mutations.map((place) => stemOf(place.field));
    return mutations.flatMap((place, index) => {
      const stem = stems[index]!;
      const isShared = stems.indexOf(stem) !== stems.lastIndexOf(stem);
      return problems(place, isShared ? stem : null)
        .map((message) => finding(text, place.field, 'mutations', message));
    });
  });
}

export function mutationsOf(text: GraphText): FieldPlace[] {
  return fieldsOf(text).filter(({ type }) => type.name.value === 'Mutation');
}

function stemOf(field: FieldDefinitionNode): string {
  return namedOf(field.arguments?.[0]?.type ?? field.type).replace(/Input$/, '');
}

function problems({ text, field }: FieldPlace, shared: string | null): string[] {
  const name = field.name.value;
  const stem = shared ?? name[0]!.toUpperCase() + name.slice(1);
  const found: string[] = [];
  const need = (what: string, is: string, wanted: string): void => {
    if (is !== wanted) found.push(`${name}: ${what} is ${is}, not ${wanted}`);
  };
  const args = (field.arguments ?? []).map((one) => `${one.name.value}: ${written(one.type)}`);
  need('what it takes', args.join(', '), `input: ${stem}Input!`);
  need('its answer', namedOf(field.type), `${stem}Payload`);
  const { errors, isBatch } = errorsOf(text, namedOf(field.type));
  const errorStem = isBatch ? namedOf(errors!.type).replace(/UserError$/, '') : stem;
  need('userErrors', written(errors?.type), `[${errorStem}UserError!]!`);
  const error = new Map(objectFields(text, `${errorStem}UserError`)
    .map((one) => [one.name.value, one.type]));
  need('the code of a refusal', written(error.get('code')), `${errorStem}ErrorCode!`);
  need('the message of a refusal', written(error.get('message')), 'String!');
  need('the path of a refusal', written(error.get('path')), '[String!]!');
  return [...found, ...promises(text, name, stem, errorStem)];
}

function errorsOf(
  text: GraphText, payload: string,
): { errors: FieldDefinitionNode | undefined; isBatch: boolean } {
  const named = (type: string, name: string): FieldDefinitionNode | undefined =>
    objectFields(text, type).find((one) => one.name.value === name);
  const results = named(payload, 'results');
  const each = results && named(namedOf(results.type), 'userErrors');
  return each ? { errors: each, isBatch: true }
    : { errors: named(payload, 'userErrors'), isBatch: false };
}

/** What an input's words promise. */
function promises(text: GraphText, name: string, stem: string, errorStem: string): string[] {
  const found: string[] = [];
  const inputs = new Map(inputFields(text, `${stem}Input`).map((one) => [one.name.value, one]));
  const codes = text.types.get(`${errorStem}ErrorCode`);
  const values = codes?.kind === Kind.ENUM_TYPE_DEFINITION
    ? (codes.values ?? []).map((one) => one.name.value) : [];
  if (inputs.has('expectedVersion') && !values.includes('STALE')) {
    found.push(`${name}: expectedVersion without the code STALE`);
  }
  const dryRun = inputs.get('dryRun');
  if (dryRun && (written(dryRun.type) !== 'Boolean!' || dryRun.defaultValue?.kind !== Kind.BOOLEAN
    || dryRun.defaultValue.value)) found.push(`${name}: dryRun is Boolean! = false`);
  return found;
}

/**
 * Mutations that move points, money or stock can be sent twice and act once.
 * `movers`: mutation → the required field that is its key, in the input or in each of its items.
 */
export function checkRetrySafety(
  texts: readonly GraphText[], movers: Readonly<Record<string, string>>,
): Finding[] {
  const mutations = texts.flatMap(mutationsOf);
  const missing = Object.keys(movers).filter((name) =>
    mutations.every(({ field }) => field.name.value !== name));
  return [
    ...missing.map((name) => ({ path: 'schema', line: 1, rule: 'retry safety',
      message: `${name} is listed as a mover and is no mutation` })),
    ...mutations.flatMap((place) => {
      const message = retryProblem(place, movers[place.field.name.value]);
      return message === null ? [] : [finding(place.text, place.field, 'retry safety', message)];
    }),
  ];
}

const MOVED = /points|growth|amount|money|reward|hold|claim|stock|quantity|price|rebate|refund/i;

function retryProblem({ text, field }: FieldPlace, key: string | undefined): string | null {
  const name = field.name.value;
  const inputs = (field.arguments ?? []).flatMap((one) => inputFields(text, namedOf(one.type)));
  const items = inputs.filter((one) => isList(one.type))
    .flatMap((one) => inputFields(text, namedOf(one.type)));
  const all = [...inputs, ...items];
  const has = (wanted: string): boolean =>
    all.some((one) => one.name.value === wanted && written(one.type) === 'String!');
  if (key !== undefined) {
    return has(key) ? null : `${name} moves points, money or stock without ${key}: String!`;
  }
  if (!MOVED.test(name) || has('idempotencyKey')) return null;
  return inputs.some((one) => one.name.value === 'expectedVersion') ? null
    : `${name} sounds like a mover: give it an idempotencyKey or an expectedVersion`;
}
