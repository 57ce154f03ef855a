import { Field, InputType, ObjectType } from 'type-graphql';
import { userErrorType } from '../user-errors.ts';
import type { Extra } from './definition.ts';
import type { GraphType, Takes } from './take.ts';

/** An input type of these fields. */
export function inputTypeOf(typeName: string, says: string, takes: Takes): Function {
  class Input {}
  for (const [name, { type, says: description, nullable, defaultValue }] of Object.entries(takes)) {
    Field(type, { description, nullable, ...(defaultValue === undefined ? {} : { defaultValue }) })(
      Input.prototype, name);
  }
  InputType(typeName, { description: says })(Input);
  return Input;
}

/** `XUserError` and its `XErrorCode`. */
export function errorTypeOf(
  typeName: string, says: string, refusals: Readonly<Record<string, string>>,
  extras?: Readonly<Record<string, Extra>>,
): Function {
  const plain = userErrorType(typeName, refusals);
  if (!extras) return plain;
  class UserError extends plain {}
  for (const [name, { type, says: description }] of Object.entries(extras)) {
    Field(type, { nullable: true, description })(UserError.prototype, name);
  }
  ObjectType(`${typeName}UserError`, { simpleResolvers: true, description: says })(UserError);
  return UserError;
}

interface PayloadFields {
  readonly answers: Readonly<Record<string, {
    readonly type: GraphType; readonly says: string; readonly refusedAs?: unknown;
  }>>;
  /** Fields that are never null. */
  readonly always?: Readonly<Record<string, { readonly type: GraphType; readonly says: string }>>;
}

export function payloadTypeOf(
  typeName: string, says: string, { answers, always }: PayloadFields, UserError: Function,
): Function {
  class Payload {}
  for (const [name, { type, says: description, refusedAs }] of Object.entries(answers)) {
    Field(type, { nullable: refusedAs === undefined, description })(Payload.prototype, name);
  }
  for (const [name, { type, says: description }] of Object.entries(always ?? {})) {
    Field(type, { description })(Payload.prototype, name);
  }
  Field(() => [UserError], { description: 'Why it was refused; empty when done.' })(
    Payload.prototype, 'userErrors');
  ObjectType(typeName, { simpleResolvers: true, description: says })(Payload);
  return Payload;
}

/** What a list answers: one result for each row, and perhaps all refusals once more. */
export function listPayloadTypeOf(
  typeName: string, mutation: string, results: { readonly type: Function; readonly says: string },
  errors: { readonly type: Function; readonly says: string } | null,
): Function {
  class Payload {}
  Field(() => [results.type], { description: results.says })(Payload.prototype, 'results');
  if (errors) Field(() => [errors.type], { description: errors.says })(Payload.prototype, 'userErrors');
  ObjectType(typeName, { simpleResolvers: true, description: `Answer of ${mutation}.` })(Payload);
  return Payload;
}
