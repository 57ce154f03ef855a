import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

export async function metricsAt(port: number, token?: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`,
    { headers: token ? { authorization: `Bearer ${token}` } : {} });
  if (!answer.ok) throw new Error(`metrics answered ${answer.status}`);
  return answer.text();
}

/** Of the series of one name that have these labels, written as they are in the text. */
export function sumOf(text: string, name: string, labels: string): number {
  return text.split('\n').filter((line) => line.startsWith(`${name}{`) && line.includes(labels))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

export function labelsOf(text: string, name: string, label: string): string[] {
  const values = [...text.matchAll(new RegExp(`^${name}\\{[^}]*${label}="([^"]*)"`, 'gm'))];
  return [...new Set(values.map(([, value]) => value!))].sort();
}

const MONITORING = ['deploy/prometheus/rules.yaml', 'deploy/grafana/karat.json'];
const OURS = /\b(?:karat|process|nodejs)_[a-z0-9_]+/g;

/** What rules and dashboard ask for that these metrics do not have: a panel or an alert that is always silent. */
export function missingFrom(text: string): string[] {
  const known = new Set([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name, type]) =>
    (type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name])));
  const asked = MONITORING.flatMap((file) => [...queriesOf(readFileSync(file, 'utf8')).matchAll(OURS)]);
  return [...new Set(asked.map(([name]) => name))].filter((name) => !known.has(name)).sort();
}

/** PromQL alone: names of alerts and words for people are no metrics. */
function queriesOf(text: string): string {
  return [...text.matchAll(/^\s*"?expr"?: (.*)$/gm)].map(([, query]) => query).join('\n');
}
