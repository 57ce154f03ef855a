import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ABSTRACT } from './kinds/abstract.ts';
import { ENTITIES } from './kinds/entities.ts';
import { EXTERNALS } from './kinds/externals.ts';
import { INTERFACE_OBJECTS } from './kinds/interface-objects.ts';
import { MEMBERS } from './kinds/members.ts';
import { MUTATIONS } from './kinds/mutations.ts';
import { NULLS } from './kinds/nulls.ts';
import { PROVISIONS } from './kinds/provisions.ts';
import { REQUIREMENTS } from './kinds/requirements.ts';
import { SHARING } from './kinds/sharing.ts';
import { openKind, shown, type PeerCase } from './run-kind.ts';

const KINDS = [...ABSTRACT, ...MEMBERS, ...ENTITIES, ...MUTATIONS, ...EXTERNALS, ...INTERFACE_OBJECTS,
  ...NULLS, ...REQUIREMENTS, ...PROVISIONS, ...SHARING];

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
      expect(shown(await opened!.byPlan(asked))).toEqual(expected);
      expect(shown(await opened!.readyMade(asked))).toEqual(expected);
    });
});
