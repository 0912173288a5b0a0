import assert from 'node:assert/strict';
import { describeCases, fixed } from './fixing';

describe('fixes: a secret in a log', () => {
  describeCases('secret-in-log', [
    ['javascript', 'console.log(`in: ${user} ${password}`);', 'console.log(`in: ${user} [redacted]`);'],
    ['javascript', "console.log('in: ' + password + ', ' + user);", "console.log('in: [redacted], ' + user);"],
    ['javascript', 'console.log("in: " + password);', 'console.log("in: [redacted]");'],
    ['javascript', "console.log(user + password + ' in');", "console.log(user + '[redacted] in');"],
    ['javascript', "console.log('in:', password, user);", "console.log('in:', user);"],
    ['javascript', "console.log('in: %s, %s', password, user);", "console.log('in: [redacted], %s', user);"],
    ['javascript', 'console.log(password);', "console.log('[redacted]');"],
    ['javascript', 'console.log({ user, password });', 'console.log({ user });'],
    ['javascript', 'console.log({ password });', "console.log({ password: '[redacted]' });"],
    ['javascript', "console.log(JSON.stringify({ user, token: session.accessToken }));", 'console.log(JSON.stringify({ user }));'],
    ['javascript', "console.log(['in', password].join(' '));", "console.log(['in', '[redacted]'].join(' '));"],
    ['typescript', "console.log('key', process.env['API_KEY']!);", "console.log('key');"],
    ['python', 'log.info("in: %s %s", user, password)', 'log.info("in: %s [redacted]", user)'],
    ['python', 'print(f"in: {password!r:>20} {user}")', 'print(f"in: [redacted] {user}")'],
    ['python', 'print("in: %s %s" % (user, password))', 'print("in: %s [redacted]" % (user,))'],
    ['python', 'print("in: %s" % password)', 'print("in: [redacted]")'],
    ['python', 'print("in: {} {name}".format(user, name=password))', 'print("in: {} [redacted]".format(user))'],
    ['python', 'print("in: %(p)s %(u)s" % {"p": password, "u": user})', 'print("in: %(p)s %(u)s" % {"p": "[redacted]", "u": user})'],
    ['java', 'class A { void f() { System.out.println(String.format("in: %s %s %1$s", password, user)); } }', 'class A { void f() { System.out.println(String.format("in: %s %s %1$s", "[redacted]", user)); } }'],
    ['csharp', 'class A { void F() { Console.WriteLine("in: {1} {0} {1}", user, password); } }', 'class A { void F() { Console.WriteLine("in: {1} {0} {1}", user, "[redacted]"); } }'],
    ['csharp', 'class A { void F() { Console.WriteLine("in: {0} {1}", user, password); } }', 'class A { void F() { Console.WriteLine("in: {0} [redacted]", user); } }'],
    ['java', 'class A { void f(Logger log) { log.info("in: {} {}", user, password); } }', 'class A { void f(Logger log) { log.info("in: {} [redacted]", user); } }'],
    ['csharp', 'class A { void F() { Console.WriteLine($"in: {user,10} {password:X}"); } }', 'class A { void F() { Console.WriteLine($"in: {user,10} [redacted]"); } }'],
    ['php', '<?php error_log("in: $user {$this->password}");', '<?php error_log("in: $user [redacted]");'],
    ['php', '<?php error_log("in: $user$password");', '<?php error_log("in: $user***");'],
    ['ruby', "puts \"in: #{user} #{password}\"", 'puts "in: #{user} [redacted]"'],
    ['c', 'void f(void) { printf("in: %-20s %s\\n", user, password); }', 'void f(void) { printf("in: %-20s [redacted]\\n", user); }'],
    ['c', 'void f(void) { printf("in: %*s %s\\n", width, password, user); }', 'void f(void) { printf("in: %*s %s\\n", width, "[redacted]", user); }'],
  ]);

  it('the helper is written once, below the imports or at the end, with the file\'s quotes and line ends', async () => {
    const [, redacted] = await fixed('typescript', 'secret-in-log', 'import fs from "node:fs";\r\n\r\nconsole.log("in", password);\r\n');
    assert.equal(redacted, 'import fs from "node:fs";\r\n\r\n/** Says whether there is a value, and not which. */\r\nfunction redact(value: unknown): string {\r\n  return value ? "[redacted]" : "[not set]";\r\n}\r\n\r\nconsole.log("in", redact(password));\r\n');
    const [, again] = await fixed('javascript', 'secret-in-log', "console.log('a', password);\nfunction redact(value) { return '***'; }\n");
    assert.equal(again, "console.log('a', redact(password));\nfunction redact(value) { return '***'; }\n");
  });

  it('a function of that name that takes something else is left alone', async () => {
    const texts = await fixed('typescript', 'secret-in-log', "console.log('in', password);\nfunction redact(value: string): string { return value; }\n");
    assert.deepEqual(texts, ["console.log('in');\nfunction redact(value: string): string { return value; }\n"]);
  });

  it('Python defines the helper before it is called', async () => {
    const [, redacted] = await fixed('python', 'secret-in-log', "import logging\n\nlogging.info('in: %s', password)\n");
    assert.equal(redacted, "import logging\n\n\ndef redact(value):\n    \"\"\"Says whether there is a value, and not which.\"\"\"\n    return '[redacted]' if value else '[not set]'\n\nlogging.info('in: %s', redact(password))\n");
  });

  it('Python gets no helper that is defined only after it is called', async () => {
    assert.deepEqual(await fixed('python', 'secret-in-log', "print('in', password)\n"), ["print('in')\n"]);
    assert.deepEqual(await fixed('python', 'secret-in-log', "print('in', password)\nimport os\n"), ["print('in')\nimport os\n"]);
    assert.equal((await fixed('python', 'secret-in-log', "def run(password):\n    print('in', password)\n")).length, 2);
  });

  it('Go keeps what nothing else would use: the variable is redacted, an import of its own goes', async () => {
    const text = 'package a\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc f() {\n\tfmt.Println("key:", os.Getenv("API_KEY"))\n}\n';
    assert.equal((await fixed('go', 'secret-in-log', text))[0], 'package a\n\nimport (\n\t"fmt"\n)\n\nfunc f() {\n\tfmt.Println("key:")\n}\n');
    const variable = 'package a\n\nimport "fmt"\n\nfunc f() {\n\tbearer := "Bearer " + accessToken\n\tfmt.Println(bearer)\n}\n';
    const texts = await fixed('go', 'secret-in-log', variable);
    assert.equal(texts.length, 1);
    assert.match(texts[0] ?? '', /fmt\.Println\(redact\(bearer\)\)/);
  });

  it('a comment beside an argument is kept, and so is the argument\'s place', async () => {
    const [first] = await fixed('javascript', 'secret-in-log', "console.log('in:', /* who */ user, password);");
    assert.equal(first, "console.log('in:', /* who */ user, '[redacted]');");
  });
});

describe('fixes: a secret in an error', () => {
  describeCases('secret-in-error', [
    ['javascript', 'throw new Error(`no user for ${password}`);', 'throw new Error(`no user for [redacted]`);'],
    ['javascript', "throw 'no user for ' + password;", "throw 'no user for [redacted]';"],
    ['python', 'raise ValueError("no user for " + password)', 'raise ValueError("no user for [redacted]")'],
    ['python', 'assert ready, f"no user for {password}"', 'assert ready, f"no user for [redacted]"'],
    ['go', 'package a\n\nimport "fmt"\n\nfunc f(password string) error {\n\treturn fmt.Errorf("no user for %q: %w", password, cause)\n}\n', 'package a\n\nimport "fmt"\n\nfunc f(password string) error {\n\treturn fmt.Errorf("no user for [redacted]: %w", cause)\n}\n'],
    ['java', 'class A { void f() { throw new IllegalStateException("no user for " + password); } }', 'class A { void f() { throw new IllegalStateException("no user for [redacted]"); } }'],
    ['csharp', 'class A { void F() { throw new ArgumentException(string.Format("{0} has no {1}", user, password)); } }', 'class A { void F() { throw new ArgumentException(string.Format("{0} has no [redacted]", user)); } }'],
    ['php', "<?php throw new \\RuntimeException('no user for ' . $password);", "<?php throw new \\RuntimeException('no user for [redacted]');"],
    ['ruby', "raise ArgumentError, 'no user for ' + password", "raise ArgumentError, 'no user for [redacted]'"],
  ]);
});
