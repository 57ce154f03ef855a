import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';
import { draftOf } from '../../domain/policy.fixture.ts';
import { loyalty } from '../../index.ts';
import { at } from '../../tests/sales.ts';
import { decideProgrammePolicy } from '../programmes/decide-policy.ts';
import { publishPolicy } from '../programmes/publish-policy.ts';
import { discardProgrammeDraft } from './discard-draft.ts';
import { saveProgrammeDraft, type SaveDraftInput } from './save-draft.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty); });
afterAll(() => g.stop());

const author = operator('loyalty:policy', 'loyalty:read');
const another = { ...author, id: 'op-2', name: 'Second' };
const RULES = { ...DEFAULT_RULES, lotMonths: 24 };
const draft: SaveDraftInput = {
  programme: 'HK', name: 'spring', expectedVersion: 0, effectiveFrom: null, note: null, rules: draftOf(RULES),
};
const save = (over: Partial<SaveDraftInput> = {}, actor = author) =>
  g.run(saveProgrammeDraft, { ...draft, ...over }, { actor });
const discard = (name: string, expectedVersion: number, actor = author) =>
  g.run(discardProgrammeDraft, { programme: 'HK', name, expectedVersion }, { actor });
const publish = (over: object) => g.run(publishPolicy, { programme: 'HK', effectiveFrom: at('2026-10-01T00:00:00Z'),
  expectedVersion: 1, note: null, rules: draftOf(RULES), ...over }, { actor: author });

async function seen(actor = author, from: number | null = null) {
  const { data, errors } = await g.query(`query($from: Int) { programme(code: "HK") { drafts {
    name version baseVersion note effectiveFrom rules { lotMonths pointsPerUnit } comparison(from: $from) { of en }
    effect { isWhole sums { measure } } } } }`, { from }, actor);
  return errors?.[0]?.extensions?.code ?? data.programme.drafts;
}

it('is kept, gone back to, compared in words and tried on last month; nobody else sees it', async () => {
  expect(await save()).toMatchObject({ ok: true, value: { version: 1 } });
  expect(await save({ expectedVersion: 1, note: 'for spring', rules: draftOf({ ...RULES, pointsPerUnit: 200 }) }))
    .toMatchObject({ ok: true, value: { version: 2 } });
  expect(await seen()).toMatchObject([{
    name: 'spring', version: 2, baseVersion: 1, note: 'for spring', effectiveFrom: null,
    rules: { lotMonths: 24, pointsPerUnit: 200 }, effect: { isWhole: true, sums: [] },
    comparison: [{ of: 'pointsPerUnit' },
      { of: 'lotMonths', en: 'Points are valid for: 36 months → 24 months' }] }]);
  expect((await seen(author, 99))[0].comparison).toBeNull();
  expect(await seen(another)).toEqual([]);
  expect(await seen(operator('loyalty:read'))).toBe('FORBIDDEN');
  const franchise = { ...tenant('t-1', 'loyalty:policy', 'loyalty:read'), id: author.id };
  expect(await seen(franchise as typeof author)).toEqual([]);
});

it('two under one name are each their own; what another window wrote is not written over', async () => {
  expect(await save({}, another)).toMatchObject({ ok: true, value: { version: 1 } });
  expect(await save()).toMatchObject({ refusals: [{ code: 'STALE', extras: { currentVersion: 2 } }] });
  expect(await discard('spring', 1)).toMatchObject({ refusals: [{ code: 'STALE', extras: { currentVersion: 2 } }] });
  expect(await discard('spring', 1, another)).toMatchObject({ ok: true });
  expect(await discard('spring', 1, another)).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
  expect(await seen()).toHaveLength(1);
});

it('holds numbers to their ranges, and refuses with a code', async () => {
  const codes = async (over: Partial<SaveDraftInput>) => {
    const outcome = await save({ name: 'wrong', ...over });
    return outcome.ok ? [] : outcome.refusals.map(({ code, path }) => [code, path?.join('.')]);
  };
  expect(await codes({ programme: 'XX' })).toEqual([['NOT_FOUND', 'programme']]);
  expect(await codes({ name: '  ' })).toEqual([['INVALID_NAME', 'name']]);
  expect(await codes({ note: 'x'.repeat(501) })).toEqual([['INVALID_NOTE', 'note']]);
  expect(await codes({ rules: draftOf({ ...RULES, lotMonths: 0 }) })).toEqual([['INVALID_RULES', 'rules.lotMonths']]);
  for (let count = 0; count < 19; count += 1) expect(await save({ name: `n${count}` })).toMatchObject({ ok: true });
  expect(await codes({})).toEqual([['TOO_MANY', '']]);
  for (let count = 0; count < 19; count += 1) expect(await discard(`n${count}`, 1)).toMatchObject({ ok: true });
});

it('is deleted with the version that it becomes, as it was read', async () => {
  expect(await publish({ draft: { name: 'nothing', version: 1 } })).toMatchObject({ refusals: [{ code: 'NO_DRAFT' }] });
  expect(await publish({ draft: { name: 'spring', version: 1 } }))
    .toMatchObject({ refusals: [{ code: 'DRAFT_CHANGED', extras: { currentVersion: 2 } }] });
  expect(await seen()).toHaveLength(1);
  expect(await publish({ draft: { name: 'spring', version: 2 } })).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await seen()).toEqual([]);
  expect(await g.run(decideProgrammePolicy, { programme: 'HK', version: 2, verdict: 'approve', note: null },
    { actor: another })).toMatchObject({ ok: true });
  expect(await g.sql.all`select before, after from audit_record where command like '%programme-draft' limit 1`)
    .toHaveLength(1);
});
