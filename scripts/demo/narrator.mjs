// What the demo says on the terminal: numbered steps, commands as typed, their output indented, and what was checked.
const colours = process.stdout.isTTY && process.env.NO_COLOR === undefined;

export function createNarrator(write = (text) => process.stdout.write(text)) {
  let step = 0;
  return {
    say: (text) => write(`${text}\n`),
    step: (title) => write(`\n${paint('1', `${++step}. ${title}`)}\n`),
    command: (text) => write(`\n   ${paint('36', `$ ${text}`)}\n`),
    output: (text) => write(text.trimEnd().replace(/^/gm, '   ').replace(/[ \t]+$/gm, '') + '\n'),
    promise: (text) => write(`   ${paint('32', '✓')} ${text}\n`),
  };
}

/** A step did not do as promised. */
export class DemoFailure extends Error {}

/** Throws a DemoFailure unless `held`. */
export function demand(held, promise) {
  if (!held) throw new DemoFailure(`not as promised: ${promise}`);
}

function paint(code, text) {
  return colours ? `\u001B[${code}m${text}\u001B[0m` : text;
}
