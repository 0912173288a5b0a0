import assert from 'node:assert/strict';
import { classifyKeychainError } from '../../../../shared/src/secrets/keychain/failure';
import { keychainEnvironment } from '../../../../shared/src/secrets/keychain/forked-keychain';

describe('keychain failures', () => {
  // As the binding words them; test/stores/local/keychain.test.ts meets the first four for real.
  const cases: readonly (readonly [string, string])[] = [
    ['Couldn\'t access platform storage: Secret Service: unlock prompt was dismissed', 'locked'],
    ['zbus error: org.freedesktop.Secret.Error.IsLocked: Cannot get secret of a locked object', 'locked'],
    ['Platform failure: DBus error: The name org.freedesktop.secrets was not provided by any .service files', 'no-service'],
    ['Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time, set your DBUS_SESSION_BUS_ADDRESS instead', 'no-bus'],
    ['Platform failure: DBus error: Failed to connect to socket /run/user/1000/bus: Connection refused', 'no-bus'],
    ['User interaction is not allowed.', 'locked'],
    ['something new', 'other'],
  ];
  for (const [message, expected] of cases) {
    it(`${expected}: ${message}`, () => assert.equal(classifyKeychainError(new Error(message)), expected));
  }

  it('knows nothing of what is no error', () => assert.equal(classifyKeychainError('locked'), 'other'));
});

describe('environment of the keychain\'s process', () => {
  it('has what finds the keyring, and nothing else of the user\'s', () => {
    const env = keychainEnvironment({ HOME: '/home/ann', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x', PATH: '/bin', API_TOKEN: 'x', NODE_OPTIONS: '-r x' });
    assert.deepEqual(env, { ELECTRON_RUN_AS_NODE: '1', HOME: '/home/ann', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' });
  });
});
