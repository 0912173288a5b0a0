// Texts for benches, made from a seed: the same on every machine and in every run. No value in them was ever issued.

/** Source code of some length in characters: names that say secret, and nothing secret behind them. */
export function source(length) {
  const random = generator(42);
  const lines = ['import { token } from "./auth";'];
  const names = ['request', 'response', 'authToken', 'user', 'keyboard', 'password', 'options', 'session', 'index', 'primaryKey', 'passenger'];
  let size = 0;
  while (size < length) {
    const [a, b] = [names[random(names.length)], names[random(names.length)]];
    const forms = [`  const ${a} = await ${b}.load(${random(1000)}, { key: ${a} });`, `  if (${a}.${b} === undefined) throw new Error('no ${b} was given to ${a}');`, `  // The ${a} of a ${b} is read from https://example.invalid/${a}/${random(100)}`, `  ${a}: process.env.${a.toUpperCase()},`];
    lines.push(forms[random(forms.length)]);
    size += lines.at(-1).length + 1;
  }
  return lines.join('\n').slice(0, length);
}

/** Configuration of some length in characters, in which every third line holds a password. */
export function configuration(length) {
  const random = generator(7);
  let text = '';
  while (text.length < length) text += `service_${random(1e6)}:\n  password: "${random(1e9).toString(36)}${random(1e9).toString(36)}"\n  url: https://h${random(1e4)}.invalid/\n`;
  return text.slice(0, length);
}

function generator(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % limit;
  };
}
