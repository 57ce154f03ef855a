import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, execute, parse, type ExecutionResult } from 'graphql';
import { personsOf } from '../../subgraphs/insights/calls/exports/list-persons.ts';
import { readListQuery } from '../../subgraphs/insights/calls/exports/list-query.ts';
import { shapeOf, type GraphShape } from '../../subgraphs/insights/calls/exports/list-schema.ts';
import { ROOT } from './house.ts';

/** Lists of things that are about no member, or that say of none who it is; an export of them is of nobody. */
const OF_NOBODY: Readonly<Record<string, string>> = {
  auditTrail: 'what was done by whom; people are ids, their data is masked', contactViews: 'who looked, not at whom',
  myLooks: 'who looked, not at whom', identityAudit: 'accounts of staff', colleagues: 'staff', operators: 'staff',
  servicePersons: 'staff', exports: 'what went out, not of whom', segments: 'rules', predictionFits: 'figures',
  marginReport: 'sums', charityPayouts: 'sums', bundles: 'goods', classProposals: 'goods', items: 'goods',
  product: 'goods', products: 'goods', rewards: 'goods', couponOffers: 'terms', tasks: 'terms',
  playfulFormats: 'terms', memberEvents: 'events, without their places', liveSessions: 'rooms of a broadcast',
  fxTables: 'rates', franchises: 'the network', outlets: 'the network', partnerClients: 'programs',
  registeredDocuments: 'documents', creditCrossings: 'sums between parties', statements: 'sums of a franchise',
  storeRanking: 'stores', messagePlans: 'to how many, not to whom', messageTemplates: 'texts',
};

let shape: GraphShape;
beforeAll(async () => {
  const schema = buildSchema(readFileSync(join(ROOT, 'schema/api.graphql'), 'utf8'));
  shape = await shapeOf({ execute: async ({ document }) => (
    await execute({ schema, document: parse(document) }) as ExecutionResult<never>) });
});

const read = (text: string) => readListQuery(text, shape);
const documentOf = (text: string): string => {
  const outcome = read(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.document.replace(/\s+/g, ' ');
};

/** Row types of the lists that an export can hold. */
function listed(): [string, string][] {
  return [...shape.get('Query')!].flatMap(([name, { type, isList }]): [string, string][] => {
    const page = shape.get(type);
    if (!page || isList) return [];
    const row = page.get('items')?.type ?? shape.get(page.get('edges')?.type ?? '')?.get('node')?.type;
    return row === undefined ? [] : [[name, row]];
  });
}

describe('a list that goes out whole', () => {
  it('says of each row whom it is about, or is of nobody for a reason', () => {
    const silent = listed().filter(([, row]) => personsOf(row, shape).length === 0).map(([name]) => name);
    const known = silent.filter((name) => OF_NOBODY[name] !== undefined);
    expect(silent).toEqual(known);
    const idle = Object.keys(OF_NOBODY).filter((name) => !silent.includes(name));
    expect(idle).toEqual([]);
    expect(listed().length).toBeGreaterThan(40);
  });

  it('names its people at every place that has some, whatever is asked of it', () => {
    const orders = documentOf('{ orders { items { id } } }');
    expect(orders).toContain('items { id walkPerson_member: member { walkPerson: id } }');
    const referrals = documentOf('{ referrals { items { id } } }');
    for (const who of ['friend', 'referrer']) {
      expect(referrals).toContain(`walkPerson_${who}: ${who} { walkPerson: id }`);
    }
    expect(documentOf('{ mergeCases { items { ...F } } } fragment F on MergeCase { id }'))
      .toContain('walkPerson_otherMember');
    expect(documentOf('{ payments { items { id } } }'))
      .toContain('walkPerson_quote: quote { walkPerson_member: member { walkPerson: id } }');
    expect(documentOf('{ erasures { items { id } } }')).toContain('walkPerson: memberId');
  });

  it.each([
    '{ members { items { contact(reason: "x") { phone } } } }',
    '{ orders { items { member { contact(reason: "x") { phone } } } } }',
    '{ members { items { ...F } } } fragment F on Member { contact(reason: "x") { phone } }',
    '{ members { items { lifeEvents { id } } } }', '{ upcomingLifeEvents { items { id } } }',
    '{ memberExports { items { content } } }', '{ members { items { walkPerson_x: id } } }',
  ])('never holds %s', (text) => {
    expect(read(text)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_QUERY', path: ['query'] }] });
  });

  it('never holds a field that wants a reason, of whatever type', () => {
    const wanting = [...shape].flatMap(([type, fields]) => [...fields]
      .filter(([, field]) => field.wantsReason && type !== 'Mutation').map(([name]) => [type, name] as const));
    expect(wanting).toContainEqual(['Member', 'contact']);
    for (const [type, name] of wanting) {
      const leaf = shape.get(shape.get(type)!.get(name)!.type)?.size ? ' { __typename }' : '';
      const text = `{ members { items { ...F } } } fragment F on ${type} { ${name}(reason: "x")${leaf} }`;
      expect([type, name, read(text).ok]).toEqual([type, name, false]);
    }
  });

  it('is no bomb: fragments that spread each other are counted, not followed', () => {
    const levels = 40;
    const bomb = (inner: (name: string) => string) => `{ members { items { ...F0 } } } ${
      Array.from({ length: levels }, (_, index) =>
        `fragment F${index} on Member { ${inner(`F${index + 1}`)} }`).join(' ')
    } fragment F${levels} on Member { id }`;
    // As the guard's own (gateway/guard/guard.test.ts), and of spreads alone, which make one column.
    const bombs = [bomb((name) => `a: loyalty { member { ...${name} } } b: loyalty { member { ...${name} } }`),
      bomb((name) => `...${name} ...${name}`)];
    for (const text of bombs) {
      expect(read(text)).toMatchObject({
        ok: false, refusals: [{ message: 'More than 5000 selections with fragments expanded.' }] });
    }
    expect(read(`{ members { items { id } } } #${'x'.repeat(10_000)}`)).toMatchObject({ ok: false });
  });
});

it.each([
  '{ members { totalCount } }', '{ nothing { items { id } } }', '{ viewer { id } }', '{', 'mutation { x }',
  '{ a: members { items { id } } b: members { items { id } } }', '{ members { items { walkPerson: id } } }',
  'query($walkSize: Int) { members { items { id } } }',
  '{ members { items { ...F } } } fragment F on Member { ...F }',
])('%s is no query of one list', (text) => {
  expect(read(text)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_QUERY', path: ['query'] }] });
});
