import type { MetricsDoor } from './serve-metrics.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;
const SHORTEST = 16;

/**
 * KARAT_METRICS_PORT, KARAT_METRICS_HOST and KARAT_METRICS_TOKEN. Numbers about the business are for who is on
 * this machine or knows the token; what is wrong is added to `problems`.
 */
export function readMetricsDoor(
  variables: Readonly<Record<string, string | undefined>>, problems: string[],
): MetricsDoor | null {
  const text = (name: string) => variables[`KARAT_METRICS_${name}`]?.trim() || undefined;
  const [given, host = '127.0.0.1', token] = [text('PORT'), text('HOST'), text('TOKEN')];
  if (given === undefined) {
    if (text('HOST') ?? token) {
      problems.push('KARAT_METRICS_PORT is needed for KARAT_METRICS_HOST and KARAT_METRICS_TOKEN.');
    }
    return null;
  }
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1;
  if (port < 0 || port > 65_535) problems.push('KARAT_METRICS_PORT must be a whole number from 0 to 65535.');
  if (token !== undefined && token.length < SHORTEST) {
    problems.push(`KARAT_METRICS_TOKEN must be at least ${SHORTEST} characters.`);
  }
  if (token === undefined && !LOOPBACK.test(host)) {
    problems.push('KARAT_METRICS_TOKEN is needed where others than this machine can come'
      + ` (KARAT_METRICS_HOST=${host}).`);
  }
  return { host, port, token };
}
