import { delimiter } from 'node:path';

/** The environment a program of this machine is started with, and where such programs lie. */
export const SYSTEM_ENV: Readonly<Record<string, string | undefined>> = process.env;

export const SYSTEM_PATH: readonly string[] = (process.env['PATH'] ?? '').split(delimiter);

/** KARAT_BENCH_ACCOUNTS: how many accounts the nights of loyalty are measured with. */
export function nightlyAccounts(usual: number): number {
  return Number(process.env['KARAT_BENCH_ACCOUNTS'] ?? usual);
}

/** KARAT_BENCH_LINES: how many lines the statements of a month have. */
export function settlementLines(usual: number): number {
  return Number(process.env['KARAT_BENCH_LINES'] ?? usual);
}
