import pino from 'pino';
import type { Logger } from 'pino';

/**
 * JSON lines to stderr; stdout belongs to the banner that people read. A person at a terminal wants
 * only trouble, a log collector wants the course of things.
 */
export function createLog(level: string | undefined): Logger {
  const usual = process.stderr.isTTY ? 'warn' : 'info';
  const destination = pino.destination({ fd: 2, sync: true });
  return pino({ level: level ?? usual, base: { service: 'karat' } }, destination);
}
