import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AUDIT } from './audit.ts';
import { ABSTRACT } from './kinds/abstract.ts';
import { CHAINED_REQUIREMENTS } from './kinds/chained-requirements.ts';
import { ENTITIES } from './kinds/entities.ts';
import { ERRORS } from './kinds/errors.ts';
import { EXTERNALS } from './kinds/externals.ts';
import { INTERFACE_OBJECTS } from './kinds/interface-objects.ts';
import { MEMBERS } from './kinds/members.ts';
import { MUTATIONS } from './kinds/mutations.ts';
import { NULLS } from './kinds/nulls.ts';
import { PARTIAL } from './kinds/partial.ts';
import { PROVISIONS } from './kinds/provisions.ts';
import { REQUIREMENTS } from './kinds/requirements.ts';
import { SHARING } from './kinds/sharing.ts';
import { openKind, shown, type PeerCase } from './run-kind.ts';

const KINDS = [...ABSTRACT, ...MEMBERS, ...ENTITIES, ...MUTATIONS, ...EXTERNALS, ...INTERFACE_OBJECTS,
  ...NULLS, ...PARTIAL, ...REQUIREMENTS, ...CHAINED_REQUIREMENTS, ...PROVISIONS, ...SHARING, ...ERRORS];

describe('the suites of the public audit', () => {
  it('have all their cases among ours', () => {
    const rows = Object.values(AUDIT).flat();
    expect([Object.keys(AUDIT).length, rows.flatMap(([, each]) => each).length]).toEqual([46, 199]);
    for (const [name, each] of rows) {
      const cases = KINDS.find((kind) => kind.name === name)?.cases.length ?? 0;
      expect([name, each.filter((place) => place > cases)]).toEqual([name, []]);
    }
  });
});

describe.each(KINDS)('$name', (kind) => {
  let opened: Awaited<ReturnType<typeof openKind>> | undefined;
  beforeAll(async () => { opened = await openKind(kind); });
  afterAll(async () => { await opened?.close(); });

  it.each(kind.cases.map((one): [string, PeerCase] => [one.query.replace(/\s+/g, ' ').trim(), one]))('%s',
    async (_query, asked) => {
      const expected = { data: asked.data, errors: [...asked.errors ?? []].sort() };
      expect(shown(await opened!.asGiven(asked))).toEqual(expected);
      // A refusal comes before any plan.
      if (asked.data === undefined) return;
      if (!asked.isOurs) expect(shown(await opened!.byPlan(asked))).toEqual(expected);
      expect(shown(await opened!.readyMade(asked))).toEqual(expected);
    });
});
