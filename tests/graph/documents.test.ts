import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType, isRequiredArgument, Kind, parse, parseValue, print, typeFromAST, validate,
  valueFromASTUntyped, type GraphQLInputType,
} from 'graphql';
import { api } from '../attacks/kit/api.ts';
import { literal } from '../attacks/kit/paths.ts';
import { startWorld } from '../attacks/kit/start-world.ts';
import { PERSON_SCOPES } from '../../identity/scopes.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import type { TestGraph } from '../kit/graph.ts';
import { person } from '../kit/subgraph.ts';
import { openBothExecutors } from './both-executors.ts';
import { SENT, sentAs, type Sent } from './sent-documents.ts';

let graph: TestGraph;
let ids: Record<string, string>;
beforeAll(async () => {
  ({ graph, ids } = await startWorld());
}, 600_000);
afterAll(() => graph.stop());

/** A value for each variable that must have one; ids are those of things that are there. */
function variablesFor({ variables, query }: Sent): Record<string, unknown> {
  return Object.fromEntries(variables.flatMap(({ variable, type, defaultValue }) => {
    if (type.kind !== Kind.NON_NULL_TYPE || defaultValue) return [];
    const name = variable.name.value;
    const inputType = typeFromAST(api(), type as never)! as GraphQLInputType;
    if (getNamedType(inputType).name === 'ID') {
      const id = idFor(name, query);
      return [[name, print(type).startsWith('[') ? [id] : id]];
    }
    const simulated = SIMULATED[`${getNamedType(inputType).name} ${name}`]?.();
    if (simulated !== undefined) return [[name, simulated]];
    return [[name, NUMBERS[name] ?? textFor(name, getNamedType(inputType).name)
      ?? inFilters(valueFromASTUntyped(parseValue(literal(inputType))), print(type))]];
  }));
}

/** What a filter must have is text of the same names. */
function inFilters(value: unknown, type: string): unknown {
  if (!type.endsWith('Filter!')) return value;
  return Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, TEXTS[name] ?? one]));
}

/** Ranges have a beginning before their end, months and reasons their form. */
const DAYS: Readonly<Record<string, string>> = { from: '2026-09-01', to: '2026-09-14',
  until: '2026-09-14', today: '2026-09-14', tomorrow: '2026-09-15', yesterday: '2026-09-13',
  now: '2026-09-15', month: '2026-09-01' };
const NUMBERS: Readonly<Record<string, number>> = { year: 2026 };
const TEXTS: Readonly<Record<string, string>> = {
  month: '2026-09', from: '2026-01', to: '2026-09', reason: 'asked for in a test',
  region: 'CN', homeRegion: 'CN', programmeCode: 'CN' };

/** What is reckoned with is of somebody, and in the currency of the house's one order. */
const SIMULATED: Readonly<Record<string, () => unknown>> = {
  'AccrualSimulationInput input': () => ({ memberId: ids['Member'], currency: 'CNY',
    lines: [{ marginClass: 'A', amount: { amount: '100.00', currency: 'CNY' } }] }),
  'ReturnPreviewLineInput lines': () => [
    { lineId: 'x', remainingBase: { amount: '1.00', currency: 'CNY' } }],
};

function textFor(name: string, type: string): string | undefined {
  if (type === 'DateTime') return DAYS[name] && `${DAYS[name]}T00:00:00Z`;
  return { Date: DAYS, String: TEXTS }[type]?.[name];
}

function idFor(name: string, query: string): string {
  const root = new RegExp(`(\\w+)\\([^)]*\\$${name}\\b`).exec(query)?.[1] ?? name;
  const named = [name.replace(/Ids?$/, ''), root]
    .map((word) => Object.keys(ids).find((kind) => kind.toLowerCase() === word.toLowerCase()));
  return ids[named.find((kind) => kind !== undefined) ?? 'Member']!;
}

/** Whoever sends it: a member what it decides about itself, head office everything else. */
const senderOf = ({ name }: Sent): Actor | undefined => (name.startsWith('client/documents/self.graphql')
  ? person(decodeId('mem', ids['Member']!)!, ...PERSON_SCOPES) : undefined);

describe('documents of the admin and of the client', () => {
  it('are found', () => {
    expect(existsSync('client/documents')).toBe(true);
    expect(SENT.length).toBeGreaterThan(20);
    expect(api().getQueryType()!.getFields()['node']!.args.filter(isRequiredArgument)).toHaveLength(1);
  });

  it.each(SENT.map((sent) => [sent.name, sent] as const))('%s is valid', (_name, { query }) => {
    expect(validate(api(), parse(query)).map(({ message }) => message)).toEqual([]);
  });

  it.each(SENT.filter(({ kind }) => kind === 'query').map((sent) => [sent.name, sent] as const))(
    '%s is answered whole', async (_name, sent) => {
      const answer = await graph.ask(sent.query, variablesFor(sent), senderOf(sent));
      expect(answer.errors).toBeUndefined();
      expect(answer.data).not.toBeNull();
    });

  it('show everything about a member with few statements over all rooms', async () => {
    const asked = async () => graph.ask(sentAs('MemberPage'), { id: ids['Member'] });
    await asked();
    const counts = () => [...graph.runtimes].map(([name, { database }]) => [name, database.statements.count] as const);
    const before = new Map(counts());
    expect((await asked()).errors).toBeUndefined();
    const took = counts().map(([name, count]) => [name, count - before.get(name)!] as const);
    // One for each kind of thing that is shown; what a room shows more of must not cost more by the row.
    expect(took.filter(([, count]) => count > 0).map(([name]) => name).sort())
      .toEqual(['franchises', 'loyalty', 'members', 'orders']);
    expect(took.reduce((sum, [, count]) => sum + count, 0)).toBeLessThanOrEqual(16);
  });

  it('are answered by compiled plans to the letter as by the planner\'s own executor', async () => {
    const ask = await openBothExecutors(graph.house);
    const compiled: string[] = [];
    for (const sent of SENT.filter(({ kind }) => kind === 'query')) {
      const both = await ask(sent.query, variablesFor(sent));
      expect([sent.name, both.compiled]).toEqual([sent.name, both.planned]);
      if (both.isCompiled) compiled.push(sent.name);
    }
    // Conditions are left to the planner's own executor, and rare.
    expect(compiled.length).toBeGreaterThan(SENT.length / 4);
  }, 60_000);

  it.each(SENT.filter(({ kind }) => kind === 'mutation').map((sent) => [sent.name, sent] as const))(
    '%s is understood: what is refused is refused by a rule', async (_name, sent) => {
      const answer = await graph.ask(sent.query, variablesFor(sent), senderOf(sent));
      const codes = (answer.errors ?? []).map(({ extensions }) => extensions['code']);
      for (const code of codes) expect(['BAD_USER_INPUT', 'LIMIT_EXCEEDED']).toContain(code);
      expect(JSON.stringify(codes)).not.toContain('INTERNAL');
    });
});
