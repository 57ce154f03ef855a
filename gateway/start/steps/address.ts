import { createServer, type AddressInfo } from 'node:net';
import { StartError } from '../../postgres/start-error.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

/**
 * Tries the address before anything slow begins, so that a taken port is told at once. Answers the
 * port; a free one for port 0, since the issuer's address must be known before we listen.
 */
export async function probeAddress(host: string, port: number): Promise<Started<number>> {
  const free = await new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    probe.listen({ host, port, exclusive: true }, () => {
      const { port: taken } = probe.address() as AddressInfo;
      probe.close(() => resolve(taken));
    });
  });
  return { value: free };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): StartError {
  if (error.code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : port - 1;
    return new StartError(
      'PORT_IN_USE',
      `Port ${port} on ${host} is in use by another program.`,
      `Stop that program, or choose another port: PORT=${other} npm start`,
    );
  }
  return new StartError(
    'CONFIG_INVALID',
    `Cannot listen on ${host}:${port}: ${error.message}.`,
    'Set HOST and PORT to an address of this machine.',
    { cause: error },
  );
}
