import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decide } from '../../../../shared/src/secrets/policy/decide';
import type { AccessRequest, Facts, Outlet } from '../../../../shared/src/secrets/policy/decide';
import { CAPABILITIES, DEFAULT_POLICY } from '../../../../shared/src/secrets/policy/policy';
import type { Agent, Capability, Policy, Rule } from '../../../../shared/src/secrets/policy/policy';

const FACTS: Facts = { now: new Date('2026-06-15T12:00:00Z'), confirmedInSession: false };
const OUTLETS: readonly Outlet[] = ['none', 'inject', 'compare', 'reveal', 'copy', 'export', 'destroy'];

function request(changes: Partial<AccessRequest> = {}): AccessRequest {
  return {
    caller: { kind: 'agent', agentId: 'bot' }, capability: 'USE', outlet: 'inject', store: 'local', path: 'shop/key', scope: 'secret',
    ...changes,
  };
}

function rule(changes: Partial<Rule> = {}): Rule {
  return {
    id: 'role/1', effect: 'allow', capabilities: ['USE'], paths: ['local/shop/*'], confirm: 'never', conditions: {}, ...changes,
  };
}

function agentWith(rules: readonly Rule[], changes: Partial<Agent> = {}): Policy {
  return { kind: 'policy', person: [], agents: new Map([['bot', { name: 'bot', kind: 'mcp', status: 'active', rules, ...changes }]]) };
}

function effect(policy: Policy, changes: Partial<AccessRequest> = {}, facts: Partial<Facts> = {}): string {
  return decide(policy, request(changes), { ...FACTS, ...facts }).effect;
}

describe('the default policy', () => {
  const person = { kind: 'person', agentId: 'me' } as const;

  for (const outlet of OUTLETS) {
    const expected = ['reveal', 'copy', 'export', 'destroy'].includes(outlet) ? 'ask' : 'allow';
    it(`gives the person ${outlet}: ${expected}`, () => {
      for (const capability of CAPABILITIES) assert.equal(effect(DEFAULT_POLICY, { caller: person, capability, outlet }), expected);
    });
  }

  it('gives agents nothing, whatever they ask for', () => {
    for (const capability of CAPABILITIES) {
      for (const outlet of OUTLETS) assert.equal(effect(DEFAULT_POLICY, { capability, outlet }), 'deny');
    }
  });

  it('does not take an agent for the person because of its name', () => {
    assert.equal(effect(DEFAULT_POLICY, { caller: { kind: 'agent', agentId: 'me' } }), 'deny');
  });
});

describe('rules for agents', () => {
  it('allow what they name: capability, store and path', () => {
    const policy = agentWith([rule()]);
    assert.deepEqual(decide(policy, request(), FACTS), { effect: 'allow', ruleId: 'role/1', reason: 'allowed by a role' });
    assert.equal(effect(policy, { capability: 'READ' }), 'deny');
    assert.equal(effect(policy, { store: 'team' }), 'deny');
    assert.equal(effect(policy, { path: 'other/key' }), 'deny');
  });

  it('never make READ out of USE', () => {
    const others = CAPABILITIES.filter((capability) => capability !== 'READ');
    assert.equal(effect(agentWith([rule({ capabilities: others })]), { capability: 'READ', outlet: 'reveal' }), 'deny');
  });

  it('never make a value visible without a person, whatever they say', () => {
    const policy = agentWith([rule({ capabilities: [...CAPABILITIES], paths: ['*'] })]);
    for (const outlet of ['reveal', 'copy', 'export'] as const) {
      assert.equal(effect(policy, { capability: 'READ', outlet }, { confirmedInSession: true }), 'ask');
    }
    assert.equal(effect(policy, { capability: 'DELETE', outlet: 'destroy' }, { confirmedInSession: true }), 'ask');
  });

  it('ask never, once a session or always', () => {
    const asked = { confirmedInSession: true };
    assert.deepEqual([effect(agentWith([rule()])), effect(agentWith([rule()]), {}, asked)], ['allow', 'allow']);
    const session = agentWith([rule({ confirm: 'session' })]);
    assert.deepEqual([effect(session), effect(session, {}, asked)], ['ask', 'allow']);
    const always = agentWith([rule({ confirm: 'always' })]);
    assert.deepEqual([effect(always), effect(always, {}, asked)], ['ask', 'ask']);
  });

  it('refuse an agent that is suspended', () => {
    const decision = decide(agentWith([rule()], { status: 'suspended' }), request(), FACTS);
    assert.deepEqual([decision.effect, decision.ruleId], ['deny', 'policy/suspended']);
  });

  it('hold until their end and not at it', () => {
    const until = Date.parse('2026-06-15T12:00:00Z');
    assert.equal(effect(agentWith([rule({ conditions: { until: until + 1 } })])), 'allow');
    assert.equal(effect(agentWith([rule({ conditions: { until } })])), 'deny');
  });

  it('hold within their hours, also over midnight', () => {
    const at = (from: number, to: number): string => effect(agentWith([rule({ conditions: { hours: { from: from * 60, to: to * 60 } } })]));
    assert.deepEqual([at(8, 18), at(12, 13), at(8, 12)], ['allow', 'allow', 'deny']);
    assert.deepEqual([at(22, 6), at(11, 2), at(12, 2), at(22, 12)], ['deny', 'allow', 'allow', 'deny']);
  });

  it('hold for their commands only, and for none that is not known', () => {
    const policy = agentWith([rule({ conditions: { commands: [['npm', 'test']] } })]);
    assert.equal(effect(policy, {}, { command: ['npm', 'test', '--', 'x'] }), 'allow');
    assert.equal(effect(policy, {}, { command: ['npm', 'run', 'test'] }), 'deny');
    assert.equal(effect(policy, {}, { command: ['npm'] }), 'deny');
    assert.equal(effect(policy), 'deny');
  });

  it('deny for certain commands also where the command is not known', () => {
    const policy = agentWith([rule(), rule({ id: 'role/2', effect: 'deny', conditions: { commands: [['bash']] } })]);
    assert.equal(effect(policy, {}, { command: ['npm', 'test'] }), 'allow');
    assert.equal(effect(policy, {}, { command: ['bash', '-c', 'env'] }), 'deny');
    assert.equal(effect(policy), 'deny');
  });

  it('deny the person too, where the policy says so', () => {
    const policy: Policy = { kind: 'policy', agents: new Map(), person: [rule({ effect: 'deny', paths: ['local/prod/*'] })] };
    const caller = { kind: 'person', agentId: 'me' } as const;
    assert.equal(effect(policy, { caller, path: 'prod/key' }), 'deny');
    assert.equal(effect(policy, { caller }), 'allow');
  });

  it('let a listing begin where something in it may be seen', () => {
    const policy = agentWith([rule({ capabilities: ['LIST'] })]);
    const below = (path: string): string => effect(policy, { capability: 'LIST', outlet: 'none', scope: 'below', path });
    assert.deepEqual([below(''), below('sh'), below('shop/'), below('other/')], ['allow', 'allow', 'allow', 'deny']);
  });

  it('refuse a listing only where all of it is denied', () => {
    const deny = rule({ id: 'role/2', effect: 'deny', capabilities: ['LIST'], paths: ['local/shop/prod/*'] });
    const policy = agentWith([rule({ capabilities: ['LIST'] }), deny]);
    const below = (path: string): string => effect(policy, { capability: 'LIST', outlet: 'none', scope: 'below', path });
    assert.deepEqual([below(''), below('shop/'), below('shop/prod/')], ['allow', 'allow', 'deny']);
  });
});

describe('any policy', () => {
  const anyRule = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    effect: fc.constantFrom('allow' as const, 'deny' as const),
    capabilities: fc.subarray<Capability>(['LIST', 'USE', 'READ'], { minLength: 1 }),
    paths: fc.subarray(['*', 'local/*', 'local/+/key', 'local/shop/key', 'team/*'], { minLength: 1 }),
    confirm: fc.constantFrom('never' as const, 'session' as const, 'always' as const),
    conditions: fc.constantFrom({}, { until: 1 }, { hours: { from: 0, to: 60 } }),
  });
  const anyRequest = fc.record({
    capability: fc.constantFrom<Capability>('LIST', 'USE', 'READ'),
    path: fc.constantFrom('shop/key', 'other/key', 'deep/down/key'),
  });

  it('does not depend on the order of its rules', () => {
    fc.assert(fc.property(fc.uniqueArray(anyRule, { selector: ({ id }) => id }), anyRequest, (rules, changes) => {
      const [forward, backward] = [agentWith(rules), agentWith(rules.toReversed())];
      assert.deepEqual(decide(forward, request(changes), FACTS), decide(backward, request(changes), FACTS));
    }));
  });

  it('allows no more when a deny is added', () => {
    fc.assert(fc.property(fc.array(anyRule), anyRule, anyRequest, (rules, added, changes) => {
      const before = effect(agentWith(rules), changes);
      const after = effect(agentWith([...rules, { ...added, effect: 'deny' }]), changes);
      assert(after === before || after === 'deny');
    }));
  });

  it('refuses everything when it is broken', () => {
    const broken: Policy = { kind: 'broken', file: 'policy.yaml' };
    for (const kind of ['person', 'agent'] as const) {
      for (const capability of CAPABILITIES) assert.equal(effect(broken, { caller: { kind, agentId: 'x' }, capability }), 'deny');
    }
  });
});
