// A service of the shop, started under `keyward run`.

/** How long a service may take to say on which port it listens, and to answer. */
const PATIENCE_MS = 30_000;

/** Starts a command and waits for the line "… is listening on PORT". Rejects with its output when it ends before. */
export async function startService(keyward, args) {
  const child = keyward.start(args);
  const ended = new Promise((resolve) => child.once('close', resolve));
  const port = await listeningPort(child).catch(async (error) => {
    child.kill('SIGTERM');
    await ended;
    throw error;
  });
  return {
    port,
    request: (page, options = {}) => request(port, page, options),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function listeningPort(child) {
  let output = '';
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`the service did not start in time:\n${output}`)), PATIENCE_MS);
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => {
          output += text;
          const listening = /is listening on (\d+)/.exec(output);
          if (listening !== null) resolve(Number(listening[1]));
        });
      }
      child.once('error', reject).once('close', (code) => reject(new Error(`the service ended with ${code}:\n${output}`)));
    });
  } finally {
    clearTimeout(timer);
  }
}

/** A JSON request to a loopback port; an answer other than 200 is an error. */
async function request(port, page, { ticket, body }) {
  const response = await fetch(`http://127.0.0.1:${port}${page}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { connection: 'close', ...(ticket === undefined ? {} : { authorization: `Bearer ${ticket}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${page} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}
