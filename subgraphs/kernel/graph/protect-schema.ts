import {
  defaultFieldResolver, getNamedType, isObjectType, type GraphQLField, type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { hasScopes } from '../actor.ts';
import { RequestError } from '../errors.ts';
import { refuseAbandoned } from '../hang-up.ts';
import type { GraphContext } from './context.ts';

/**
 * Longest string taken from outside; fields with a tighter limit say so in their description. A root field
 * whose `extensions.longerTexts` names an input field (`{ text: 65_536 }`) takes a longer one there.
 */
export const MAX_STRING = 10_000;

/**
 * Enforces scopes for each field that carries them or answers a type that carries them, and checks
 * arguments of root fields for what no database can hold. Entity references are checked where they are
 * resolved (build-schema.ts). Only such fields are wrapped: the others keep the bare resolver.
 */
export function protectSchema(schema: GraphQLSchema): void {
  const roots = new Set<unknown>([schema.getQueryType(), schema.getMutationType(),
    schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const required = requiredScopes(field);
      const isRoot = roots.has(type) && !field.name.startsWith('_');
      if (!required && !isRoot) continue;
      const protect = protection(required, isRoot ? longerTextsOf(field.extensions) : null);
      if (field.subscribe) field.subscribe = protect(field.subscribe);
      field.resolve = protect(field.resolve ?? defaultFieldResolver);
    }
  }
}

/** Scopes of the field and of the type it answers; null when neither is protected. */
function requiredScopes(field: GraphQLField<unknown, GraphContext>): readonly string[] | null {
  const answered = getNamedType(field.type);
  const own = scopesOf(field.extensions);
  const ofType = isObjectType(answered) ? scopesOf(answered.extensions) : null;
  return own || ofType ? [...new Set([...(ofType ?? []), ...(own ?? [])])] : null;
}

export function scopesOf(extensions: Readonly<Record<string, unknown>>): readonly string[] | null {
  const scopes = extensions['scopes'];
  return Array.isArray(scopes) ? (scopes as string[]) : null;
}

/** Input field → its longest text. */
type LongerTexts = Readonly<Record<string, number>>;

function longerTextsOf({ longerTexts }: Readonly<Record<string, unknown>>): LongerTexts {
  return (longerTexts as LongerTexts | undefined) ?? {};
}

type Resolver = GraphQLFieldResolver<unknown, GraphContext>;

function protection(
  required: readonly string[] | null, longerTexts: LongerTexts | null,
): (resolve: Resolver) => Resolver {
  return (resolve) => (source, args, context, info) => {
    refuseAbandoned(context.request?.signal);
    if (required) requireScopes(context, required, `${info.parentType.name}.${info.fieldName}`);
    if (longerTexts) checkArguments(args, [], longerTexts);
    return resolve(source, args, context, info);
  };
}

export function requireScopes(
  context: GraphContext, required: readonly string[], field: string,
): void {
  const { actor } = context;
  if (actor.kind === 'anonymous') {
    throw new RequestError('UNAUTHENTICATED', `${field} needs a signed-in caller.`);
  }
  if (!hasScopes(actor, required)) {
    throw new RequestError('FORBIDDEN', `${field} needs ${required.join(' and ')}.`,
      { requiredScopes: required });
  }
}

/** U+FFFD stands where bytes were read in a wrong encoding: what it replaced is lost, so it is no text. */
const NO_TEXT = /[\u0000\ufffd]/;

/** `path` is one growing and shrinking list: bulk inputs have thousands of values. */
function checkArguments(value: unknown, path: string[], longer: LongerTexts): void {
  if (typeof value === 'string') {
    const most = longer[path.at(-1) ?? ''] ?? MAX_STRING;
    if (value.length > most) {
      throw badText(path, `is longer than ${most} characters`);
    }
    if (NO_TEXT.test(value) || !value.isWellFormed()) {
      throw badText(path, 'holds a character that is no text');
    }
  } else if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    for (const [key, item] of Object.entries(value)) {
      path.push(key);
      checkArguments(item, path, longer);
      path.pop();
    }
  }
}

function badText(path: readonly string[], what: string): RequestError {
  return new RequestError('BAD_USER_INPUT', `${path.join('.')} ${what}.`, { path: [...path] });
}
