import { describe, expect, it } from '@jest/globals';
import { pino, type Logger } from 'pino';
import { recheckDocuments } from './steps/recheck-documents.ts';

type Desk = Parameters<typeof recheckDocuments>[0];

function logOf(): { readonly lines: { msg: string }[]; readonly log: Logger } {
  const lines: { msg: string }[] = [];
  return { lines, log: pino({}, { write: (line: string) => { lines.push(JSON.parse(line)); } }) };
}

const failing = [{ clientId: 'mini', hash: 'ab', aliases: [], operations: ['Own'], text: 'query Own { gone }',
  registeredAt: new Date(), registeredBy: 'x', problem: 'Cannot query field "gone".' }];

describe('registered documents at the start', () => {
  it('that a release no longer answers are told, without holding the start up', async () => {
    const { lines, log } = logOf();
    const desk = { recheck: async () => ({ checked: 9, failing, failingCount: 3 }) } as never as Desk;
    const { stop } = recheckDocuments(desk, log);
    expect(lines).toEqual([]);
    await stop?.();
    expect(lines).toMatchObject([
      { msg: 'a registered document is no longer answered', clientId: 'mini', hash: 'ab', operations: ['Own'],
        problem: 'Cannot query field "gone".' },
      { msg: 'more registered documents are no longer answered', failingCount: 3 }]);
    expect(JSON.stringify(lines)).not.toContain('query Own');
  });

  it('end with the house, and do not end it', async () => {
    const { lines, log } = logOf();
    const desk = { recheck: (signal: AbortSignal) => new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('the database is gone')));
    }) } as never as Desk;
    await recheckDocuments(desk, log).stop?.();
    expect(lines.map(({ msg }) => msg)).toEqual(['registered documents could not be checked']);
  });
});
