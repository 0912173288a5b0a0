import { plausibleValue, secretName } from '../names/secret-name';
import { soleAnswer } from '../program/answers';
import type { Check, Place } from '../flow/check';
import type { Argument, Expression, TextExpression } from '../program/expression';
import type { CheckContext } from './check-context';

/** A literal that stands in when a secret is not configured: the program runs, with a password that everybody can read. */
export function weakDefaultPassword({ report }: CheckContext): Check {
  const found = (literal: TextExpression | undefined, word: string) => {
    if (literal === undefined || !plausibleValue(literal.text.padEnd(4, '_'), '')) return;
    report({ ruleId: 'keyward/weak-default-password', span: literal.span, severity: 'warning', confidence: 0.8, word });
  };
  return {
    on: {
      choice({ options }, place) {
        const [first, ...rest] = options;
        const word = first === undefined ? undefined : secretWord(first, place);
        const last = rest.at(-1);
        if (word !== undefined && last !== undefined) found(directLiteral(soleAnswer(last) ?? last, place), word);
      },
      call({ callee, arguments: given }, place) {
        // `os.environ.get('DB_PASSWORD', 'admin')`, `config.get("db.password", "admin")`.
        const name = callee.kind === 'member' ? callee.property : callee.kind === 'name' ? callee.name : '';
        const [key, value] = given;
        const asked = key === undefined ? undefined : place.literal(key.value)?.text;
        if (!READERS.test(name) || asked === undefined || value === undefined || !isDefault(value) || secretName(asked) === undefined) return;
        found(directLiteral(soleAnswer(value.value) ?? value.value, place), asked);
      },
    },
    function({ parameters }, place) {
      for (const { name, default: value } of parameters) if (value !== undefined && secretName(name) === 'strong') found(directLiteral(value, place), name);
    },
  };
}

const READERS = /^(?:get|getenv|get_env|getEnv|env|fetch|config|getProperty|getOrDefault|GetEnvironmentVariable|GetValue|getString|GetString|setdefault|var|read|lookup|envOr|getEnvOrDefault|getEnvDefault|env_or|getenv_or)$/;

/** Stands second, or says what it is for. */
function isDefault({ keyword }: Argument): boolean {
  return keyword === undefined || /^(?:default|fallback|default_?[vV]alue)$/.test(keyword);
}

/** A literal, or one in another dress: `"admin".to_string()`. */
function directLiteral(value: Expression, place: Place): TextExpression | undefined {
  return value.kind === 'text' ? value : value.kind === 'call' ? place.literal(value) : undefined;
}

/** The name of a secret that is looked up or held. */
function secretWord(expression: Expression, place: Place): string | undefined {
  return place.flow(expression).find(({ label, because }) => label === 'secret' && because === 'name')?.word;
}
