import assert from 'node:assert/strict';
import { CliWorld, PASSWORD, requireTerminal } from './support/cli-world';

const VALUE = ['typed', 'much', 'too', 'early'].join('-');

describe('what is typed ahead at a terminal', function () {
  this.timeout(60_000);
  let template: CliWorld;
  let world: CliWorld;

  before(async function () {
    requireTerminal(this);
    template = new CliWorld();
    await template.init();
    await template.put('shop/key', VALUE);
  });
  beforeEach(() => { world = template.copy(); });

  it('is taken for the value that is asked for next, and never shown', async () => {
    const session = world.terminal(['secret', 'set', 'shop/new']);
    await session.waitFor('Password of "local":');
    session.type(`${PASSWORD}\r`);
    session.type(`${VALUE}\r`);
    const { code, shown } = await session.end();
    assert.equal(code, 0, shown);
    assert(!shown.includes(VALUE));
    assert.equal((await world.runWithPassword(['secret', 'get', 'shop/new', '--show'])).stdout, VALUE);
  });

  it('agrees to showing no value', async () => {
    const session = world.terminal(['secret', 'get', 'shop/key', '--show']);
    await session.waitFor('Password of "local":');
    session.type(`${PASSWORD}\ry\r`);
    await session.answer('on this terminal? [y/N]', 'n');
    const { code, shown } = await session.end();
    assert.notEqual(code, 0);
    assert(!shown.includes(VALUE));
  });

  it('refuses no recovery code, and a weak password is said before it is asked for again', async () => {
    const session = new CliWorld().terminal(['secret', 'init', '--password']);
    await session.answer('New password:', 'short');
    await session.waitFor('shorter than 12 characters');
    await session.answer('New password:', PASSWORD);
    await session.waitFor('The same again:');
    session.type(`${PASSWORD}\rn\r`);
    await session.answer('Show a recovery code for "local" now? [Y/n]', 'n');
    const { code, shown } = await session.end();
    assert.equal(code, 0);
    assert.equal(shown.split('The same again:').length, 2);
  });

  it('stops nothing with Ctrl-C being a key: it still ends the command', async () => {
    const session = world.terminal(['secret', 'set', 'shop/new']);
    await session.waitFor('Password of "local":');
    session.type(`${PASSWORD}\r\u0003`);
    const { code } = await session.end();
    assert.equal(code, 130);
    assert.notEqual((await world.runWithPassword(['secret', 'get', 'shop/new', '--show'])).code, 0);
  });

  it('finds the terminal as it was in the program that "run" starts', async () => {
    world.write('keyward.env', 'KEY=keyward://local/shop/key#value\n');
    const allowing = world.terminal(['allow']);
    await allowing.answer('Allow this? [y/N]', 'y');
    assert.equal((await allowing.end()).code, 0);
    const session = world.terminal(['run', '--', 'stty', '-a']);
    await session.answer('Password of "local":', PASSWORD);
    const { code, shown } = await session.end();
    assert.equal(code, 0, shown);
    assert.match(shown, / icanon/);
    assert.match(shown, / echo /);
  });
});
