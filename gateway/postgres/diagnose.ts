import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { StartError } from './start-error.ts';

const DAMAGE = new RegExp([
  'PANIC', 'control file', 'pg_control', 'checkpoint record', 'corrupt', 'incorrect checksum',
  'not a valid data directory', 'directory .* is missing', 'could not (open|read|locate|stat) ',
  'invalid data in', 'pg_filenode',
].join('|'), 'i');

/** What PostgreSQL or initdb wrote, turned into one line with the mend. */
export function diagnose(log: string, dataDir: string, port: number): StartError {
  if (/could not bind|Address already in use|could not create any TCP/i.test(log)) {
    return portInUse(port);
  }
  if (/No space left on device/i.test(log)) return diskFull(dataDir);
  if (/not compatible with (server|this version)|initialized by PostgreSQL version/i.test(log)) {
    return new StartError(
      'DATA_VERSION',
      `The data in ${dataDir} was written by another version of PostgreSQL.`,
      'Start the Karat that wrote it and dump it, or move the folder away to begin empty.',
    );
  }
  if (/error while loading shared libraries|Library not loaded/i.test(log)) {
    return new StartError(
      'PLATFORM_UNSUPPORTED',
      `PostgreSQL's programs do not run here: ${excerpt(log)}.`,
      'Run npm rebuild (it restores links inside the package), or set DATABASE_URL.',
    );
  }
  if (DAMAGE.test(log)) {
    return dataDamaged(dataDir, excerpt(log));
  }
  return new StartError(
    'POSTGRES_FAILED',
    `PostgreSQL did not start: ${excerpt(log) || 'it left no message'}.`,
    'Read postgres.log beside the data folder, or set DATABASE_URL.',
  );
}

export function dataDamaged(dataDir: string, detail: string): StartError {
  return new StartError(
    'DATA_DAMAGED',
    `The database in ${dataDir} is damaged: ${detail}.`,
    'Restore the folder from a backup, or move it away to begin empty.',
  );
}

export function diskFull(folder: string): StartError {
  return new StartError(
    'DISK_FULL',
    `The disk that holds ${folder} is full.`,
    'Free at least 200 MB there, or set KARAT_DATA_DIR to a folder on another disk.',
  );
}

export function portInUse(port: number): StartError {
  return new StartError(
    'PORT_IN_USE',
    `Port ${port} is in use by another program.`,
    'Stop that program, or choose another port.',
  );
}

/** The last lines that say what went wrong, without PostgreSQL's time stamps. */
export function excerpt(log: string): string {
  const lines = log.split('\n').map((line) => line.trim()).filter(Boolean);
  const telling = lines.filter((line) => /PANIC|FATAL|ERROR|error|invalid|could not/.test(line));
  const chosen = (telling.length > 0 ? telling : lines).slice(-2);
  return chosen
    .map((line) => line.replace(/^\d{4}-\d\d-\d\d [\d:.]+ \w+ \[\d+\] /, ''))
    .join('; ')
    .replace(/\.$/, '');
}

/** What was appended to a log since `from`, at most its last 16 kB. */
export function readTail(path: string, from: number): string {
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    const start = Math.max(from, size - 16_384, 0);
    const buffer = Buffer.alloc(Math.max(size - start, 0));
    readSync(fd, buffer, 0, buffer.length, start);
    return buffer.toString('utf8');
  } finally {
    closeSync(fd);
  }
}
