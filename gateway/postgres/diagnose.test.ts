import { describe, expect, it } from '@jest/globals';
import { diagnose, excerpt } from './diagnose.ts';

const STAMP = '2026-11-22 08:03:17.748 UTC [5959] ';

describe('diagnose', () => {
  it.each([
    ['PORT_IN_USE', 'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use'],
    ['DISK_FULL', 'FATAL:  could not write to file "pg_wal/x": No space left on device'],
    ['DATA_VERSION', 'FATAL:  database files are incompatible with server\n'
      + 'DETAIL:  The data directory was initialized by PostgreSQL version 15'],
    ['PLATFORM_UNSUPPORTED', 'error while loading shared libraries: libicui18n.so.60: cannot open'],
    ['DATA_DAMAGED', 'PANIC:  could not locate a valid checkpoint record at 0/14E0'],
    ['DATA_DAMAGED', 'FATAL:  could not open file "global/pg_control": No such file or directory'],
    ['POSTGRES_FAILED', 'FATAL:  unrecognized configuration parameter "wal_levle"'],
    ['POSTGRES_FAILED', ''],
  ])('says %s', (code, log) => {
    const error = diagnose(`${STAMP}${log}`, '.karat/postgres', 5432);
    expect(error.code).toBe(code);
    expect(error.line).not.toContain('\n');
    expect(error.mend).not.toBe('');
  });

  it('quotes the last telling lines without their stamps', () => {
    const log = `${STAMP}LOG:  starting\n${STAMP}FATAL:  no luck.\n${STAMP}LOG:  shut down\n`;
    expect(excerpt(log)).toBe('FATAL:  no luck');
  });
});
