import { describe, expect, it } from '@jest/globals';
import { openLog, safeError, withoutPersonal } from './log.ts';

describe('the log', () => {
  it('keeps what helps and leaves out who it was about', () => {
    expect(withoutPersonal('Argument "input" has invalid value {name: "Zhang San", phone: "+86 138 0013 8000"}.'))
      .toBe('Argument "input" has invalid value {name: "…", phone: "…"}.');
    expect(withoutPersonal('duplicate key value violates unique constraint "member_phone_key"'))
      .toBe('duplicate key value violates unique constraint "member_phone_key"');
    expect(withoutPersonal('张三 called 13800138000, write to san.zhang@example.com'))
      .toBe('… called …, write to …@…');
    expect(withoutPersonal('member 018cc251-f400-7aaa-8aaa-000000000001 at 2026-09-15T04:00:00Z'))
      .toBe('member 018cc251-f400-7aaa-8aaa-000000000001 at 2026-09-15T04:00:00Z');
    expect(withoutPersonal('    at readSale (file:///app/client/read-sale.ts:33:12)'))
      .toBe('    at readSale (file:///app/client/read-sale.ts:33:12)');
  });

  it('drops what PostgreSQL prints of a row, and follows the causes', () => {
    const database = Object.assign(new Error('new row violates check constraint "named"'), {
      code: '23514', constraint: 'named', detail: 'Failing row contains (1, Zhang San, 13800138000).',
      where: 'COPY member, line 1: "Zhang San"', parameters: ['Zhang San'],
    });
    const safe = safeError(new Error("insert into member values ('Zhang San')", { cause: database }));
    expect(safe).toMatchObject({ message: "insert into member values ('…')",
      cause: { code: '23514', constraint: 'named', message: 'new row violates check constraint "named"' } });
    expect(JSON.stringify(safe)).not.toMatch(/Zhang|1380/);
    expect(safeError('李四')).toEqual({ type: 'string', message: '…' });
  });

  it('goes through both wherever a line is written', () => {
    const lines: string[] = [];
    const log = openLog('test', 'info', { write: (line) => { lines.push(line); } });
    log.error({ err: new Error('no Date: "1990/01/01" of 王五') }, 'failed for 王五, %s', '13800138000');
    log.warn({ why: 'no row of 王五', error: 'Key ("Zhang San")' }, 'in trouble');
    log.child({ from: 'queue' }).warn('Failed task 7 with error "Zhang San"');
    expect(lines.join('')).not.toMatch(/王五|1380|1990|Zhang/);
    expect(JSON.parse(lines[0]!)).toMatchObject({ service: 'test', msg: 'failed for …, …',
      err: { type: 'Error', message: 'no Date: "…" of …' } });
  });
});
