import { spawn } from 'node:child_process';

/**
 * Stops PostgreSQL when the process that owns it vanishes without a word (kill -9, a crash).
 * Waits on a pipe whose other end only the owner holds: the system closes it at the moment the owner
 * dies, so nothing polls and no process id can be mistaken. When the owner is another process (a test
 * run whose worker started the server) it looks once a second whether that one still lives.
 * It only ever signals the server it was made for: the pid must still stand in its pid file.
 */
const SCRIPT = `
server=$1; pidfile=$2; owner=$3
if [ -n "$owner" ]; then
  while kill -0 "$owner" && kill -0 "$server"; do sleep 1; done
else
  cat
fi
ours() { [ "$(head -n 1 "$pidfile")" = "$server" ] && kill -0 "$server"; }
ours || exit 0
kill -INT "$server"
tries=0
while ours; do
  tries=$((tries + 1)); [ "$tries" -ge 50 ] && kill -QUIT "$server"; [ "$tries" -ge 60 ] && exit 1
  sleep 0.2
done
`;

/** Returns a function that lets the watcher go once the server has stopped in order. */
export function watchOver(
  serverPid: number, pidFile: string,
  { ownerPid, lockFd }: { ownerPid?: number | undefined; lockFd?: number | undefined } = {},
): () => void {
  const args = ['-c', SCRIPT, 'karat-watcher', String(serverPid), pidFile, String(ownerPid ?? '')];
  const watcher = spawn('/bin/sh', args, {
    cwd: '/',
    detached: true,
    stdio: [ownerPid === undefined ? 'pipe' : 'ignore', 'ignore', 'ignore',
      ...(lockFd === undefined ? [] : [lockFd])],
  });
  watcher.on('error', () => {});
  watcher.unref();
  // The pipe must not keep our event loop alive; it only has to stay open as long as we do.
  (watcher.stdin as { unref?: () => void } | null)?.unref?.();
  watcher.stdin?.on('error', () => {});
  return () => watcher.stdin?.destroy();
}
