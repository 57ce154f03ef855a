import { GatewayError } from '../errors.ts';

/**
 * Keys that mean something to JavaScript objects. They are refused wherever a caller or a subgraph
 * may choose a key, because libraries behind us merge plain objects.
 */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function isForbiddenName(name: string): boolean {
  return FORBIDDEN.has(name);
}

export function refuseForbiddenName(name: string): void {
  if (FORBIDDEN.has(name)) {
    throw new GatewayError('FORBIDDEN_NAME', `The name "${name}" is not allowed here.`);
  }
}

/** True when a key anywhere inside is forbidden. Iterative: deep input must not end the process. */
export function hasForbiddenKey(value: unknown): boolean {
  const open: unknown[] = [value];
  for (let item = open.pop(); open.length > 0 || item !== undefined; item = open.pop()) {
    if (item === null || typeof item !== 'object') continue;
    if (Array.isArray(item)) {
      for (const element of item) if (isContainer(element)) open.push(element);
      continue;
    }
    if (item instanceof Date) continue;
    const record = item as Record<string, unknown>;
    // Without a list of its keys for each object: an answer has hundreds. What is inherited was not sent.
    for (const key in record) {
      if (FORBIDDEN.has(key) && Object.hasOwn(record, key)) return true;
      const inner = record[key];
      if (isContainer(inner)) open.push(inner);
    }
  }
  return false;
}

export function refuseForbiddenKeys(value: unknown, where: string): void {
  if (hasForbiddenKey(value)) {
    throw new GatewayError('FORBIDDEN_NAME', `A key in ${where} is not allowed.`);
  }
}

function isContainer(value: unknown): boolean {
  return value !== null && typeof value === 'object';
}
