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
    const { stop } = recheckDocuments(desk, log, { isFirst: true });
    expect(lines).toEqual([]);
    await stop?.();
    expect(lines).toMatchObject([
      { msg: 'a registered document is no longer answered', clientId: 'mini', hash: 'ab', operations: ['Own'],
        problem: 'Cannot query field "gone".' },
      { msg: 'more registered documents are no longer answered', failingCount: 3 }]);
    expect(JSON.stringify(lines)).not.toContain('query Own');
  });

  it('are judged once more whenever the graph has changed, one round after the other', async () => {
    const { lines, log } = logOf();
    let [running, rounds] = [0, 0];
    const desk = { recheck: async () => {
      running += 1;
      rounds += 1;
      expect(running).toBe(1);
      await new Promise((next) => { setImmediate(next); });
      running -= 1;
      return { checked: 1, failing: rounds === 2 ? failing : [], failingCount: rounds === 2 ? 1 : 0 };
    } } as never as Desk;
    const { value, stop } = recheckDocuments(desk, log, { isFirst: false });
    await value.again();
    const both = [value.again(), value.again()];
    await Promise.all(both);
    expect([rounds, lines.length]).toEqual([3, 1]);
    await stop?.();
    await value.again();
    expect(rounds).toBe(3);
  });

  it('end with the house, and do not end it', async () => {
    const { lines, log } = logOf();
    const desk = { recheck: (signal: AbortSignal) => new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('the database is gone')));
    }) } as never as Desk;
    await recheckDocuments(desk, log, { isFirst: true }).stop?.();
    expect(lines.map(({ msg }) => msg)).toEqual(['registered documents could not be checked']);
  });
});
