// What a program costs: wall time, CPU time and peak memory, of it and of all processes that it starts and waits for.
import { spawnSync } from 'node:child_process';

/** wait4(2) tells it, which Node does not offer: https://man7.org/linux/man-pages/man2/wait4.2.html */
const WAITER = `
import json, os, subprocess, sys, time
started = time.perf_counter()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
said = child.stderr.read()[-2000:].decode("utf8", "replace")
_, status, usage = os.wait4(child.pid, 0)
print(json.dumps({"wall": time.perf_counter() - started, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * 1024 / 1e6, "code": os.waitstatus_to_exitcode(status), "said": said}))
`;

/** Seconds of wall and CPU time, megabytes (10⁶) of the largest resident process, exit code and the end of what it said on standard error. */
export function measured({ command, args, environment = {}, cwd }) {
  const { stdout, stderr, status } = spawnSync('python3', ['-c', WAITER, command, ...args], { encoding: 'utf8', cwd, env: { ...process.env, ...environment } });
  if (status !== 0) throw new Error(`python3 is needed to measure: ${stderr.trim().split('\n').at(-1)}`);
  return JSON.parse(stdout);
}

/** Measures each of `programs` (name → command) `rounds` times, one after the other in each round, so that what else the machine does meets all of them. */
export function inTurn(programs, rounds) {
  const runs = new Map(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, program] of Object.entries(programs)) {
      const run = measured(program);
      const accepted = program.codes ?? [0];
      if (!accepted.includes(run.code)) throw new Error(`${name} ended with ${run.code}: ${run.said}`);
      runs.get(name).push(run);
    }
  }
  return new Map([...runs].map(([name, all]) => [name, { wall: median(all.map(({ wall }) => wall)), cpu: median(all.map(({ cpu }) => cpu)), peak: median(all.map(({ peak }) => peak)), runs: all.length }]));
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
