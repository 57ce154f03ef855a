import type { Logger } from 'pino';
import { openLog } from '../../subgraphs/kernel/log.ts';

/**
 * JSON lines to stderr; stdout belongs to the banner that people read. A person at a terminal wants
 * only trouble, a log collector wants the course of things.
 */
export function createLog(level: string | undefined): Logger {
  return openLog('karat', level ?? (process.stderr.isTTY ? 'warn' : 'info'));
}
