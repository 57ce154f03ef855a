import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { until } from '../../../../tests/kit/until.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';
import { catalog } from '../../index.ts';
import { MeasuringRooms, type Sold } from '../../tests/measuring-rooms.ts';
import { chain, valueOf } from '../../tests/samples.ts';
import { publishCatalogPolicy } from '../policy/publish-policy.ts';
import { createProduct } from '../products/create-product.ts';

const rooms = new MeasuringRooms();
const finance = operator('catalog:read', 'catalog:cost', 'catalog:policy');
let graph: TestSubgraph;
const ids: Record<string, string> = {};
beforeAll(async () => {
  graph = await startTestSubgraph(catalog, { graph: rooms });
  for (const [style, marginClass] of [['P-A', 'A'], ['P-B', 'B'], ['P-C', 'C'], ['P-D', 'D'], ['P-X', 'X'],
    ['P-Q', 'B']] as const) {
    ids[style] = valueOf(await graph.run(createProduct, chain(style, {},
      { marginClass, classFrom: new Date('2026-01-01T00:00:00Z') }))).productId;
  }
});
afterAll(() => graph.stop());

const sold = (style: string, cost: number, more: Partial<Sold> = {}): Sold =>
  ({ productId: ids[style]!, pieces: 10, net: 1_000, cost, ...more });
const measure = async (...what: Sold[]) => {
  rooms.sold = what;
  graph.clock.advance(1_000);
  const job = catalog.jobs.find(({ name }) => name === 'propose-classes')!;
  await job.run(graph.runtime.handlers, undefined, graph.runtime.services);
};
const FIELDS = `id version state presentClass { code } proposedClass { code } marginBps pieces knownPieces reason
  decidedBy effectiveAt measuredFrom measuredUntil policyVersion net { amount currency } product { styleNo }`;
async function listed(filter = 'state: OPEN'): Promise<any[]> {
  const { data, errors } = await graph.query(
    `{ classProposals(filter: { ${filter} }) { totalCount items { ${FIELDS} } } }`, {}, finance);
  if (errors) throw new Error(errors[0]!.message);
  return data.classProposals.items;
}
const said = (rows: any[]) => rows.map(({ product, presentClass, proposedClass, marginBps }) =>
  `${product.styleNo} ${presentClass.code}→${proposedClass.code} ${marginBps}`).sort();
async function decide(mutation: string, input: object, actor: Actor = finance): Promise<any> {
  const { data, errors } = await graph.query(`mutation ($input: DecideClassProposalInput!) {
    done: ${mutation}(input: $input) { classProposal { state version reason decidedBy effectiveAt }
      userErrors { code path currentVersion } } }`,
  { input: { reason: 'measured', idempotencyKey: newId(), ...input } }, actor);
  return data?.done ?? errors![0]!.extensions?.['code'];
}
const classes = (style: string) => graph.sql.all`select margin_class, effective_at from margin_class_period
  where product_id = ${ids[style]!} order by effective_at`;

describe('a measured margin', () => {
  it('proposes the class that it lies in, of the last whole months, page after page and in each currency', async () => {
    await measure(sold('P-A', 580), sold('P-B', 550), sold('P-C', 200, { currency: 'HKD', pieces: 12 }),
      sold('P-C', 950), sold('P-D', 900, { pieces: 4 }), sold('P-X', 100));
    // Too few of D, none of a class without bounds, C by the currency of most pieces.
    expect(said(await listed())).toEqual(['P-B B→A 4500', 'P-C C→A 8000']);
    expect(rooms.asked[0].input).toEqual({ region: 'CN', from: '2026-03-01', until: '2026-08-31', currency: null,
      by: ['PRODUCT'], order: 'KEY', direction: 'ASC' });
    expect(rooms.asked.map(({ page }) => page.after)).toContain('2');
    expect(await listed(`productId: "${encodeId(PREFIX.product, ids['P-B']!)}"`)).toMatchObject([{ version: 1,
      measuredFrom: '2026-03-01', measuredUntil: '2026-08-31', policyVersion: 1, net: { amount: '1000.00' } }]);
    expect(await listed('productId: "nonsense"')).toEqual([]);
  });

  it('of pieces whose cost is known alone', async () => {
    await measure(sold('P-B', 450, { pieces: 10, unknown: 6, known: 500 }),
      sold('P-C', 450, { unknown: 4, known: 500 }));
    expect(said(await listed())).toEqual([]);
    expect((await listed('state: LAPSED')).length).toBe(2);
  });

  it('proposes anew what is measured anew, and what it does not lapses', async () => {
    await measure(sold('P-B', 550));
    const [first] = await listed();
    await measure(sold('P-B', 999), sold('P-A', 990));
    const open = await listed();
    expect(said(open)).toEqual(['P-A A→C 100', 'P-B B→D 10']);
    expect(open.find(({ id }) => id === first.id).version).toBe(2);
    await measure(sold('P-A', 990));
    expect(said(await listed())).toEqual(['P-A A→C 100']);
  });

  it('changes nothing while orders does not answer', async () => {
    rooms.isDown = true;
    await expect(measure(sold('P-B', 550))).rejects.toThrow('refused');
    rooms.isDown = false;
    expect(said(await listed())).toEqual(['P-A A→C 100']);
  });
});

describe('a person', () => {
  it('confirms it from a date on, as every class begins, once', async () => {
    await measure(sold('P-B', 550));
    const [{ id, version }] = await listed();
    const effectiveAt = '2026-10-01T00:00:00.000Z';
    const input = { proposalId: id, expectedVersion: version, effectiveAt, idempotencyKey: 'once' };
    const done = await decide('confirmClassProposal', input);
    expect(done).toEqual({ userErrors: [], classProposal: { state: 'CONFIRMED', version: version + 1,
      reason: 'measured', decidedBy: 'Olivia', effectiveAt } });
    expect(await decide('confirmClassProposal', input)).toEqual(done);
    expect(await classes('P-B')).toMatchObject([{ margin_class: 'B' },
      { margin_class: 'A', effective_at: new Date(effectiveAt) }]);
    expect((await graph.events('item.changed.v1')).at(-1).classes.at(-1)).toMatchObject({ marginClass: 'A' });
    // A change is dated already: nothing is proposed beside it.
    await measure(sold('P-B', 550));
    expect(await listed()).toEqual([]);
    expect((await decide('dismissClassProposal', { proposalId: id, expectedVersion: version + 1 })).userErrors)
      .toEqual([{ code: 'PROPOSAL_CLOSED', path: ['proposalId'], currentVersion: null }]);
  });

  it('dismisses it, and is not asked again within the months that are measured', async () => {
    await measure(sold('P-C', 200));
    const [{ id, version }] = await listed();
    expect((await decide('dismissClassProposal', { proposalId: id, expectedVersion: version })).classProposal)
      .toMatchObject({ state: 'DISMISSED', effectiveAt: null });
    expect((await classes('P-C')).length).toBe(1);
    await measure(sold('P-C', 200));
    expect(await listed()).toEqual([]);
    await measure(sold('P-C', 800));
    expect(said(await listed())).toEqual(['P-C C→B 2000']);
    graph.clock.set('2027-03-16T05:00:00Z');
    await measure(sold('P-C', 200));
    expect(said(await listed())).toEqual(['P-C C→A 8000']);
    graph.clock.set('2026-09-16T04:00:00Z');
  });

  it('is refused with a code, and nothing is changed', async () => {
    const [{ id, version }] = await listed();
    const codes = async (input: object, mutation = 'confirmClassProposal') =>
      (await decide(mutation, { proposalId: id, expectedVersion: version, ...input })).userErrors
        .map(({ code, path }: any) => `${code} ${path.join('.')}`);
    const before = await graph.sql.all`select * from class_proposal order by id`;
    expect(await codes({ proposalId: encodeId(PREFIX.classProposal, newId()) })).toEqual(['NOT_FOUND proposalId']);
    expect(await codes({ expectedVersion: version - 1 })).toEqual(['STALE expectedVersion']);
    expect(await codes({ reason: ' ' }, 'dismissClassProposal')).toEqual(['INVALID reason']);
    expect(await codes({ effectiveAt: '2030-01-01T00:00:00Z' })).toEqual(['INVALID effectiveAt']);
    expect(await codes({ effectiveAt: '2025-01-01T00:00:00Z' })).toEqual(['BEFORE_LAST_PERIOD effectiveAt']);
    await graph.sql.run`insert into margin_class_period (product_id, effective_at, margin_class, set_by, set_at)
      values (${ids['P-C']!}, ${graph.clock.now()}, 'D', 'x', ${graph.clock.now()})`;
    expect(await codes({})).toEqual(['CLASS_CHANGED proposalId']);
    await graph.sql.run`delete from margin_class_period where product_id = ${ids['P-C']!} and margin_class = 'D'`;
    expect(await graph.sql.all`select * from class_proposal order by id`).toEqual(before);
  });
});

/** Begins `work` while somebody else holds a product's class, and lets it go on once that one has written. */
async function whileHeld<T>(style: string, write: string, work: () => Promise<T>): Promise<T> {
  const somebody = new pg.Client({ connectionString: graph.runtime.database.url });
  await somebody.connect();
  try {
    await somebody.query('begin; set local search_path to catalog');
    await somebody.query('select 1 from product where id = $1 for update', [ids[style]]);
    await somebody.query(write, [ids[style], graph.clock.now()]);
    const begun = work();
    await until(async () => (await graph.sql.all`select 1 from pg_locks where not granted`).length > 0);
    await somebody.query('commit');
    return await begun;
  } finally {
    await somebody.end();
  }
}

describe('what is written meanwhile counts', () => {
  it('for who decides: a class that another person gave', async () => {
    const [{ id: proposalId, version: expectedVersion }] = await listed();
    const done = await whileHeld('P-C', `insert into margin_class_period
      (product_id, effective_at, margin_class, set_by, set_at) values ($1, $2, 'D', 'x', $2)`,
    () => decide('confirmClassProposal', { proposalId, expectedVersion, effectiveAt: '2026-10-01T00:00:00Z' }));
    expect(done.userErrors.map(({ code }: any) => code)).toEqual(['CLASS_CHANGED']);
    await graph.sql.run`delete from margin_class_period where product_id = ${ids['P-C']!} and margin_class = 'D'`;
  });

  it('for the measuring: what a person has just dismissed is not proposed again', async () => {
    await measure(sold('P-Q', 200));
    expect(said(await listed())).toContain('P-Q B→A 8000');
    await whileHeld('P-Q', `update class_proposal set state = 'dismissed', decided_by = 'x', decided_at = $2
      where product_id = $1 and state = 'open'`, () => measure(sold('P-Q', 200)));
    expect(said(await listed())).not.toContain('P-Q B→A 8000');
  });
});

describe('who sees and decides', () => {
  it('is head office with both scopes: nobody else learns a margin', async () => {
    const [{ id: proposalId, version: expectedVersion }] = await listed();
    const partner = channel(newId(), 'catalog:read', 'catalog:cost', 'catalog:policy');
    for (const actor of [partner, operator('catalog:read', 'catalog:policy')]) {
      const { data, errors } = await graph.query(`{ classProposals { totalCount items { marginBps } } }`, {}, actor);
      expect([data ?? null, errors![0]!.extensions?.['code']]).toEqual([null, 'FORBIDDEN']);
      expect(await decide('dismissClassProposal', { proposalId, expectedVersion }, actor)).toBe('FORBIDDEN');
    }
    expect(await decide('dismissClassProposal', { proposalId, expectedVersion },
      operator('catalog:read', 'catalog:cost'))).toBe('FORBIDDEN');
    const REFERENCE = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ClassProposal { marginBps } } }`;
    const { data } = await graph.query(REFERENCE, { r: [{ __typename: 'ClassProposal', id: proposalId }] }, partner);
    expect(data?._entities?.[0] ?? null).toBeNull();
    const audited = await graph.sql.all<object>`select before, after from audit_record where command like '%propos%'`;
    expect(audited.length).toBeGreaterThan(5);
    expect(JSON.stringify(audited)).not.toMatch(/bps|cost|net|bound|propos/i);
    // Nor which class it proposes: that something waits and what became of it is all.
    const steps = (audited as { before: any; after: any }[]).filter(({ after }) => after.state);
    for (const { before, after } of steps) expect(Object.keys({ ...before, ...after })).toEqual(['state']);
    expect(new Set(steps.map(({ after }) => after.state)))
      .toEqual(new Set(['open', 'lapsed', 'confirmed', 'dismissed']));
  });

  it('nor from which margin on a class is proposed', async () => {
    const BOUNDS = '{ catalogPolicy { rules { goldJumpBps classBounds { leastBps } } } }';
    const { data: shown, errors: refused } = await graph.query(BOUNDS, {}, operator('catalog:read'));
    expect([shown.catalogPolicy.rules, refused![0]!.extensions?.['code']])
      .toEqual([{ goldJumpBps: 500, classBounds: null }, 'FORBIDDEN']);
    const partner = channel(newId(), 'catalog:read', 'catalog:cost', 'catalog:policy');
    expect((await graph.query(BOUNDS, {}, partner)).data.catalogPolicy.rules)
      .toEqual({ goldJumpBps: 500, classBounds: null });
    const granted = await graph.sql.all<{ name: string }>`select a.relname || '.' || c.attname as name
      from pg_class a join pg_attribute c on c.attrelid = a.oid and c.attnum > 0 and not c.attisdropped,
        pg_roles r where a.relnamespace = 'catalog'::regnamespace and a.relkind = 'r'
        and r.rolname like '%catalog_restricted' and has_column_privilege(r.oid, a.oid, c.attnum, 'select')`;
    const names = granted.map(({ name }) => name);
    expect(names).toContain('catalog_policy.gold_jump_bps');
    expect(names.filter((name) => /cost|bound|class_proposal/.test(name))).toEqual([]);
  });

  it('is shown what the sales would have earned, while the rooms of the rates answer', async () => {
    await measure(sold('P-B', 550), sold('P-C', 800));
    const effect = async () => (await graph.query(`{ classProposals(filter: { state: OPEN }) { items { effect {
      programmeCode pointsNow pointsThen rebatesNow { amount } rebatesThen { amount } } } } }`, {}, finance))
      .data.classProposals.items;
    expect(await effect()).toEqual([{ effect: { programmeCode: 'CN', pointsNow: 400, pointsThen: 1_000,
      rebatesNow: { amount: '0.00' }, rebatesThen: { amount: '20.00' } } }]);
    rooms.isDown = true;
    expect(await effect()).toEqual([{ effect: null }]);
    rooms.isDown = false;
  });
});

describe('the bounds', () => {
  it('are those of the policy, which a version that says nothing of them keeps', async () => {
    const { classBounds: _, measuredMonths: __, measuredPieces: ___, ...unsaid } = DEFAULT_RULES;
    const publish = (rules: object, expectedVersion: number, day: string) => graph.run(publishCatalogPolicy,
      { effectiveFrom: new Date(`2026-10-${day}T00:00:00Z`), expectedVersion, note: null, rules: rules as never });
    const own = { classBounds: [{ marginClass: 'A', leastBps: 6_000 }, { marginClass: 'C', leastBps: 1 }],
      measuredMonths: 1, measuredPieces: 2 };
    expect(valueOf(await publish({ ...DEFAULT_RULES, ...own }, 1, '01')).rules).toMatchObject(own);
    expect(valueOf(await publish(unsaid, 2, '02')).rules).toMatchObject(own);
    const unknown = { ...DEFAULT_RULES, classBounds: [{ marginClass: 'QQ', leastBps: 1 }] };
    expect(await publish(unknown, 3, '03')).toMatchObject({
      refusals: [{ code: 'INVALID_RULES', path: ['rules', 'classBounds', '0', 'marginClass'] }] });
    const audited = await graph.sql.all`select before, after from audit_record
      where command = 'catalog.publish-policy'`;
    expect(JSON.stringify(audited)).toMatch(/goldJumpBps/);
    expect(JSON.stringify(audited)).not.toMatch(/bound|leastBps/i);
    graph.clock.set('2026-10-05T04:00:00Z');
    await measure(sold('P-A', 500, { pieces: 2 }));
    expect(said(await listed())).toEqual(['P-A A→C 5000']);
    expect((await listed())[0]).toMatchObject(
      { measuredFrom: '2026-09-01', measuredUntil: '2026-09-30', policyVersion: 3 });
    const { data } = await graph.query(`{ catalogPolicy { rules { classBounds { marginClass { code } leastBps }
      measuredMonths measuredPieces } } }`, {}, finance);
    expect(data.catalogPolicy.rules).toEqual({ measuredMonths: 1, measuredPieces: 2, classBounds: [
      { marginClass: { code: 'A' }, leastBps: 6_000 }, { marginClass: { code: 'C' }, leastBps: 1 }] });
  });
});
