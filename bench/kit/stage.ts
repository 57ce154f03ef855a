import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SYSTEM_ENV } from '../env.ts';

/** What a process under measurement is asked, besides HTTP. */
export type StageQuestion = 'cpu' | 'memory' | 'stop';

export interface StageMemory { readonly rssMb: number; readonly heapMb: number }

/** A server in a process of its own, so that its CPU time and memory are its own. */
export interface Stage {
  readonly url: string;
  /** CPU time used so far, in milliseconds. */
  cpu(): Promise<number>;
  /** After garbage collection. */
  memory(): Promise<StageMemory>;
  stop(): Promise<void>;
}

export type StageRole =
  'house' | 'monolith' | 'direct' | 'subgraph' | 'gateway' | 'hive' | 'apollo';

export interface StageOptions {
  readonly databaseUrl: string;
  /** For a subgraph: which. */
  readonly name?: string;
  /** For gateways: where the subgraphs are. */
  readonly addresses?: Readonly<Record<string, string>>;
  readonly port?: number;
}

/** As `npm start` and the containers start it; the others run as they come. */
const YOUNG = ['--min-semi-space-size=16', '--max-semi-space-size=32'];
const OURS: ReadonlySet<StageRole> = new Set(['house', 'direct', 'subgraph', 'gateway']);

const MAIN = fileURLToPath(new URL('../stages/main.js', import.meta.url));

export async function openStage(role: StageRole, options: StageOptions): Promise<Stage> {
  const child = fork(MAIN, [role, JSON.stringify(options)], {
    execArgv: ['--expose-gc', '--enable-source-maps', '--disable-proto=delete', ...OURS.has(role) ? YOUNG : []],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // graphql-js checks twice as much without it; everybody under measurement runs with it.
    env: { ...SYSTEM_ENV, NODE_ENV: 'production' },
  });
  const ready = await heard<{ url: string }>(child, 'ready', role);
  let asked = 0;
  const ask = async <Answer>(question: StageQuestion): Promise<Answer> => {
    const id = asked += 1;
    child.send({ id, question });
    return (await heard<{ answer: Answer }>(child, `answer ${id}`, role)).answer;
  };
  return {
    url: ready.url,
    cpu: () => ask('cpu'),
    memory: () => ask('memory'),
    stop: async () => {
      if (child.exitCode !== null) return;
      const gone = new Promise((resolve) => { child.once('exit', resolve); });
      child.send({ id: 0, question: 'stop' });
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(late);
    },
  };
}

function heard<Message>(child: ChildProcess, kind: string, role: string): Promise<Message> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null) =>
      settle(() => reject(new Error(`the process "${role}" ended (${code})`)));
    const hear = (message: { kind: string }) => {
      if (message.kind === kind) settle(() => resolve(message as Message));
    };
    const settle = (finish: () => void) => {
      child.off('message', hear);
      child.off('exit', end);
      finish();
    };
    child.on('message', hear);
    child.on('exit', end);
  });
}
