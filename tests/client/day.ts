import { expect } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import type { KaratClient, TypedDocument } from '../../client/src/index.ts';

/** A partner at work by the documents of the client, which are noted when they are used. */
const documents = Object.fromEntries(Object.entries(client)
  .filter(([name, one]) => name.endsWith('Document') && one instanceof client.TypedDocumentString));
const ran = new Set<string>();
let partner: KaratClient;
let keys = 0;

export const begin = (karat: KaratClient): void => { partner = karat; };
export const key = (): string => `day-${keys += 1}`;
export const unused = (): string[] => Object.keys(documents).filter((name) => !ran.has(name));

export function noted<Result, Variables>(document: TypedDocument<Result, Variables>): TypedDocument<Result, Variables> {
  ran.add(Object.entries(documents).find(([, one]) => one === document)![0]);
  return document;
}

export const read = <Result, Variables>(
  document: TypedDocument<Result, Variables>, variables: Variables, as = partner,
): Promise<Result> => as.query(noted(document), variables);

/** Does it, and compares the codes it was refused with, none unless they are named. */
export async function write<Result, Variables>(
  document: TypedDocument<Result, Variables>, variables: Variables, refusals: readonly string[] = [], as = partner,
): Promise<Result> {
  const result = await as.mutate(noted(document), variables, { repeatable: false });
  const [[name, payload]] = Object.entries(result as object) as [[string, Payload]];
  const told = [...payload.userErrors ?? [], ...(payload.results ?? []).flatMap(({ userErrors }) => userErrors)];
  expect([name, told.map(({ code }) => code)]).toEqual([name, refusals]);
  return result;
}

/** What only a person decides: understood, and refused by a rule with a code of its own. */
export async function refusedByRule<Result, Variables>(
  document: TypedDocument<Result, Variables>, variables: Variables,
): Promise<void> {
  const result = await partner.mutate(noted(document), variables);
  const [payload] = Object.values(result as object) as [Payload];
  expect(payload.userErrors!.map(({ code }) => code)).toHaveLength(1);
}

interface Payload {
  readonly userErrors?: readonly { readonly code: string }[];
  readonly results?: readonly { readonly userErrors: readonly { readonly code: string }[] }[];
}
