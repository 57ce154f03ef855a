import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRun } from '../kit/env.ts';
import { done, json, refused, startFakeHouse, type Asked, type FakeHouse } from './fake-house.ts';

let house: FakeHouse;
beforeAll(async () => { house = await startFakeHouse(); });
afterAll(() => house.stop());

const taken = ({ body }: Asked, response: Parameters<typeof json>[0]) => json(response, 200, { data: {
  registerDocuments: { userErrors: [], results: body.variables.input.documents.map(({ text }: { text: string }) =>
    ({ hash: 'ab', created: true, userErrors: [], document: { operations: [/\w+$/.exec(text)![0]], aliases: [] } })) },
} });

/** 250 documents go in three calls. */
async function register(...answers: FakeHouse['answers']) {
  house.answers = answers;
  const file = join(mkdtempSync(join(readRun().folder, 'register-')), 'relay.json');
  const texts = Array.from({ length: 250 }, (_, place) => [`id-${place}`, `query Q${place}`]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(texts)));
  const { code, stdout, stderr } = await promisify(execFile)(process.execPath, ['--no-warnings',
    'client/bin/karat-client.ts', 'register', '--endpoint', house.endpoint, file], {
    env: { KARAT_CLIENT_ID: 'shop', KARAT_CLIENT_SECRET: 'secret' },
  }).then((ended) => ({ code: 0, ...ended }), (error) => error);
  const lines = (stdout as string).trim().split('\n');
  return { code, told: lines.length - 1, last: lines.at(-1), stderr };
}

describe('a manifest of several calls', () => {
  it('is told whole', async () => {
    expect(await register(taken)).toEqual(
      { code: 0, told: 250, last: '250 registered, 0 known, 0 refused.', stderr: '' });
  });

  it('tells what became of the first when a later call is refused as a whole', async () => {
    const disabled = done({ registerDocuments: { results: [],
      userErrors: [{ code: 'ALREADY_DISABLED', message: 'It is disabled.', path: [] }] } });
    const ended = await register(taken, disabled);
    expect(ended).toMatchObject({ code: 1, told: 100, last: '100 registered, 0 known, 0 refused.' });
    expect(ended.stderr).toContain('150 more are not registered.');
    expect(ended.stderr).not.toContain('not known');
    expect(ended.stderr).toContain('ALREADY_DISABLED');
  });

  it('and when one is refused before it is begun', async () => {
    const ended = await register(taken, taken, refused(403, 'FORBIDDEN'));
    expect(ended).toMatchObject({ code: 2, told: 200, last: '200 registered, 0 known, 0 refused.' });
    expect(ended.stderr).toMatch(/^50 more are not registered\.\nFORBIDDEN: /);
  });

  it('and when one has no answer, after which nothing is sent', async () => {
    const ended = await register(taken, refused(500, 'INTERNAL'));
    expect(ended).toMatchObject({ told: 100, last: '100 registered, 0 known, 0 refused.' });
    expect(ended.stderr).toMatch(
      /^50 more are not registered\.\nOf 100 more it is not known; run it again: .*\nINTERNAL: /);
  });
});
