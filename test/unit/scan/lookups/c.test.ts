import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../shared/src/core/model/language-id';
import { outcome, plan, type PlanOptions } from './marked-text';

const X = 'require_env("API_KEY")';
const FIXED = 'store-only: position-needs-constant';
const C_HELPER = `static char *require_env(const char *name) {
    char *value = getenv(name);
    if (value == NULL) {
        fprintf(stderr, "%s is not set\\n", name);
        exit(EXIT_FAILURE);
    }
    return value;
}`;
const CPP_HELPER = `inline const char *require_env(const char *name) {
    const char *value = std::getenv(name);
    if (value == nullptr) throw std::runtime_error(std::string(name) + " is not set");
    return value;
}`;
const C_HEAD = `#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n\n${C_HELPER}\n\n`;
const CPP_HEAD = `#include <cstdlib>\n#include <stdexcept>\n#include <string>\n\n${CPP_HELPER}\n\n`;
const lambda = (text: string) => `[] { static const std::string text = ${text}; return text.c_str(); }()`;

/** source below the headers and the helper, what it becomes */
type Cases = readonly (readonly [string, string])[];

const inC: Cases = [
  ['void f(void) { const char *k = "«abc»"; }', `void f(void) { const char *k = ${X}; }`],
  ['void f(void) { g("«abc»", 1); }', `void f(void) { g(${X}, 1); }`],
  ['void f(void) { g("«abc»"[0]); }', `void f(void) { g(${X}[0]); }`],
  ['void f(void) { printf("«abc»!\\n"); }', `void f(void) { printf("%s!\\n", ${X}); }`],
  ['void f(void) { printf("%d «abc» %s", a, b); }', `void f(void) { printf("%d %s %s", a, ${X}, b); }`],
  ['void f(void) { fprintf(stderr, "k=«abc»"); }', `void f(void) { fprintf(stderr, "k=%s", ${X}); }`],
  ['void f(void) { printf("%s", "«abc»"); }', `void f(void) { printf("%s", ${X}); }`],
  ['void f(void) { printf("a" "«abc»"); }', FIXED],
  ['void f(void) { char k[] = "«abc»"; }', FIXED],
  ['void f(void) { char k[16] = "«abc»"; }', FIXED],
  ['void f(void) { g(sizeof("«abc»")); }', FIXED],
  ['void f(void) { static const char *k = "«abc»"; }', FIXED],
  ['void f(void) { const char *k[] = { "a", "«abc»" }; }', `void f(void) { const char *k[] = { "a", ${X} }; }`],
  ['struct c { const char *key; }; void f(void) { struct c x = { .key = "«abc»" }; }', `struct c { const char *key; }; void f(void) { struct c x = { .key = ${X} }; }`],
  ['struct c { char key[8]; }; void f(void) { struct c x = { .key = "«abc»" }; }', FIXED],
  ['struct c { char key[8]; }; void f(void) { struct c x = { "«abc»" }; }', FIXED],
  ['void f(void) { g(L"«abc»"); }', FIXED],
  ['void f(void) { g(PRIX "«abc»"); }', FIXED],
  ['static_assert(1, "«abc»");', FIXED],
  ['MODULE_LICENSE("«abc»");', FIXED],
  ['static const char *k = "«abc»"; // note\nvoid f(void) { g(k, k[0]); }', `#define k ${X} // note\nvoid f(void) { g(k, k[0]); }`],
  ['static char *const k = "«abc»";\nvoid f(void) { g(k); }', `#define k ${X}\nvoid f(void) { g(k); }`],
  ['const char *k = "«abc»";\nint main(void) { return g(k); }', `#define k ${X}\nint main(void) { return g(k); }`],
  ['const char *k = "«abc»";\nvoid f(void) { g(k); }', FIXED],
  ['static const char *k = "«abc»";\nvoid f(void) { k = 0; }', FIXED],
  ['static const char *k = "«abc»";\nvoid f(void) { g(&k); }', FIXED],
  ['static const char *k = "«abc»";\nvoid f(void) { g(x.k); }', FIXED],
  ['static const char *k = "«abc»";\nvoid f(void) { g(sizeof(k)); }', FIXED],
  ['static const char *k = "«abc»", *l;\nvoid f(void) { g(k); }', FIXED],
  ['static const char k[] = "«abc»";', FIXED],
  ['#define K "«abc»"\nvoid f(void) { g(K); }', `#define K ${X}\nvoid f(void) { g(K); }`],
  ['#define K "«abc»"\nvoid f(void) { g("a" K); }', FIXED],
  ['#define K "«abc»"\nstatic const char *k = K;', FIXED],
  ['#define K "«abc»"\n#define L K\n', FIXED],
  ['#define F(x) g("«abc»", x)\n', FIXED],
  ['#include "«abc»"\n', FIXED],
  ['// "«abc»"', 'store-only: inside-comment'],
  ['void f(void) { g(getenv("«abc»")); }', 'refused: already-a-lookup'],
];

const inCpp: Cases = [
  ['auto k = "«abc»";', `auto k = ${X};`],
  ['static const char *const k = "«abc»";', `static const char *const k = ${X};`],
  ['std::string k = "Bearer «abc»";', `std::string k = std::string("Bearer ") + ${X};`],
  ['std::string k = "«abc»!";', `std::string k = std::string() + ${X} + "!";`],
  ['auto k = a + "Bearer «abc»";', `auto k = a + std::string("Bearer ") + ${X};`],
  ['g("Bearer «abc»!");', `g(${lambda(`std::string("Bearer ") + ${X} + "!"`)});`],
  ['g("Bearer " "«abc»" /* and */ "!");', `g(${lambda(`std::string("Bearer ") + ${X} + /* and */ "!"`)});`],
  ['g(R"x(a\\n«abc»)x");', `g(${lambda(`std::string(R"x(a\\n)x") + ${X}`)});`],
  ['auto k = "«abc»"s;', `auto k = std::string(${X});`],
  ['auto k = "«abc»"sv;', `auto k = std::string_view(${X});`],
  ['auto k = "«abc»"_k;', FIXED],
  ['std::printf("%s:«abc»", u);', `std::printf("%s:%s", u, ${X});`],
  ['class A { std::string k = "«abc»"; };', `class A { std::string k = ${X}; };`],
  ['void f(std::string k = "«abc»");', `void f(std::string k = ${X});`],
  ['std::string k{"«abc»"};', `std::string k{${X}};`],
  ['std::vector<std::string> k = {"a", "«abc»"};', `std::vector<std::string> k = {"a", ${X}};`],
  ['constexpr auto k = "«abc»";', FIXED],
  ['constexpr std::string_view k{"«abc»"};', FIXED],
  ['char k[] = "«abc»";', FIXED],
  ['char k[]{"«abc»"};', FIXED],
  ['const char *k[]{"«abc»"};', `const char *k[]{${X}};`],
  ['char *k = "«abc»";', FIXED],
  ['[[deprecated("«abc»")]] void f();', FIXED],
  ['extern "«abc»" void f();', FIXED],
  ['auto n = 1\'000; auto k = "«abc»"; // it\'s', `auto n = 1'000; auto k = ${X}; // it's`],
  ['for (char c : "«abc»") {}', FIXED],
  ['#define K "«abc»"\nauto k = K;', `#define K ${X}\nauto k = K;`],
];

const dialects: readonly (readonly [LanguageId, string, Cases])[] = [['c', C_HEAD, inC], ['cpp', CPP_HEAD, inCpp]];
for (const [languageId, head, cases] of dialects) {
  describe(`lookups in ${languageId}`, () => {
    for (const [source, expected] of cases) {
      it(source, () => {
        const result = outcome(languageId, head + source);
        assert.equal(result, /^(?:store-only|refused)/.test(expected) ? expected : head + expected);
      });
    }
  });
}

describe('helpers in C and C++', () => {
  const below: readonly (readonly [string, LanguageId, string, string, PlanOptions?])[] = [
    ['the includes', 'c', '#include <stdio.h>\n\nvoid f(void) { g("«abc»"); }\n', `#include <stdio.h>\n#include <stdlib.h>\n\n${C_HELPER}\n\nvoid f(void) { g(${X}); }\n`],
    ['nothing', 'cpp', '// What it does.\nauto k = "«abc»";\n', `#include <cstdlib>\n#include <stdexcept>\n#include <string>\n\n${CPP_HELPER}\n\n// What it does.\nauto k = ${X};\n`],
    ['includes without a condition', 'c', '#include <stdio.h>\n#include <stdlib.h>\n#ifdef A\n#include <a.h>\n#endif\nvoid f(void) { g("«abc»"); }\n',
      `#include <stdio.h>\n#include <stdlib.h>\n\n${C_HELPER}\n#ifdef A\n#include <a.h>\n#endif\nvoid f(void) { g(${X}); }\n`],
    ['the guard of a header', 'cpp', '#ifndef A_H\n#define A_H\nstruct A { std::string k = "«abc»"; };\n#endif\n',
      `#ifndef A_H\n#define A_H\n#include <cstdlib>\n#include <stdexcept>\n#include <string>\n\n${CPP_HELPER}\nstruct A { std::string k = ${X}; };\n#endif\n`],
    ['pragma once', 'cpp', '#pragma once\nstruct A { std::string k = "«abc»"; };\n',
      `#pragma once\n#include <cstdlib>\n#include <stdexcept>\n#include <string>\n\n${CPP_HELPER}\nstruct A { std::string k = ${X}; };\n`],
  ];
  for (const [what, languageId, source, expected, options] of below) {
    it(`stand below ${what}`, () => assert.equal(outcome(languageId, source, options), expected));
  }

  it('in C make the rest of the literal once, and each under a name of its own', () => {
    const text = (name: string) => [
      `static char *${name}(void) {`, '    static char *text;', '    if (text == NULL) {', '        const char *value = require_env("API_KEY");',
      '        text = malloc(sizeof("Bearer " "!") + strlen(value));', '        if (text == NULL) abort();', '        strcat(strcat(strcpy(text, "Bearer "), value), "!");', '    }', '    return text;', '}',
    ].join('\n');
    const once = `${C_HEAD.trimEnd()}\n\n${text('api_key_text')}\n\n`;
    assert.equal(outcome('c', `${C_HEAD}void f(void) { g("Bearer «abc»!"); }`), `${once}void f(void) { g(api_key_text()); }`);
    const twice = outcome('c', `${once}void f(void) { g("Bearer «abc»!"); }`);
    assert(twice.includes(text('api_key_text_2')) && twice.endsWith('g(api_key_text_2()); }'), twice);
  });

  it('a name that other files see stays in a header', () => {
    assert.equal(outcome('c', '#define K "«abc»"\n', { path: 'include/keys.h' }), FIXED);
  });

  it('stores what the program used', () => {
    assert.equal(plan('c', 'char *k = "«a\\x41\\n»";').value, 'aA\n');
    assert.equal(plan('cpp', 'auto k = R"x(«a\\n)"b»)x";').value, 'a\\n)"b');
    assert.equal(plan('c', 'f("«abc" "def»");').value, 'abcdef');
  });
});
