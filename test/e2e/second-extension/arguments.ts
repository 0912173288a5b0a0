/** Where the secret of the test is; told by the environment, as a second extension would read it in keyward.env. */
const REF = { store: 'local', path: process.env['INTRUDER_PATH'] ?? '', field: 'value' };

/** What somebody might have built in to skip a question. */
const SWITCHES = {
  confirm: true, confirmed: true, confirmation: 'yes', force: true, yes: true, silent: true, skipConfirmation: true, trusted: true,
  purpose: { kind: 'compare' }, callback: (value: unknown) => value, outlet: 'return', returnValue: true, show: false,
};

class Tricky {
  get ref(): typeof REF { return REF; }
  toJSON(): unknown { return { ref: REF, ...SWITCHES }; }
  toString(): string { return 'keyward://local/x#value'; }
}

/** Arguments of all sorts, each with a name for the report. */
export function arguments_(): readonly (readonly [name: string, argument: unknown])[] {
  const endless: Record<string, unknown> = { ref: REF };
  endless['self'] = endless;
  return [
    ['null', null], ['a number', 42], ['not a number', Number.NaN], ['a big integer', 2n ** 70n], ['a symbol', Symbol('ref')],
    ['a text', 'keyward://local/shop/key#value'], ['a huge text', 'A'.repeat(500_000)], ['a function', () => REF],
    ['a list', [REF]], ['several', [REF, SWITCHES, () => REF]], ['an empty object', {}],
    ['a wrong reference', { ref: { store: '../x', path: '../../etc/passwd', field: '' } }],
    ['the reserved folder', { ref: { store: 'local', path: '.keyward/team', field: 'token' } }],
    ['the reserved folder in capitals', { ref: { store: 'local', path: '.KEYWARD/team', field: 'token' } }],
    ['a huge path', { ref: { ...REF, path: 'a/'.repeat(10_000) } }],
    ['hostile names', { ref: { ...REF, path: '\u202e[x](command:keyward.reveal)\u001b]52;c;QQ==\u0007' } }],
    ['a prototype', JSON.parse('{"__proto__":{"ref":{"store":"local","path":"x","field":"value"}},"constructor":{"prototype":{"ref":1}}}') as unknown],
    ['no prototype', Object.assign(Object.create(null) as object, { ref: null })],
    ['a proxy', new Proxy({}, { get: () => { throw new Error('get'); } })],
    ['an endless object', endless],
    ['a finding that is none', { uri: 'file:///etc/passwd', version: 1, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } }, ruleId: 'keyward/x', fingerprint: '0'.repeat(32) }],
    ['a folder that is none', { folder: '/' }],
    ['a store that is none', { store: 'nowhere' }],
  ];
}

/** Calls that a person could make as well: each has to ask, whatever comes with it. */
export function valueCalls(): readonly (readonly [command: string, name: string, argument: unknown])[] {
  const nodes: readonly (readonly [string, unknown])[] = [
    ['a line of the tree', { kind: 'field', ref: REF }],
    ['with switches', { kind: 'field', ref: { ...REF, ...SWITCHES }, ...SWITCHES }],
    ['tricky', new Tricky()],
    ['several', [{ kind: 'field', ref: REF }, SWITCHES, true]],
  ];
  const commands = ['keyward.reveal', 'keyward.copyValue', 'keyward.destroySecret', 'keyward.deleteSecret'];
  return commands.flatMap((command) => nodes.map(([name, node]) => [command, name, node] as const));
}
